// The worker's code as a text in the page's script, by LZMA, and what unpacks it there.
import path from 'node:path';
import { compress } from 'lzma1';

/** Of lzma1's levels the first whose window, 2 MiB, is larger than the code; higher ones gain nothing and have the page set aside more memory. */
const LZMA_LEVEL = 5;

/** A module whose text is the code as LZMA in Base64. Base64 costs next to nothing once the page is compressed on its way. */
export const packedModule = (name, code) => ({
  name,
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: name }));
    onLoad({ filter: /.*/, namespace: name }, () => ({
      contents: Buffer.from(compress(Buffer.from(code), LZMA_LEVEL)).toString('base64'),
      loader: 'text',
    }));
  },
});

/** The two modules of lzma1 that read, which its `exports` do not offer by themselves. */
export const lzmaDecoder = {
  name: 'lzma1-decoder',
  setup({ onResolve, onLoad, initialOptions }) {
    const folder = path.join(initialOptions.absWorkingDir, 'node_modules/lzma1/lib');
    onResolve({ filter: /^lzma1-decoder$/ }, ({ path: name }) => ({ path: name, namespace: name }));
    onLoad({ filter: /.*/, namespace: 'lzma1-decoder' }, () => ({
      contents: `export { Decoder } from './decoder.js'; export { InputBuffer, OutputBuffer } from './streams.js';`,
      resolveDir: folder,
    }));
  },
};
