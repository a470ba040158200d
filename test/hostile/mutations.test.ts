import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPfx } from '../../src/core/pkcs12/openPfx.js';
import { CmgCertError, check } from '../../src/index.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';
import { fixtureBytes } from '../support/fixtures.js';

/** Fixed, so that a failure can be seen again; every run takes the same mutations. */
const SEED = 20_261_121;
const AT = Date.parse('2026-11-21T12:00:00Z');
const PASSWORD = 'GraniteFalls-2026';

/** Files whose keys are derived in one round, so that thousands of runs take seconds. */
const CLEAR = [
  'good/adcs/server.cer',
  'adcs-like/client-upn.cer',
  'codecs/chain.p7b',
  'codecs/signed-indefinite.p7b',
  'codecs/chain-with-crl.p7b',
  'codecs/bundle.pem',
  'codecs/bundle-bag-attributes.pem',
  'codecs/server-utf16le.pem',
  'codecs/server-base64-crlf.cer',
  'codecs/request.der',
  'codecs/rsa-pkcs8.der',
  'codecs/ec-sec1.der',
  'codecs/base.crl',
  'codecs/indirect.crl',
  'codecs/idp.crl',
] as const;
const PFX = ['openssl/iterations-1.pfx', 'crafted/one-safe.pfx', 'crafted/key-bag-in-clear.pfx'] as const;

type Change = (bytes: Uint8Array) => Uint8Array;
/** A place in a file of any length, as a share of it. */
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const at = (bytes: Uint8Array, share: number): number => Math.floor(share * bytes.length);
const joined = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** What looks harmless at one place is a length, a tag or a count at another. */
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ share: place, octet: fc.nat(255) }).map(({ share, octet }) => (bytes: Uint8Array) => {
    const copy = bytes.slice();
    copy[at(copy, share)] = octet;
    return copy;
  }),
  fc.record({ share: place, bit: fc.nat(7) }).map(({ share, bit }) => (bytes: Uint8Array) => {
    const copy = bytes.slice();
    const index = at(copy, share);
    copy[index] = (copy[index] as number) ^ (1 << bit);
    return copy;
  }),
  fc.record({ from: place, to: place }).map(({ from, to }) => (bytes: Uint8Array) => {
    const [a, b] = [at(bytes, Math.min(from, to)), at(bytes, Math.max(from, to))];
    return joined(bytes.subarray(0, a), bytes.subarray(b));
  }),
  fc.record({ share: place, added: fc.uint8Array({ minLength: 1, maxLength: 40 }) }).map(({ share, added }) => {
    return (bytes: Uint8Array) => joined(bytes.subarray(0, at(bytes, share)), added, bytes.subarray(at(bytes, share)));
  }),
  fc.record({ from: place, length: fc.integer({ min: 1, max: 200 }), to: place }).map(({ from, length, to }) => {
    return (bytes: Uint8Array) => {
      const piece = bytes.subarray(at(bytes, from), at(bytes, from) + length);
      return joined(bytes.subarray(0, at(bytes, to)), piece, bytes.subarray(at(bytes, to)));
    };
  }),
  place.map((share) => (bytes: Uint8Array) => bytes.slice(0, at(bytes, share))),
);
const changes = fc.array(change, { minLength: 1, maxLength: 4 });
const applied = (original: Uint8Array, list: readonly Change[]): Uint8Array =>
  list.reduce((bytes, one) => (bytes.length === 0 ? bytes : one(bytes)), original);

async function judge(name: string, bytes: Uint8Array) {
  const report = await check([{ name, bytes }], { at: AT, passwords: [PASSWORD], roots: [], maxIterations: 5000 });
  expect(report.faults).toBeUndefined();
  expect(report.inputs).toHaveLength(1);
  expect(['pass', 'warn', 'fail', 'incomplete']).toContain(report.verdict);
  return report.inputs[0];
}

describe('random changes of good files', () => {
  it.each(CLEAR)(
    '%s is judged or refused, never a fault of the program',
    async (file) => {
      const original = fixtureBytes(file);
      await fc.assert(
        fc.asyncProperty(changes, async (list) => {
          const input = await judge(file, applied(original, list));
          if (input?.error !== undefined) expect(input.error.remedy, input.error.message).toMatch(/\S/);
        }),
        { seed: SEED, numRuns: 250 },
      );
    },
    120_000,
  );

  it.each(PFX)(
    '%s is judged or refused, never a fault of the program',
    async (file) => {
      const original = fixtureBytes(file);
      await fc.assert(
        fc.asyncProperty(changes, async (list) => void (await judge(file, applied(original, list)))),
        { seed: SEED, numRuns: 250 },
      );
    },
    120_000,
  );

  it('one changed octet in a PFX never makes its right password the wrong one', async () => {
    const original = fixtureBytes('openssl/iterations-1.pfx');
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (share, mask) => {
        const bytes = original.slice();
        const index = at(bytes, share);
        bytes[index] = (bytes[index] as number) ^ mask;
        const failed: unknown = await openPfx(bytes, {
          passwords: [PASSWORD],
          crypto: nodeCrypto,
          limits: { maxIterations: 5000 },
        }).then(
          () => undefined,
          (error: unknown) => error,
        );
        if (failed === undefined) return;
        expect(failed).toBeInstanceOf(CmgCertError);
        expect((failed as CmgCertError).code).not.toMatch(/password/);
      }),
      { seed: SEED, numRuns: 1500 },
    );
  }, 120_000);
});
