import { createPrivateKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decryptPrivateKey } from '../../../src/core/pkcs12/decryptPrivateKey.js';
import { browserCrypto } from '../../../src/platform/browser/crypto.js';
import { nodeCrypto } from '../../../src/platform/node/crypto.js';
import { toHex } from '../../support/bytes.js';
import { hasOpenssl, openssl, temporaryDirectory } from '../../support/openssl.js';
import { materialOf, PASSWORD } from '../../support/pfxSource.js';

const { key } = await materialOf('openssl/pbes2-aes-256.pfx');

/** What `openssl pkcs8 -topk8` writes, by its options. */
const FORMS = [
  ...['MD5-DES', 'MD5-RC2-64', 'SHA1-DES', 'SHA1-RC2-64', 'SHA1-RC4-128', 'SHA1-RC4-40', 'SHA1-3DES', 'SHA1-2DES'],
  ...['SHA1-RC2-128', 'SHA1-RC2-40'],
]
  .map((name) => ['-v1', `PBE-${name}`])
  .concat(
    ['aes-128-cbc', 'aes-192-cbc', 'aes-256-cbc', 'des3', 'des-cbc', 'rc2-cbc', 'rc2-64-cbc', 'rc2-40-cbc'].map(
      (name) => ['-v2', name],
    ),
    ['camellia-128-cbc', 'camellia-192-cbc', 'camellia-256-cbc'].map((name) => ['-v2', name]),
    ['hmacWithSHA1', 'hmacWithSHA512', 'hmacWithSHA512-256'].map((name) => ['-v2', 'aes-256-cbc', '-v2prf', name]),
    [
      ['-scrypt'],
      ['-scrypt', '-scrypt_N', '32', '-scrypt_r', '3', '-scrypt_p', '5'],
      ['-v2', 'aes-128-cbc', '-iter', '1'],
    ],
  )
  .map((options) => ({ name: options.join(' '), options }));

describe.skipIf(!hasOpenssl())('a key encrypted by the openssl command opens', () => {
  const directory = temporaryDirectory();
  writeFileSync(
    join(directory, 'key.pem'),
    createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' }).export({ format: 'pem', type: 'pkcs8' }),
  );

  it.each(FORMS)('$name', async ({ options }) => {
    const legacy = ['-provider', 'legacy', '-provider', 'default'];
    const how = ['-topk8', '-in', 'key.pem', '-outform', 'DER', '-out', 'out.der', '-passout', `pass:${PASSWORD}`];
    openssl(directory, ['pkcs8', ...how, ...options, ...legacy]);
    const der = new Uint8Array(readFileSync(join(directory, 'out.der')));
    for (const crypto of [nodeCrypto, browserCrypto]) {
      const opened = await decryptPrivateKey(der, [PASSWORD], crypto);
      expect(toHex(opened.pkcs8)).toBe(toHex(key));
    }
  });
});
