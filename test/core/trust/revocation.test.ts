import { describe, expect, it } from 'vitest';
import { encodeElement } from '../../../src/core/asn1/encode.js';
import type { PathInput } from '../../../src/core/trust/index.js';
import type { Crl } from '../../../src/core/x509/types.js';
import { type CrlOptions, generalName, TestCa } from '../../support/ca.js';
import * as der from '../../support/der.js';
import { failureOf, validate } from '../../support/validate.js';

const root = TestCa.root('Contoso Root CA');
const issuing = root.issueCa('Contoso Issuing CA 1');
const URI = 'http://crl.contoso.com/issuing.crl';
const leaf = issuing.issueLeaf('pc1.contoso.com', { crl: [URI] });
const rootCrl = root.issueCrl();

const options = (crls: readonly Crl[], more: Partial<PathInput> = {}): Partial<PathInput> => ({
  anchors: [root.certificate],
  intermediates: [issuing.certificate],
  crls,
  ...more,
});

const reason = (code: number) => der.extension('2.5.29.21', encodeElement(0x0a, Uint8Array.of(code)));
const idp = (...fields: Uint8Array[]) => der.extension('2.5.29.28', der.sequence(...fields), 0xff);
const idpName = (uri: string) => der.explicit(0, der.explicit(0, generalName.uri(uri)));
const flag = (number: number) => encodeElement(0x80 + number, Uint8Array.of(0xff));
const delta = (base: number) => der.extension('2.5.29.27', der.integer(base), 0xff);

