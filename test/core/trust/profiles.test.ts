import { describe, expect, it } from 'vitest';
import type { Certificate } from '../../../src/core/x509/types.js';
import { generalName as gn, type IssueOptions, TestCa } from '../../support/ca.js';
import { OID } from '../../support/certificates.js';
import * as der from '../../support/der.js';
import { AT, failureOf, validate } from '../../support/validate.js';

const root = TestCa.root('Contoso Root CA');
const anchors = [root.certificate];
const names = (host: string) => [{ kind: 'dns' as const, value: host }];

/** Code of the refusal of a leaf below the root, or `valid`. */
async function judge(
  profile: 'windows-client-auth' | 'windows-server-auth' | 'webpki' | 'rfc5280',
  options: IssueOptions,
) {
  const result = await validate(root.issueLeaf('www.contoso.com', options), { anchors, profile });
  return result.valid ? 'valid' : result.failure.code;
}

describe('the Windows profiles', () => {
  it('take a common name for the host where there is no DNS name beside it, for servers only', async () => {
    const bare = root.issueLeaf('www.contoso.com', { names: [gn.ip(10, 0, 0, 1)] });
    expect((await validate(bare, { anchors, names: names('www.contoso.com') })).valid).toBe(true);
    const profile = 'windows-client-auth';
    expect(await failureOf(bare, { anchors, profile, names: names('www.contoso.com') })).toMatchObject({
      code: 'name-mismatch',
    });
    const other = root.issueLeaf('www.contoso.com', { names: [gn.dns('mail.contoso.com')] });
    expect(await failureOf(other, { anchors, names: names('www.contoso.com') })).toMatchObject({
      code: 'name-mismatch',
    });
  });

  it('let any-purpose and no purpose serve for all', async () => {
    expect(await judge('windows-client-auth', { purposes: [OID.anyExtendedKeyUsage] })).toBe('valid');
    const bare = root.issueCa('pc1.contoso.com', { ca: false, keyUsage: ['digitalSignature'] });
    expect((await validate(bare.certificate, { anchors, profile: 'windows-client-auth' })).valid).toBe(true);
  });

  it('have application policies bind as extended key usage does', async () => {
    const extra = [{ oid: OID.applicationPolicies, value: der.sequence(der.sequence(der.oid(OID.serverAuth))) }];
    expect(await judge('windows-server-auth', { extra })).toBe('valid');
    expect(await judge('windows-client-auth', { extra })).toBe('purpose-not-allowed');
    expect(await judge('rfc5280', { extra })).toBe('valid');
  });

  it('ask for a key usage that fits the purpose', async () => {
    expect(await judge('windows-client-auth', { keyUsage: ['keyEncipherment'] })).toBe('key-usage-not-allowed');
    expect(await judge('windows-server-auth', { keyUsage: ['keyEncipherment'] })).toBe('valid');
  });

  it('pass over what only the form of RFC 5280 asks', async () => {
    const zero: IssueOptions = { serialNumber: Uint8Array.of(0) };
    expect(await judge('windows-server-auth', zero)).toBe('valid');
    expect(await judge('rfc5280', zero)).toBe('serial-number');
    const underscore: IssueOptions = { names: [gn.dns('my_pc.contoso.com')] };
    expect(await judge('windows-server-auth', underscore)).toBe('valid');
    expect(await judge('rfc5280', underscore)).toBe('name-malformed');
    const keyIdCritical: IssueOptions = {
      extra: [{ oid: '2.5.29.18', value: der.sequence(gn.dns('a.b')), critical: true }],
    };
    expect(await judge('windows-server-auth', keyIdCritical)).toBe('valid');
    expect(await judge('rfc5280', keyIdCritical)).toBe('unknown-critical-extension');
  });

  it('refuse an extension that cannot be read where it decides, and pass over it elsewhere', async () => {
    const broken = (oid: string): IssueOptions => ({
      names: [gn.dns('a.contoso.com')],
      extra: [{ oid, value: Uint8Array.of(0x30, 5) }],
    });
    expect(await judge('windows-server-auth', broken('1.3.6.1.5.5.7.1.1'))).toBe('valid');
    expect(await judge('windows-server-auth', broken('2.5.29.32'))).toBe('malformed-extension');
    expect(await judge('rfc5280', broken('1.3.6.1.5.5.7.1.1'))).toBe('malformed-extension');
  });

  it('refuse an extension given twice', async () => {
    const twice: IssueOptions = {
      extra: [{ oid: OID.extendedKeyUsage, value: der.sequence(der.oid(OID.clientAuth)) }],
    };
    for (const profile of ['windows-server-auth', 'webpki'] as const) {
      expect(await judge(profile, twice)).toMatch(/^(malformed|duplicate)-extension$/);
    }
  });

  it('trust an anchor known by name and key only', async () => {
    const none = new Uint8Array(0);
    const standIn = (ca: TestCa): Certificate => ({
      ...ca.certificate,
      der: none,
      tbs: none,
      signature: none,
      extensions: [],
      version: 1,
      notBefore: 0,
      notAfter: AT + 1,
    });
    const fabrikam = TestCa.root('Fabrikam Root CA');
    const both = [standIn(fabrikam), standIn(root)];
    expect((await validate(root.issueLeaf('www.contoso.com'), { anchors: both })).valid).toBe(true);
    expect((await validate(fabrikam.issueLeaf('www.fabrikam.com'), { anchors: both })).valid).toBe(true);
  });
});

