import cipher from 'node-forge/lib/cipher.js';
import util from 'node-forge/lib/util.js';
import 'node-forge/lib/aes.js';

/** node-forge works on binary strings; pieces keep them short. A whole number of blocks. */
const PIECE = 8192;

/**
 * Decrypts AES in CBC mode and leaves the padding on.
 * @param key 16, 24 or 32 octets
 * @param data whole blocks
 */
export function forgeAesCbcDecrypt(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array {
  const decipher = cipher.createDecipher('AES-CBC', util.binary.raw.encode(key));
  decipher.start({ iv: util.binary.raw.encode(iv) });
  const plain = new Uint8Array(data.length);
  for (let start = 0; start < data.length; start += PIECE) {
    decipher.update(util.createBuffer(util.binary.raw.encode(data.subarray(start, start + PIECE))));
    util.binary.raw.decode(decipher.output.getBytes(), plain, start);
  }
  return plain;
}