describe('revocation by CRLs', () => {
  it('passes a path whose certificates are on no list', async () => {
    const result = await validate(leaf, options([rootCrl, issuing.issueCrl()]));
    expect(result).toMatchObject({ valid: true, warnings: [] });
  });

  it('refuses a revoked leaf, with date and reason', async () => {
    const crl = issuing.issueCrl({ revoked: [{ certificate: leaf, extensions: [reason(1)] }] });
    const failure = await failureOf(leaf, options([rootCrl, crl]));
    expect(failure).toMatchObject({ code: 'revoked', kind: 'refused', certificate: leaf });
    expect(failure.message).toBe(
      '"pc1.contoso.com" was revoked on 2026-08-01T00:00:00Z (reason: keyCompromise), says the CRL of "Contoso Issuing CA 1".',
    );
  });

  it('refuses a revoked CA', async () => {
    const crl = root.issueCrl({ revoked: [{ certificate: issuing.certificate }] });
    const failure = await failureOf(leaf, options([crl, issuing.issueCrl()]));
    expect(failure).toMatchObject({ code: 'revoked', certificate: issuing.certificate });
  });

  it('is undecided without the CRL of one issuer, and says which', async () => {
    const failure = await failureOf(leaf, options([issuing.issueCrl()]));
    expect(failure).toMatchObject({
      code: 'revocation-unknown',
      kind: 'undecidable',
      certificate: issuing.certificate,
    });
    expect(failure.message).toContain('no CRL of "Contoso Root CA" for it is given');
  });

  it('lets what is unknown pass with a warning where the caller asks for best effort, and nothing revoked', async () => {
    const revocation = 'best-effort';
    const result = await validate(leaf, options([issuing.issueCrl()], { revocation }));
    expect(result).toMatchObject({ valid: true, warnings: [{ code: 'revocation-not-checked' }] });
    const crl = issuing.issueCrl({ revoked: [{ certificate: leaf }] });
    expect(await failureOf(leaf, options([crl], { revocation }))).toMatchObject({ code: 'revoked', certificate: leaf });
  });

  it('asks nothing where the caller turns it off', async () => {
    const crl = issuing.issueCrl({ revoked: [{ certificate: leaf }] });
    const result = await validate(leaf, options([crl], { revocation: 'off' }));
    expect(result).toMatchObject({ valid: true, warnings: [{ code: 'revocation-not-checked' }] });
  });

  it('is required without any CRL where the caller says so', async () => {
    expect(await failureOf(leaf, options([], { revocation: 'required' }))).toMatchObject({
      code: 'revocation-unknown',
    });
  });

  const unusable: [string, CrlOptions, string][] = [
    ['has expired', { nextUpdate: '261115000000Z' }, 'it has expired on 2026-11-15T00:00:00Z'],
    ['is of tomorrow', { thisUpdate: '261122000000Z' }, 'after the time of the check'],
    ['has an unknown critical extension', { extensions: [der.extension('1.2.3.4', der.integer(1), 0xff)] }, '1.2.3.4'],
    ['is for CA certificates only', { extensions: [idp(flag(2))] }, 'no CRL of "Contoso Issuing CA 1" for it'],
    ['is for attribute certificates only', { extensions: [idp(flag(5))] }, 'no CRL of "Contoso Issuing CA 1" for it'],
    ['is for another distribution point', { extensions: [idp(idpName('http://crl.contoso.com/b.crl'))] }, 'no CRL of'],
  ];
  it.each(unusable)('is undecided when the CRL %s', async (_, crlOptions, message) => {
    const failure = await failureOf(leaf, options([rootCrl, issuing.issueCrl(crlOptions)]));
    expect(failure).toMatchObject({ code: 'revocation-unknown', certificate: leaf });
    expect(failure.message).toContain(message);
  });

  it('is undecided when another entry has an unknown critical extension', async () => {
    const other = issuing.issueLeaf('pc2.contoso.com');
    const extensions = [der.extension('1.2.3.4', der.integer(1), 0xff)];
    const crl = issuing.issueCrl({ revoked: [{ certificate: other, extensions }] });
    expect(await failureOf(leaf, options([rootCrl, crl]))).toMatchObject({
      code: 'revocation-unknown',
      certificate: leaf,
    });
  });

  it('takes a CRL for the distribution point that the certificate names', async () => {
    const extensions = [idp(idpName(URI), flag(1))];
    expect((await validate(leaf, options([rootCrl, issuing.issueCrl({ extensions })]))).valid).toBe(true);
    const crl = issuing.issueCrl({ extensions, revoked: [{ certificate: leaf }] });
    expect(await failureOf(leaf, options([rootCrl, crl]))).toMatchObject({ code: 'revoked' });
  });

  it('does not take a CRL signed by somebody of the same name', async () => {
    const impostor = TestCa.root('x').issueCa('Contoso Issuing CA 1');
    const crl = impostor.issueCrl();
    const failure = await failureOf(
      leaf,
      options([rootCrl, crl], { intermediates: [issuing.certificate, impostor.certificate] }),
    );
    expect(failure).toMatchObject({ code: 'revocation-unknown', certificate: leaf });
    expect(failure.message).toContain('no trusted key of its issuer verifies');
  });

  it('does not take a CRL signed by a key that may not sign CRLs', async () => {
    const ca = root.issueCa('Contoso Issuing CA 2', { keyUsage: ['keyCertSign'] });
    const end = ca.issueLeaf('pc2.contoso.com');
    const failure = await failureOf(end, options([rootCrl, ca.issueCrl()], { intermediates: [ca.certificate] }));
    expect(failure).toMatchObject({ code: 'revocation-unknown', certificate: end });
  });

  it('takes a CRL signed by another key of the issuer, if that has a certificate under the same root', async () => {
    const signer = root.issueCa('Contoso Issuing CA 1', { keyUsage: ['cRLSign'], ca: false });
    const crl = signer.issueCrl({ revoked: [{ certificate: leaf }] });
    const intermediates = [issuing.certificate, signer.certificate];
    expect(await failureOf(leaf, options([rootCrl, crl], { intermediates }))).toMatchObject({ code: 'revoked' });
    const fabrikam = TestCa.root('Fabrikam Root CA');
    const foreign = fabrikam.issueCa('Contoso Issuing CA 1', { keyUsage: ['cRLSign'], ca: false });
    const foreignOptions = options([rootCrl, fabrikam.issueCrl(), foreign.issueCrl()], {
      anchors: [root.certificate, fabrikam.certificate],
      intermediates: [issuing.certificate, foreign.certificate],
    });
    expect(await failureOf(leaf, foreignOptions)).toMatchObject({ code: 'revocation-unknown', certificate: leaf });
  });

  it('does not take the word of a CRL signer whose own certificate is revoked', async () => {
    const signer = root.issueCa('Contoso Issuing CA 1', { keyUsage: ['cRLSign'], ca: false });
    const crls = [root.issueCrl({ revoked: [{ certificate: signer.certificate }] }), signer.issueCrl()];
    const intermediates = [issuing.certificate, signer.certificate];
    expect(await failureOf(leaf, options(crls, { intermediates }))).toMatchObject({
      code: 'revocation-unknown',
      certificate: leaf,
    });
  });

  it('believes the newer of two CRLs in force, whatever order they are given in', async () => {
    const revoked = [{ certificate: leaf, extensions: [reason(6)] }];
    const older = { number: 4, thisUpdate: '261031000000Z' };
    const listed = [issuing.issueCrl(older), issuing.issueCrl({ number: 5, revoked })];
    const released = [issuing.issueCrl({ ...older, revoked }), issuing.issueCrl({ number: 5 })];
    for (const inOrder of [(crls: Crl[]) => crls, (crls: Crl[]) => crls.toReversed()]) {
      expect(await failureOf(leaf, options([rootCrl, ...inOrder(listed)]))).toMatchObject({ code: 'revoked' });
      expect((await validate(leaf, options([rootCrl, ...inOrder(released)]))).valid).toBe(true);
    }
  });

  it('adds a delta CRL to its base', async () => {
    const base = issuing.issueCrl({ number: 5 });
    const revoking = issuing.issueCrl({ number: 7, extensions: [delta(5)], revoked: [{ certificate: leaf }] });
    expect(await failureOf(leaf, options([rootCrl, base, revoking]))).toMatchObject({ code: 'revoked' });
    const onHold = issuing.issueCrl({ number: 5, revoked: [{ certificate: leaf, extensions: [reason(6)] }] });
    const released = issuing.issueCrl({
      number: 6,
      extensions: [delta(5)],
      revoked: [{ certificate: leaf, extensions: [reason(8)] }],
    });
    expect(await failureOf(leaf, options([rootCrl, onHold]))).toMatchObject({ code: 'revoked' });
    expect((await validate(leaf, options([rootCrl, onHold, released]))).valid).toBe(true);
  });

  it('leaves a delta CRL aside that starts after its base, is older, or has another scope', async () => {
    const base = issuing.issueCrl({ number: 5 });
    const revoked = [{ certificate: leaf }];
    for (const other of [
      issuing.issueCrl({ number: 7, extensions: [delta(6)], revoked }),
      issuing.issueCrl({ number: 5, extensions: [delta(4)], revoked }),
      issuing.issueCrl({ number: 7, extensions: [delta(5), idp(flag(1))], revoked }),
    ]) {
      expect((await validate(leaf, options([rootCrl, base, other]))).valid).toBe(true);
    }
  });

  it('is undecided with a delta CRL alone', async () => {
    const only = issuing.issueCrl({ number: 7, extensions: [delta(5)] });
    expect(await failureOf(leaf, options([rootCrl, only]))).toMatchObject({ code: 'revocation-unknown' });
  });

  it('needs all reasons covered, by one CRL or by several', async () => {
    const some = (octet: number) => idp(encodeElement(0x83, Uint8Array.of(0, octet)));
    // keyCompromise and cACompromise; then all the others, the last in the second octet.
    const compromise = issuing.issueCrl({ extensions: [some(0b0110_0000)] });
    const rest = issuing.issueCrl({ extensions: [idp(encodeElement(0x83, Uint8Array.of(7, 0b0001_1111, 0x80)))] });
    const failure = await failureOf(leaf, options([rootCrl, compromise]));
    expect(failure).toMatchObject({ code: 'revocation-unknown' });
    expect(failure.message).toContain('cover only some reasons');
    expect((await validate(leaf, options([rootCrl, compromise, rest]))).valid).toBe(true);
  });

  it('reads an indirect CRL by issuer and serial number', async () => {
    const signer = root.issueCa('Contoso CRL Service', { keyUsage: ['cRLSign'], ca: false });
    const point = der.sequence(
      der.sequence(
        der.explicit(0, der.explicit(0, generalName.uri('http://crl.contoso.com/all.crl'))),
        der.explicit(2, generalName.directory('Contoso CRL Service')),
      ),
    );
    const extra = [{ oid: '2.5.29.31', value: point }];
    const serialNumber = Uint8Array.of(0x55);
    const mine = issuing.issueLeaf('pc3.contoso.com', { extra, serialNumber });
    const entryIssuer = (name: string) => der.extension('2.5.29.29', der.sequence(generalName.directory(name)), 0xff);
    const crl = (issuer: string) =>
      signer.issueCrl({
        extensions: [idp(der.explicit(0, der.explicit(0, generalName.uri('http://crl.contoso.com/all.crl'))), flag(4))],
        revoked: [{ certificate: mine, extensions: [entryIssuer(issuer)] }],
      });
    const intermediates = [issuing.certificate, signer.certificate];
    expect((await validate(mine, options([rootCrl, crl('Contoso Issuing CA 9')], { intermediates }))).valid).toBe(true);
    expect(await failureOf(mine, options([rootCrl, crl('Contoso Issuing CA 1')], { intermediates }))).toMatchObject({
      code: 'revoked',
      certificate: mine,
    });
  });

  it('asks for the form of RFC 5280 where the profile does', async () => {
    const crl = issuing.issueCrl({ extensions: [der.extension('2.5.29.46', der.sequence(), 0xff)] });
    expect((await validate(leaf, options([rootCrl, crl]))).valid).toBe(false);
    const numberCritical = issuing.issueCrl();
    expect((await validate(leaf, options([rootCrl, numberCritical], { profile: 'rfc5280' }))).valid).toBe(true);
  });
});
