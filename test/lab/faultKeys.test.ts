import { checkPrimeSync, createPrivateKey, generatePrimeSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { usablePrimeFrom } from '../../src/lab/faults/keys.js';
import { Kit } from '../../src/lab/faults/kit.js';
import { certFaults } from '../../src/lab/faults/topics/cert.js';
import { failingRules, judgeArtefact } from '../support/artefacts.js';
import { testKey } from '../support/certificates.js';

/** Faults are made with new keys at every run: here with keys that come up once in tens of thousands of runs. */

const NOW = Date.parse('2026-11-21T12:00:00Z');
const E = 65_537n;

/** A key whose modulus begins with these octets. */
function keyBeginning(octets: Buffer): KeyObject {
  const beginning = BigInt(`0x${octets.toString('hex').padEnd(512, 'a7')}`);
  const usable = (prime: bigint) => prime % E !== 1n && checkPrimeSync(prime);
  let p = generatePrimeSync(1024, { bigint: true });
  while (!usable(p)) p = generatePrimeSync(1024, { bigint: true });
  let q = (beginning / p) | 1n;
  while (!usable(q)) q += 2n;
  const d = inverse(E, (p - 1n) * (q - 1n));
  const members = { n: p * q, e: E, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const encoded = Object.entries(members).map(([name, value]) => {
    const hex = value.toString(16);
    return [name, Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url')];
  });
  return createPrivateKey({ format: 'jwk', key: { kty: 'RSA', ...Object.fromEntries(encoded) } });
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n];
  while (b !== 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return ((x % modulus) + modulus) % modulus;
}

describe('faults made with unlucky keys', () => {
  it('have TRUE as 01 in the flag, where the key holds the octets of a flag, too', async () => {
    const leaf = keyBeginning(Buffer.from('c53c3c3c0101ff', 'hex'));
    const keys = { root: testKey('root'), issuing: testKey('issuing'), leaf, other: testKey('client') };
    const kit = new Kit(NOW, keys as never);
    expect(Buffer.from(kit.server()).includes(Buffer.from('c53c3c3c0101ff', 'hex'))).toBe(true);
    const derEncoding = certFaults.find(({ id }) => id === 'cert/der-encoding');
    if (derEncoding === undefined) throw new Error('there is no such fault');
    expect(failingRules(await judgeArtefact(await derEncoding.make(kit), NOW))).toEqual(['cert/der-encoding']);
  });

  it('pass over a prime that leaves the exponent no inverse', async () => {
    const unusableReason = generatePrimeSync(512, { bigint: true, add: E * 2n, rem: 1n });
    const prime = await usablePrimeFrom(unusableReason);
    expect([prime > unusableReason, (prime - 1n) % E === 0n, checkPrimeSync(prime)]).toEqual([true, false, true]);
    expect(await usablePrimeFrom(prime)).toBe(prime);
  });
});
