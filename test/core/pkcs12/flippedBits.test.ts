import { describe, expect, it } from 'vitest';
import { CmgCertError } from '../../../src/core/errors.js';
import { openPfx } from '../../../src/core/pkcs12/openPfx.js';
import { nodeCrypto } from '../../../src/platform/node/crypto.js';
import {
  certificateBag,
  clearSafe,
  encryptedSafe,
  localKeyId,
  pbes2,
  pfx,
  type Scheme,
  shroudedKeyBag,
  tripleDes,
} from '../../support/pfxBuilder.js';
import { materialOf, PASSWORD } from '../../support/pfxSource.js';

const CODES = [
  'altered',
  'wrong-password',
  'truncated',
  'malformed',
  'not-a-pfx',
  'unsupported-cipher',
  'too-many-iterations',
];

const { leaf, key } = await materialOf('openssl/ec-p256.pfx');
const certificates = certificateBag(leaf, [localKeyId(1)]);
const shrouded = (scheme: Scheme) => shroudedKeyBag(key, scheme, PASSWORD, localKeyId(1));
const mac = { password: PASSWORD };

type Tally = Map<string, number>;

/** Opens the file with each of the given bits flipped, one at a time, and counts what comes of it. */
async function flipAll(file: Uint8Array, bits: readonly number[]): Promise<Tally> {
  const tally: Tally = new Map();
  const copy = Uint8Array.from(file);
  for (let at = 0; at < file.length; at += 1) {
    for (const bit of bits) {
      copy[at] = (file[at] as number) ^ (1 << bit);
      const outcome = await codeFor(copy);
      tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
    }
    copy[at] = file[at] as number;
  }
  return tally;
}

async function codeFor(file: Uint8Array): Promise<string> {
  try {
    await openPfx(file, { passwords: [PASSWORD], crypto: nodeCrypto, limits: { maxIterations: 5000 } });
    return 'opens';
  } catch (error) {
    if (error instanceof CmgCertError && CODES.includes(error.code)) return error.code;
    throw error;
  }
}

/** The share of flips that end so. */
function share(tally: Tally, code: string): number {
  const all = [...tally.values()].reduce((sum, count) => sum + count, 0);
  return (tally.get(code) ?? 0) / all;
}

const EVERY_BIT = [0, 1, 2, 3, 4, 5, 6, 7];

describe('a file in which one bit was flipped', () => {
  it.each([
    [
      'AES-256, key and certificate apart',
      [clearSafe(shrouded(pbes2())), encryptedSafe(pbes2(), PASSWORD, certificates)],
    ],
    [
      '3DES, key and certificate apart',
      [clearSafe(shrouded(tripleDes())), encryptedSafe(tripleDes(), PASSWORD, certificates)],
    ],
  ])('%s: whatever the bit, the password is not blamed', async (_, safes) => {
    const tally = await flipAll(pfx(safes, mac), EVERY_BIT);
    expect([...tally.keys()].sort()).toEqual(expect.arrayContaining(['altered', 'malformed', 'truncated']));
    expect(tally.get('opens')).toBeUndefined();
    expect(tally.get('wrong-password')).toBeUndefined();
    expect(share(tally, 'altered')).toBeGreaterThan(0.85);
  });

  // Salt, count and the last octet of the PRF; where only a key bag is encrypted, also the OID that says that it is one.
  it.each([
    ['AES-256, everything in one part', 10, [encryptedSafe(pbes2(), PASSWORD, certificates, shrouded(pbes2()))]],
    ['3DES, everything in one part', 10, [encryptedSafe(tripleDes(), PASSWORD, certificates, shrouded(tripleDes()))]],
    ['AES-256, a key alone', 21, [clearSafe(shrouded(pbes2()))]],
    ['3DES, a key alone', 21, [clearSafe(shrouded(tripleDes()))]],
  ])('%s: in %i octets at most it looks like a wrong password', async (_, octets, safes) => {
    const tally = await flipAll(pfx(safes, mac), EVERY_BIT);
    expect(tally.get('opens')).toBeUndefined();
    expect(tally.get('wrong-password')).toBeLessThanOrEqual(octets * 8);
  });

  it('AES-256 without a MAC: what is noticed is called altered or malformed, and the password is not blamed', async () => {
    const safes = [clearSafe(shrouded(pbes2())), encryptedSafe(pbes2(), PASSWORD, certificates)];
    const tally = await flipAll(pfx(safes), EVERY_BIT);
    expect(tally.get('wrong-password')).toBeUndefined();
    expect(share(tally, 'altered')).toBeGreaterThan(0.1);
  });

  it('the same with a wrong password: it is blamed, unless the structure is broken', async () => {
    const safes = [clearSafe(shrouded(pbes2())), encryptedSafe(pbes2(), PASSWORD, certificates)];
    const file = pfx(safes, mac);
    for (let at = 0; at < file.length; at += 1) {
      const copy = Uint8Array.from(file);
      copy[at] = (file[at] as number) ^ (1 << (at % 8));
      const opening = openPfx(copy, { passwords: ['Contoso'], crypto: nodeCrypto });
      const error = await opening.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(CmgCertError);
      expect((error as CmgCertError).code).not.toBe('altered');
    }
  });
});
