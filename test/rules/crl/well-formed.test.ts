import { sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeElement } from '../../../src/core/asn1/encode.js';
import { CrlStream } from '../../../src/core/x509/crl/crlStream.js';
import { readCrl } from '../../../src/core/x509/crl/readCrl.js';
import type { RevocationList } from '../../../src/core/x509/types.js';
import { check } from '../../../src/index.js';
import { nodeCrypto } from '../../../src/platform/node/crypto.js';
import rule from '../../../src/rules/crl/well-formed.js';
import { crlTarget, ISSUER, LEAF, ROOT_CA } from '../../support/crls.js';
import * as der from '../../support/der.js';
import { context, serverTarget } from '../../support/targets.js';
import { AT } from '../../support/validate.js';

const ECDSA = der.sequence(der.oid('1.2.840.10045.4.3.2'));
const number = der.extension('2.5.29.20', der.integer(7));
const reason = der.sequence(der.extension('2.5.29.21', der.text(0x0a, '\u0001')));
const scope = (...parts: Uint8Array[]) => der.extension('2.5.29.28', der.sequence(...parts), 0xff);
const TRUE = Uint8Array.of(0xff);

interface Form {
  readonly version?: Uint8Array | 'none';
  readonly entries?: readonly Uint8Array[] | 'none';
  readonly extensions?: readonly Uint8Array[] | 'none';
  readonly outer?: Uint8Array;
}

const entry = (...more: Uint8Array[]) => der.sequence(der.integer(0x55), der.utcTime('261101000000Z'), ...more);

/** A CRL of the issuer as it is asked for, signed. */
function crlOf({ version = der.integer(1), entries = 'none', extensions = [number], outer = ECDSA }: Form): Uint8Array {
  const tbs = der.sequence(
    ...(version === 'none' ? [] : [version]),
    ECDSA,
    ISSUER.certificate.subject.der,
    der.utcTime('261120000000Z'),
    der.utcTime('261130000000Z'),
    ...(entries === 'none' ? [] : [der.sequence(...entries)]),
    ...(extensions === 'none' ? [] : [der.explicit(0, der.sequence(...extensions))]),
  );
  const signature = sign('sha256', tbs, ISSUER.key);
  return der.sequence(tbs, outer, encodeElement(0x03, Uint8Array.of(0), signature));
}

function streamed(bytes: Uint8Array): RevocationList {
  const { streams } = nodeCrypto;
  if (streams === undefined) throw new Error('no streams');
  const stream = new CrlStream({ wanted: [], keysOf: () => [], crypto: streams });
  for (let at = 0; at < bytes.length; at += 7) stream.push(bytes.slice(at, at + 7));
  return stream.end();
}

const WELL_FORMED: readonly (readonly [string, Form])[] = [
  ['of version 2 without entries', {}],
  ['of version 2 with an entry', { entries: [entry(reason)] }],
  ['of version 1, which is not written', { version: 'none', entries: [entry()], extensions: 'none' }],
  ['for users only', { extensions: [number, scope(encodeElement(0x81, TRUE))] }],
];

const BROKEN: readonly (readonly [string, Form, RegExp])[] = [
  ['of version 3', { version: der.integer(2) }, /version 3/],
  ['of version 1, which is written', { version: der.integer(0), extensions: 'none' }, /version 1 is written/],
  ['of version 1 with extensions', { version: 'none' }, /version 1 with extensions,/],
  [
    'of version 1 with extensions of an entry',
    { version: 'none', entries: [entry(reason)], extensions: 'none' },
    /version 1 with extensions of entries/,
  ],
  ['with an empty list of revoked certificates', { entries: [] }, /written and empty/],
  ['with an empty list of extensions of an entry', { entries: [entry(der.sequence())] }, /empty list of extensions/],
  ['with an empty issuing distribution point', { extensions: [number, scope()] }, /says nothing/],
  [
    'for users only and for CAs only',
    { extensions: [number, scope(encodeElement(0x81, TRUE), encodeElement(0x82, TRUE))] },
    /two kinds/,
  ],
  ['with two signature algorithms', { outer: der.SHA256_WITH_RSA }, /signature algorithms differ/],
  ['with a flag that DER leaves out', { extensions: [der.extension('2.5.29.20', der.integer(7), 0)] }, /FALSE/],
];

describe(rule.id, () => {
  it.each(WELL_FORMED)('passes a CRL %s', async (_, form) => {
    const bytes = crlOf(form);
    expect(rule.check(await crlTarget([readCrl(bytes)]), context())).toMatchObject([{ outcome: 'pass' }]);
    expect(streamed(bytes).problems).toEqual([]);
  });

  it.each(BROKEN)('fails a CRL %s', async (_, form, message) => {
    const bytes = crlOf(form);
    const [judgement] = rule.check(await crlTarget([readCrl(bytes)]), context()) as readonly { message: string }[];
    expect(judgement).toMatchObject({ outcome: 'fail', message: expect.stringMatching(message) });
    expect(streamed(bytes).problems.map((problem) => problem.message)).toEqual(
      readCrl(bytes).problems.map((problem) => problem.message),
    );
  });

  it.each(BROKEN)('relies on no CRL %s: the status of the certificate stays unknown', async (_, form) => {
    const source = (name: string, bytes: Uint8Array) => ({ name, bytes });
    const status = async (crl: Uint8Array) => {
      const { inputs } = await check([source('server.cer', LEAF.der)], {
        at: AT,
        as: 'server',
        roots: [source('root.cer', ROOT_CA.certificate.der)],
        intermediates: [source('issuing.cer', ISSUER.certificate.der)],
        crls: [source('issuing.crl', crl), source('root.crl', ROOT_CA.issueCrl({ number: 3 }).der)],
      });
      return inputs[0]?.results.find((finding) => finding.rule === 'crl/covers-chain')?.outcome;
    };
    expect(await status(crlOf({ extensions: [number, der.extension('2.5.29.35', keyIdOf(ISSUER.certificate))] }))).toBe(
      'pass',
    );
    expect(await status(crlOf(form))).not.toBe('pass');
  });

  it('does not apply to a certificate without a CRL given', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});

/** The authority key identifier of what this CA signs: the subject key identifier of the CA. */
function keyIdOf(ca: {
  readonly extensions: readonly { readonly oid: string; readonly value: Uint8Array }[];
}): Uint8Array {
  const own = ca.extensions.find(({ oid }) => oid === '2.5.29.14')?.value ?? new Uint8Array();
  return der.sequence(encodeElement(0x80, own.subarray(2)));
}