describe('the webpki profile', () => {
  it.each<[string, IssueOptions, string]>([
    ['accepts a plain server certificate', {}, 'valid'],
    ['wants an extended key usage', { purposes: [] }, 'malformed-extension'],
    ['wants the purpose itself, not any', { purposes: [OID.anyExtendedKeyUsage] }, 'purpose-not-allowed'],
    ['refuses a wildcard for a top-level domain', { names: [gn.dns('*.com')] }, 'name-malformed'],
    ['refuses a partial wildcard', { names: [gn.dns('w*.contoso.com')] }, 'name-malformed'],
    ['refuses a zero serial number', { serialNumber: Uint8Array.of(0) }, 'serial-number'],
    ['refuses a negative serial number', { serialNumber: Uint8Array.of(0x80) }, 'serial-number'],
    ['refuses a serial number of 21 octets', { serialNumber: new Uint8Array(21).fill(1) }, 'serial-number'],
    ['refuses a CA as leaf', { ca: true, keyUsage: ['digitalSignature', 'keyCertSign'] }, 'ca-as-leaf'],
    [
      'refuses certificate signing without CA',
      { keyUsage: ['digitalSignature', 'keyCertSign'] },
      'extension-not-allowed',
    ],
    [
      'refuses a common name in other case than its copy',
      { subject: [['CN', 'WWW.contoso.com']], names: [gn.dns('www.contoso.com')] },
      'common-name-encoding',
    ],
    [
      'refuses a common name that is no canonical address',
      { subject: [['CN', '2001:DB8::1']], names: [gn.ip(0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)] },
      'common-name-encoding',
    ],
    [
      'accepts one that is',
      { subject: [['CN', '2001:db8::1']], names: [gn.ip(0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)] },
      'valid',
    ],
    [
      'refuses a common name outside ASCII',
      { subject: [['CN', 'b\u00fccher.contoso.com']], names: [gn.dns('xn--bcher-kva.contoso.com')] },
      'common-name-encoding',
    ],
  ])('%s', async (_, options, expected) => {
    expect(await judge('webpki', options)).toBe(expected);
  });

  it('wants a subject alternative name', async () => {
    const bare = root.issueCa('www.contoso.com', {
      ca: false,
      purposes: [OID.serverAuth],
      keyUsage: ['digitalSignature'],
    });
    expect(await failureOf(bare.certificate, { anchors, profile: 'webpki' })).toMatchObject({
      code: 'extension-missing',
      operands: { extension: 'subjectAltName' },
    });
  });

  it('refuses a root with an extended key usage', async () => {
    const odd = TestCa.root('Contoso Odd Root', { purposes: [OID.serverAuth] });
    const failure = await failureOf(odd.issueLeaf('www.contoso.com'), {
      anchors: [odd.certificate],
      profile: 'webpki',
    });
    expect(failure).toMatchObject({ code: 'extension-not-allowed', certificate: odd.certificate });
  });
});

describe('dates before 2050 written as GeneralizedTime', () => {
  const leaf = root.issueLeaf('www.contoso.com');
  const tbs = der.sequence(
    der.explicit(0, der.integer(2)),
    der.integer(1),
    der.sequence(),
    der.name('Contoso Root CA'),
    der.sequence(der.generalizedTime('20260101000000Z'), der.utcTime('280101000000Z')),
  );
  // The signature no longer holds; what is asked is whether the encoding is refused before that is found.
  it.each([
    ['webpki', 'time-encoding'],
    ['rfc5280', 'signature-invalid'],
    ['windows-server-auth', 'signature-invalid'],
  ] as const)('are %s: %s', async (profile, code) => {
    expect(await failureOf({ ...leaf, tbs }, { anchors, profile })).toMatchObject({ code, certificate: { tbs } });
  });
});

describe('the rfc5280 profile', () => {
  it('wants key identifiers of CAs, and of whom they issue', async () => {
    const noAki = root.issueLeaf('www.contoso.com');
    const without = { ...noAki, extensions: noAki.extensions.filter(({ oid }) => oid !== OID.authorityKeyIdentifier) };
    expect(await failureOf(without, { anchors, profile: 'rfc5280' })).toMatchObject({
      code: 'extension-missing',
      operands: { extension: 'authorityKeyIdentifier' },
    });
  });

  it('counts whole seconds, both ends of the validity included', async () => {
    const leaf = root.issueLeaf('www.contoso.com', {
      notBefore: '2026-11-01T00:00:00Z',
      notAfter: '2026-11-21T00:00:00Z',
    });
    const at = async (ms: number) => (await validate(leaf, { anchors, profile: 'rfc5280', at: ms })).valid;
    expect(await at(leaf.notBefore)).toBe(true);
    expect(await at(leaf.notBefore - 1)).toBe(false);
    expect(await at(leaf.notAfter + 999)).toBe(true);
    expect(await at(leaf.notAfter + 1000)).toBe(false);
  });

  it('wants an alternative name marked critical where the subject is empty', async () => {
    const leaf = root.issueLeaf('', { subject: [], names: [gn.dns('www.contoso.com')] });
    expect(await failureOf(leaf, { anchors, profile: 'rfc5280' })).toMatchObject({ code: 'extension-criticality' });
  });

  it('refuses a critical access description, and an explicit curve', async () => {
    const aia = der.sequence(der.sequence(der.oid('1.3.6.1.5.5.7.48.2'), gn.uri('http://pki.contoso.com/ca.cer')));
    expect(await judge('rfc5280', { extra: [{ oid: '1.3.6.1.5.5.7.1.1', value: aia, critical: true }] })).toBe(
      'extension-criticality',
    );
    const leaf = root.issueLeaf('www.contoso.com');
    const publicKey = { ...leaf.publicKey, key: { type: 'ec', curve: 'explicit', bits: undefined } as const };
    expect(await failureOf({ ...leaf, publicKey }, { anchors, profile: 'rfc5280' })).toMatchObject({
      code: 'key-not-allowed',
    });
  });
});
