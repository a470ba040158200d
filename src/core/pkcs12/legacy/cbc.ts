/** Decrypts one block of `input` at `from` into `output`, at its start. */
export type BlockDecryption = (input: Uint8Array, from: number, output: Uint8Array) => void;

/**
 * Cipher block chaining for the ciphers that platforms lack; the padding is left on.
 * `data` is whole blocks, `iv` one block.
 *
 * @see NIST SP 800-38A § 6.2
 */
export function cbcDecrypt(decryptBlock: BlockDecryption, iv: Uint8Array, data: Uint8Array): Uint8Array {
  const size = iv.length;
  const plain = new Uint8Array(data.length);
  const block = new Uint8Array(size);
  for (let start = 0; start < data.length; start += size) {
    decryptBlock(data, start, block);
    const previous = start === 0 ? iv : data;
    const offset = start === 0 ? 0 : start - size;
    for (let i = 0; i < size; i += 1) plain[start + i] = (block[i] as number) ^ (previous[offset + i] as number);
  }
  return plain;
}
