import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/client/device-certificate.js';
import { type CertificateOptions, OID } from '../../support/certificates.js';
import { explicit, oid, sequence, text } from '../../support/der.js';
import { clientTarget, context } from '../../support/targets.js';

const upn = (name: string) =>
  Buffer.concat([Buffer.from([]), retagged(sequence(oid('1.3.6.1.4.1.311.20.2.3'), explicit(0, text(0x0c, name))))]);
/** [0] IMPLICIT OtherName. */
const retagged = (element: Uint8Array) => Uint8Array.from(element, (byte, at) => (at === 0 ? 0xa0 : byte));
const email = (address: string) => text(0x81, address);
const dns = (host: string) => text(0x82, host);
const template = (name: string) =>
  text(0x1e, [...name].map((letter) => String.fromCharCode(0, letter.charCodeAt(0))).join(''));

const check = (options: CertificateOptions) => rule.check(clientTarget(options), context());
const withNames = (...names: readonly Uint8Array[]): CertificateOptions => ({
  commonName: 'Somebody',
  replace: { [OID.subjectAltName]: sequence(...names) },
});
const SMART_CARD = '1.3.6.1.4.1.311.20.2.2';
const EFS = '1.3.6.1.4.1.311.10.3.4';
const MAIL = '1.3.6.1.5.5.7.3.4';

describe(rule.id, () => {
  it('passes a DNS name, whatever stands beside it', () => {
    expect(check({})).toMatchObject({ outcome: 'pass' });
    expect(check(withNames(dns('PC1.contoso.com'), upn('user@contoso.com'))).outcome).toBe('pass');
    expect(check(withNames(email('user@contoso.com'), dns('PC1.contoso.com'))).outcome).toBe('pass');
  });

  it('passes the principal name of a computer account', () => {
    expect(check(withNames(upn('PC1$@contoso.com'))).outcome).toBe('pass');
  });

  it('warns of a user principal name, and of an email address, with nothing that names a computer', () => {
    expect(check(withNames(upn('user@contoso.com')))).toMatchObject({
      outcome: 'fail',
      path: 'extensions/subjectAltName',
      evidence: { upn: 'user@contoso.com' },
    });
    expect(check(withNames(email('user@contoso.com')))).toMatchObject({
      outcome: 'fail',
      evidence: { email: 'user@contoso.com' },
    });
    expect(check({ commonName: 'user@contoso.com', dnsNames: 'none' })).toMatchObject({
      outcome: 'fail',
      path: 'subject',
    });
  });

  it('warns of a template for users, even with a DNS name', () => {
    const of = (name: string) => check({ extra: [{ oid: '1.3.6.1.4.1.311.20.2', value: template(name) }] });
    expect(of('User')).toMatchObject({ outcome: 'fail', message: expect.stringContaining('"User"') });
    expect(of('SmartcardUser')).toMatchObject({ outcome: 'fail' });
    expect(of('Machine')).toMatchObject({ outcome: 'pass' });
    expect(of('Workstation')).toMatchObject({ outcome: 'pass' });
  });

  it('warns of the purposes of a user, where nothing names a computer', () => {
    const of = (purposes: string[], dnsNames: CertificateOptions['dnsNames'] = 'none') =>
      check({ commonName: 'Somebody', dnsNames, purposes: [OID.clientAuth, ...purposes] }).outcome;
    expect([of([SMART_CARD]), of([EFS, MAIL])]).toEqual(['fail', 'fail']);
    expect([of([EFS]), of([MAIL]), of([SMART_CARD], ['PC1.contoso.com'])]).toEqual(['pass', 'pass', 'pass']);
  });

  it('tells a GUID as common name, and asks for criteria instead of another certificate', () => {
    const guid = '0b1f6471-1bf0-4dda-aec3-111122223333';
    expect(check({ commonName: guid, dnsNames: 'none' })).toMatchObject({
      outcome: 'note',
      fix: expect.stringMatching(/^Keep the certificate\..*--select/),
    });
    expect(check({ commonName: guid, dnsNames: ['PC1.contoso.com'] })).toMatchObject({ outcome: 'note' });
  });

  it('does not decide when the alternative name cannot be read', () => {
    expect(check({ replace: { [OID.subjectAltName]: Uint8Array.of(0x30, 9) } })).toMatchObject({
      outcome: 'unknown',
      reason: 'undecidable',
    });
  });
});
