import { Decoder, InputBuffer, OutputBuffer } from 'lzma1-decoder';
import packed from 'packed-worker';

/** LZMA's header: five octets of properties, then the size before packing as 64 bits, of which 32 are enough here. */
const SIZE_AT = 5;

let unpacked: Blob | undefined;

/**
 * The worker's code, unpacked once: plain text wherever a browser's tools show the worker's source.
 * @throws Error where the browser has no room for it
 */
export function workerCode(): Blob {
  if (unpacked !== undefined) return unpacked;
  const bytes = fromBase64(packed);
  const output = new OutputBuffer(new DataView(bytes.buffer).getUint32(SIZE_AT, true));
  new Decoder().decompress(new InputBuffer(bytes), output);
  unpacked = new Blob([output.toArray()], { type: 'text/javascript' });
  return unpacked;
}

function fromBase64(text: string): Uint8Array {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = characters.charCodeAt(index);
  return bytes;
}
