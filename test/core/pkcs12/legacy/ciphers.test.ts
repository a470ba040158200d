import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { camelliaCbcDecrypt } from '../../../../src/core/pkcs12/legacy/camellia.js';
import { desCbcDecrypt } from '../../../../src/core/pkcs12/legacy/des.js';
import { rc2CbcDecrypt } from '../../../../src/core/pkcs12/legacy/rc2.js';
import { rc4 } from '../../../../src/core/pkcs12/legacy/rc4.js';
import { fromHex, toHex } from '../../../support/bytes.js';

describe('RC2 decrypts the vectors of RFC 2268 § 5', () => {
  const noIv = new Uint8Array(8);
  it.each([
    ['0000000000000000', 63, '0000000000000000', 'ebb773f993278eff'],
    ['ffffffffffffffff', 64, 'ffffffffffffffff', '278b27e42e2f0d49'],
    ['3000000000000000', 64, '1000000000000001', '30649edf9be7d2c2'],
    ['88', 64, '0000000000000000', '61a8a244adacccf0'],
    ['88bca90e90875a', 64, '0000000000000000', '6ccf4308974c267f'],
    ['88bca90e90875a7f0f79c384627bafb2', 64, '0000000000000000', '1a807d272bbe5db1'],
    ['88bca90e90875a7f0f79c384627bafb2', 128, '0000000000000000', '2269552ab0f85ca6'],
    ['88bca90e90875a7f0f79c384627bafb216f80a6f85920584c42fceb0be255daf1e', 129, '0000000000000000', '5b78d3a43dfff1f1'],
  ])('key %s with %i effective bits', (key, bits, plain, cipherText) => {
    expect(toHex(rc2CbcDecrypt(fromHex(key), bits, noIv, fromHex(cipherText)))).toBe(plain);
  });

  it('chains blocks: the second takes the first cipher text, the first the IV', () => {
    const key = fromHex('88bca90e90875a7f0f79c384627bafb2');
    const iv = fromHex('0102030405060708');
    const block = fromHex('2269552ab0f85ca6');
    const plain = rc2CbcDecrypt(key, 128, iv, Uint8Array.from([...block, ...block]));
    expect(toHex(plain)).toBe('01020304050607082269552ab0f85ca6');
  });
});

describe('DES', () => {
  it.each([
    ['0101010101010101', '95f8a5e5dd31d900', '8000000000000000'],
    ['8001010101010101', '0000000000000000', '95a8d72813daa94d'],
    ['10316e028c8f3b4a', '0000000000000000', '82dcbafbdeab6602'],
    ['7ca110454a1a6e57', '01a1d6d039776742', '690f5b0d9a26939b'],
    ['133457799bbcdff1', '0123456789abcdef', '85e813540f0ab405'],
  ])('decrypts what is known of key %s', (key, plain, cipherText) => {
    expect(toHex(desCbcDecrypt(fromHex(key), new Uint8Array(8), fromHex(cipherText)))).toBe(plain);
  });

  it.each([
    ['des-ede-cbc', 16],
    ['des-ede3-cbc', 24],
  ])('three times, %s, agrees with OpenSSL under 200 keys', (name, octets) => {
    for (let n = 0; n < 200; n += 1) {
      const key = Uint8Array.from({ length: octets }, (_, i) => (i * 89 + n * 53 + i * n) & 0xff);
      const iv = Uint8Array.from({ length: 8 }, (_, i) => (i * 151 + n) & 0xff);
      const message = Uint8Array.from({ length: 8 * (1 + (n % 9)) }, (_, i) => (i * i * 31 + n) & 0xff);
      const cipher = createCipheriv(name, key, iv).setAutoPadding(false);
      const encrypted = Uint8Array.from(Buffer.concat([cipher.update(message), cipher.final()]));
      expect(toHex(desCbcDecrypt(key, iv, encrypted))).toBe(toHex(message));
    }
  });
});

describe('RC4 gives the key streams of RFC 6229', () => {
  it.each([
    ['0102030405', 'b2396305f03dc027ccc3524a0a1118a8'],
    ['0102030405060708090a0b0c0d0e0f10', '9ac7cc9a609d1ef7b2932899cde41b97'],
    ['833222772a', '80ad97bdc973df8a2e879e92a497efda'],
  ])('key %s', (key, stream) => {
    expect(toHex(rc4(fromHex(key), new Uint8Array(16)))).toBe(stream);
  });

  it('runs on past its first 256 octets', () => {
    const stream = rc4(fromHex('0102030405'), new Uint8Array(4112));
    expect(toHex(stream.subarray(4096))).toBe('ff25b58995996707e51fbdf08b34d875');
  });
});

describe('Camellia', () => {
  const plain = '0123456789abcdeffedcba9876543210';
  it.each([
    ['0123456789abcdeffedcba9876543210', '67673138549669730857065648eabe43'],
    ['0123456789abcdeffedcba98765432100011223344556677', 'b4993401b3e996f84ee5cee7d79b09b9'],
    ['0123456789abcdeffedcba987654321000112233445566778899aabbccddeeff', '9acc237dff16d76c20ef7c919e3a7509'],
  ])('decrypts the vector of RFC 3713 appendix A with key %s', (key, cipherText) => {
    expect(toHex(camelliaCbcDecrypt(fromHex(key), new Uint8Array(16), fromHex(cipherText)))).toBe(plain);
  });

  it.each([128, 192, 256])('with %i bits agrees with OpenSSL on 200 blocks that differ in every octet', (bits) => {
    const key = Uint8Array.from({ length: bits / 8 }, (_, i) => (i * 73 + bits) & 0xff);
    const iv = Uint8Array.from({ length: 16 }, (_, i) => (i * 151 + 7) & 0xff);
    const message = Uint8Array.from({ length: 3200 }, (_, i) => (i * i * 31 + (i >> 3)) & 0xff);
    const cipher = createCipheriv(`camellia-${bits}-cbc`, key, iv).setAutoPadding(false);
    const cipherText = Buffer.concat([cipher.update(message), cipher.final()]);
    expect(toHex(camelliaCbcDecrypt(key, iv, cipherText))).toBe(toHex(message));
  });
});
