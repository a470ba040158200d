import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { certIdOf } from '../../src/core/ocsp/certId.js';
import { judgeOcspResponse } from '../../src/core/ocsp/judgeResponse.js';
import { type CheckOptions, check, type Source } from '../../src/index.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';
import { generalName, TestCa } from '../support/ca.js';
import { casePath, hasCases } from '../support/cases.js';
import * as der from '../support/der.js';
import { fixtureBytes } from '../support/fixtures.js';
import { ocspAnswer } from '../support/ocspAnswers.js';
import { bmpString } from '../support/pfxBuilder.js';
import { runInProcess } from '../support/runInProcess.js';
import { tokenText } from '../support/tokens.js';

/**
 * One file of each kind, damaged in every byte in turn: whatever is decoded late is decoded behind a door that turns failure into a finding or an error of the
 * file. A rule that throws, or a fault in the report, is a fault of ours.
 */

const AT = Date.parse('2026-11-21T12:00:00Z');
const root = TestCa.root('Contoso Root CA');
const issuing = root.issueCa('Contoso Issuing CA 1', { crl: ['http://crl.contoso.com/root.crl'] });
const EXTRA = [
  {
    oid: '1.3.6.1.5.5.7.1.1',
    value: der.sequence(der.sequence(der.oid('1.3.6.1.5.5.7.48.1'), generalName.uri('http://ocsp.contoso.com/'))),
  },
  { oid: '1.3.6.1.4.1.311.20.2', value: bmpString('Machine') },
];
const leaf = issuing.issueLeaf('GraniteFalls.contoso.com', {
  crl: ['http://crl.contoso.com/ca.crl'],
  names: [generalName.dns('GraniteFalls.contoso.com'), generalName.upn('pc@contoso.com')],
  policies: ['1.3.6.1.4.1.311.21.8.1'],
  extra: EXTRA,
});
const reason = der.sequence(der.oid('2.5.29.21'), der.octetString(der.text(0x0a, '\u0004')));
const held = der.sequence(der.oid('2.5.29.24'), der.octetString(der.generalizedTime('20261101000000Z')));
const crl = issuing.issueCrl({ number: 7, revoked: [{ certificate: leaf, extensions: [reason, held] }] });
const source = (name: string, bytes: Uint8Array): Source => ({ name, bytes });
const beside: CheckOptions = {
  at: AT,
  roots: [source('root.cer', root.certificate.der)],
  intermediates: [source('issuing.cer', issuing.certificate.der)],
};

interface Kind {
  readonly what: string;
  readonly bytes: Uint8Array;
  readonly run: (bytes: Uint8Array) => Promise<unknown>;
}

const checked =
  (options: CheckOptions = beside, name = 'file') =>
  async (bytes: Uint8Array) => {
    const { faults } = await check([source(name, bytes)], options);
    return faults;
  };

const KINDS: readonly Kind[] = [
  { what: 'a server certificate', bytes: leaf.der, run: checked({ ...beside, as: 'server' }) },
  { what: 'a client certificate', bytes: leaf.der, run: checked({ ...beside, as: 'client' }) },
  { what: 'a CA certificate to upload', bytes: issuing.certificate.der, run: checked({ at: AT, as: 'ca' }) },
  { what: 'a CRL, checked by itself', bytes: crl.der, run: checked({ ...beside, issuers: beside.intermediates }) },
  {
    what: 'a CRL, by which a certificate is checked',
    bytes: crl.der,
    run: async (bytes) => {
      // A file without a CRL is refused before anything is checked.
      const options = { ...beside, as: 'server' as const, crls: [source('ca.crl', bytes)] };
      return (await check([source('server.cer', leaf.der)], options).catch(usage))?.faults;
    },
  },
  { what: 'a delta CRL', bytes: fixtureBytes('codecs/delta.crl'), run: checked() },
  { what: 'an indirect CRL', bytes: fixtureBytes('codecs/indirect.crl'), run: checked() },
  { what: 'a certificate request', bytes: pemBody(fixtureBytes('codecs/request-ec.pem')), run: checked() },
  { what: 'a chain', bytes: chain(issuing.certificate.der, root.certificate.der), run: checked({ at: AT }) },
  {
    what: 'a PFX',
    bytes: fixtureBytes('openssl/iterations-1.pfx'),
    run: checked({ at: AT, passwords: ['GraniteFalls-2026'] }),
  },
  { what: 'a private key', bytes: fixtureBytes('codecs/ec-sec1.der'), run: checked({ at: AT }) },
  { what: 'a token', bytes: new TextEncoder().encode(tokenText()), run: checked({ at: AT }) },
  {
    what: 'an OCSP answer',
    bytes: ocspAnswer(root, leaf),
    run: async (bytes) => {
      const id = certIdOf(leaf, root.certificate, nodeCrypto);
      await judgeOcspResponse(bytes, { id, issuer: root.certificate, at: AT, crypto: nodeCrypto });
    },
  },
];

/** Only an option that says nothing is a reason to refuse the run. */
function usage(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'usage') return undefined;
  throw error;
}

const CHANGES: readonly (readonly [string, (byte: number) => number])[] = [
  ['all bits turned', (byte) => byte ^ 0xff],
  ['the last bit turned', (byte) => byte ^ 1],
];

describe('a file that is damaged in one byte', () => {
  it.each(KINDS)(
    'is never a fault of ours: $what',
    async ({ bytes, run }) => {
      const faults: string[] = [];
      expect(bytes.length).toBeGreaterThan(100);
      for (let at = 0; at < bytes.length; at += 1) {
        for (const [what, change] of CHANGES) {
          const damaged = bytes.slice();
          damaged[at] = change(bytes[at] ?? 0);
          const found = await run(damaged).catch((error: unknown) => `threw ${error}`);
          if (found !== undefined) faults.push(`byte ${at}, ${what}: ${JSON.stringify(found)}`);
        }
      }
      expect(faults.slice(0, 5)).toEqual([]);
    },
    120_000,
  );
});

describe.skipIf(!hasCases)('a CRL with an extension of an entry that does not decode', () => {
  const file = casePath('crl-damaged-extension/damaged.crl');

  it('is an error of the file, in the library and on the command line, at any time', async () => {
    for (const day of ['2026-11-25', '2026-12-24']) {
      const report = await check([source('damaged.crl', new Uint8Array(readFileSync(file)))], { at: Date.parse(day) });
      expect(report.faults).toBeUndefined();
      expect(report.inputs[0]?.error?.message).toMatch(/extnValue/i);
      const { code, stdout } = await runInProcess(['check', file, '--at', day]);
      expect([code, stdout]).toEqual([3, expect.stringContaining('ExtnValue')]);
    }
  });
});

/** A P7B: PKCS #7 SignedData without signers. */
function chain(...certificates: readonly Uint8Array[]): Uint8Array {
  const data = der.sequence(der.oid('1.2.840.113549.1.7.1'));
  const signed = der.sequence(der.integer(1), der.set(), data, der.explicit(0, ...certificates), der.set());
  return der.sequence(der.oid('1.2.840.113549.1.7.2'), der.explicit(0, signed));
}

function pemBody(pem: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(pem).replace(/-----[^-]+-----/g, '');
  return new Uint8Array(Buffer.from(text, 'base64'));
}
