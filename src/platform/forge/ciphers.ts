import cipher from 'node-forge/lib/cipher.js';
import util from 'node-forge/lib/util.js';
import 'node-forge/lib/aes.js';
import 'node-forge/lib/des.js';

/** node-forge works on binary strings; pieces keep them short. A whole number of blocks of any cipher. */
const PIECE = 8192;

/**
 * Decrypts in CBC mode and leaves the padding on.
 * @param key 8 octets for DES, 24 for 3DES, 16, 24 or 32 for AES
 * @param data whole blocks
 */
export function forgeCbcDecrypt(
  algorithm: 'AES-CBC' | '3DES-CBC' | 'DES-CBC',
  key: Uint8Array,
  iv: Uint8Array,
  data: Uint8Array,
): Uint8Array {
  const decipher = cipher.createDecipher(algorithm, util.binary.raw.encode(key));
  decipher.start({ iv: util.binary.raw.encode(iv) });
  const plain = new Uint8Array(data.length);
  for (let start = 0; start < data.length; start += PIECE) {
    decipher.update(util.createBuffer(util.binary.raw.encode(data.subarray(start, start + PIECE))));
    util.binary.raw.decode(decipher.output.getBytes(), plain, start);
  }
  return plain;
}

/** Two-key 3DES is three-key 3DES whose third key is the first. */
export function twoKeyToThreeKey(key: Uint8Array): Uint8Array {
  const three = new Uint8Array(24);
  three.set(key);
  three.set(key.subarray(0, 8), 16);
  return three;
}
