/**
 * RC4, as the first version of PKCS #12 used it (`pbeWithSHAAnd128BitRC4`, `pbeWithSHAAnd40BitRC4`).
 * Encryption and decryption are the same. The key has 1 to 256 octets.
 *
 * @see RFC 6229 for test vectors
 */
export function rc4(key: Uint8Array, data: Uint8Array): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (a: number, b: number) => {
    const kept = state[a] as number;
    state[a] = state[b] as number;
    state[b] = kept;
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (state[i] as number) + (key[i % key.length] as number)) & 0xff;
    swap(i, j);
  }
  const output = new Uint8Array(data.length);
  for (let n = 0, i = 0, j = 0; n < data.length; n += 1) {
    i = (i + 1) & 0xff;
    j = (j + (state[i] as number)) & 0xff;
    swap(i, j);
    const pad = state[((state[i] as number) + (state[j] as number)) & 0xff] as number;
    output[n] = (data[n] as number) ^ pad;
  }
  return output;
}
