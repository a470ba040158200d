// node-forge's single modules, so that a bundle carries the ciphers and not the whole library.

declare module 'node-forge/lib/cipher.js' {
  import type forge from 'node-forge';

  const cipher: typeof forge.cipher;
  export default cipher;
}

/** Registers AES with the cipher module. */
declare module 'node-forge/lib/aes.js' {}

declare module 'node-forge/lib/util.js' {
  import type forge from 'node-forge';

  const util: typeof forge.util;
  export default util;
}
