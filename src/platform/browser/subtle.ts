/** Web Crypto, where the page's context has it: it is absent on plain http. */
export function webCrypto(): SubtleCrypto | undefined {
  return globalThis.crypto?.subtle;
}

/** Web Crypto's types want a buffer that nobody shares, which a view into a file does not promise. */
export function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
