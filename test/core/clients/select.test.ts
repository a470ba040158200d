import { describe, expect, it } from 'vitest';
import type { Candidate, SelectionRequest } from '../../../src/core/clients/candidate.js';
import { parseCriterion } from '../../../src/core/clients/criterion.js';
import { parseIssuersList } from '../../../src/core/clients/issuersList.js';
import { selectClientCertificate } from '../../../src/core/clients/select.js';
import type { Certificate } from '../../../src/core/x509/types.js';
import { generalName, type IssueOptions, TestCa } from '../../support/ca.js';
import { OID } from '../../support/certificates.js';

const AT = Date.parse('2026-11-21T12:00:00Z');
const ROOT = TestCa.root('Contoso Root CA');
const ISSUING = ROOT.issueCa('Contoso Issuing CA 1');
const OTHER = TestCa.root('Fabrikam Root CA');

const client = (commonName: string, options: IssueOptions = {}, issuer = ISSUING): Certificate =>
  issuer.issueLeaf(commonName, { purposes: [OID.clientAuth], ...options });

/** A certificate in a store: its chain is valid and its key is there, unless said otherwise. */
function candidate(certificate: Certificate, options: Partial<Candidate> = {}): Candidate {
  const chain = options.chain ?? [ISSUING.certificate, ROOT.certificate];
  const path = [certificate, ...chain];
  return {
    label: `cert ${++count}`,
    certificate,
    privateKey: 'proven',
    path: { state: 'valid', path, names: [], anchors: 'given', anchorIsStandIn: false },
    chain,
    ...options,
  };
}
let count = 0;

const missing = (
  kind: 'missing-input' | 'refused' | 'undecidable',
  code: string,
  message: string,
): Candidate['path'] => ({
  state: 'invalid',
  kind,
  code,
  message,
  operands: {},
  certificate: '',
  onLeaf: false,
  anchors: 'given',
});

const select = (candidates: readonly Candidate[], request: Partial<SelectionRequest> = {}) =>
  selectClientCertificate(candidates, {
    computer: 'PC1',
    at: AT,
    issuers: undefined,
    criterion: undefined,
    firstCertificate: false,
    ...request,
  });

const steps = (selection: ReturnType<typeof select>) => selection.judged.map(({ state, step }) => step ?? state);

describe('the certificate issuers list', () => {
  const good = candidate(client('PC1.contoso.com'));
  const foreign = candidate(client('PC1.fabrikam.com', {}, OTHER), { chain: [OTHER.certificate] });

  it('keeps what chains to a root CA that it names', () => {
    const selection = select([good, foreign], { issuers: parseIssuersList('CN=Contoso Root CA') });
    expect(selection.chosen).toBe(good);
    expect(steps(selection)).toEqual(['chosen', 'issuers']);
  });

  it('is skipped where the client has none', () => {
    expect(select([foreign]).chosen).toBe(foreign);
  });

  it('fails the selection when nothing matches, without trying the other rules', () => {
    const expired = candidate(client('PC1', { notAfter: '2026-02-01T00:00:00Z' }));
    const selection = select([expired, good], { issuers: parseIssuersList('CN=Litware Root CA') });
    expect(selection.outcome).toBe('none');
    expect(selection.reason).toContain('no other rule is tried');
    expect(steps(selection)).toEqual(['issuers', 'issuers']);
  });

  it('is matched with regard to case, and says when nothing but case differs', () => {
    const [judged] = select([good], { issuers: parseIssuersList('CN=contoso root ca') }).judged;
    expect(judged).toMatchObject({ state: 'lost', step: 'issuers' });
    expect(judged?.reason).toContain('case-sensitive');
  });

  it('asks for a root: an intermediate on the list does not match', () => {
    const [judged] = select([good], { issuers: parseIssuersList('CN=Contoso Issuing CA 1') }).judged;
    expect(judged).toMatchObject({ state: 'lost', step: 'issuers' });
    expect(judged?.reason).toContain('intermediate');
  });

  it('leaves open what does not chain up to a root at hand', () => {
    const cut = candidate(client('PC1'), {
      chain: [ISSUING.certificate],
      path: missing('missing-input', 'issuer-missing', 'The issuer is missing.'),
    });
    const selection = select([cut], { issuers: parseIssuersList('CN=Contoso Root CA') });
    expect(selection.outcome).toBe('undecided');
    expect(selection.judged[0]).toMatchObject({ state: 'undecided', step: 'issuers' });
  });
});

describe('validity', () => {
  it('refuses what has expired, and what is not valid yet', () => {
    const selection = select([
      candidate(client('PC1', { notAfter: '2026-11-21T11:59:59Z' })),
      candidate(client('PC1', { notBefore: '2026-11-21T12:00:01Z' })),
    ]);
    expect(steps(selection)).toEqual(['validity', 'validity']);
    expect(selection.outcome).toBe('none');
  });

  it('takes the first and the last second', () => {
    expect(select([candidate(client('PC1', { notAfter: '2026-11-21T12:00:00Z' }))]).outcome).toBe('chosen');
    expect(select([candidate(client('PC1', { notBefore: '2026-11-21T12:00:00Z' }))]).outcome).toBe('chosen');
  });

  it('refuses what has a path that must not be trusted', () => {
    const path = missing('refused', 'expired', 'The CA has expired.');
    const [judged] = select([candidate(client('PC1'), { path })]).judged;
    expect(judged).toMatchObject({ state: 'lost', step: 'validity', reason: 'not valid: The CA has expired.' });
  });

  it('refuses what ends in another root than those given, and takes trust for granted where none was', () => {
    const given = missing('missing-input', 'root-not-trusted', 'It ends in X.');
    expect(select([candidate(client('PC1'), { path: given })]).judged[0]?.step).toBe('validity');
    const none = { ...given, anchors: 'none' } as Candidate['path'];
    const [judged] = select([candidate(client('PC1'), { path: none })]).judged;
    expect(judged?.state).toBe('chosen');
    expect(judged?.assumed.join()).toContain('trusts its chain');
  });

  it('leaves open what the validator could not decide', () => {
    const path = missing('undecidable', 'signature-unsupported', 'Not known here.');
    expect(select([candidate(client('PC1'), { path })]).outcome).toBe('undecided');
  });
});

describe('the private key', () => {
  it('refuses a file without the key, and a key of another certificate', () => {
    const selection = select([
      candidate(client('PC1'), { privateKey: 'absent' }),
      candidate(client('PC1'), { privateKey: 'mismatch' }),
    ]);
    expect(steps(selection)).toEqual(['private-key', 'private-key']);
  });

  it('is taken for granted, and said to be, where only the certificate was given', () => {
    const [judged] = select([candidate(client('PC1'), { privateKey: 'not-seen' })]).judged;
    expect(judged?.state).toBe('chosen');
    expect(judged?.assumed.join()).toContain('private key');
  });
});

describe('client authentication', () => {
  it('refuses a server certificate', () => {
    expect(steps(select([candidate(client('PC1', { purposes: [OID.serverAuth] }))]))).toEqual([
      'client-authentication',
    ]);
  });

  it('takes a certificate without extended key usage, and says so', () => {
    const [judged] = select([candidate(client('PC1', { purposes: 'none' }))]).judged;
    expect(judged?.state).toBe('chosen');
    expect(judged?.assumed.join()).toContain('extended key usage');
  });
});

describe('the computer name', () => {
  it('may stand anywhere in the subject, in either case', () => {
    expect(select([candidate(client('host-pc1.contoso.com'))]).outcome).toBe('chosen');
  });

  it('refuses another name', () => {
    expect(steps(select([candidate(client('PC2.contoso.com'))]))).toEqual(['subject']);
  });

  it('hints at the short name where a domain was given too', () => {
    const [judged] = select([candidate(client('PC1'))], { computer: 'PC1.contoso.com' }).judged;
    expect(judged?.reason).toContain('--computer pc1');
  });

  it('falls to the first alternative name of an empty subject, and no other', () => {
    const names = [generalName.dns('PC1.contoso.com'), generalName.dns('PC2.contoso.com')];
    const empty = candidate(client('', { subject: [], names }));
    expect(select([empty]).outcome).toBe('chosen');
    expect(steps(select([empty], { computer: 'PC2' }))).toEqual(['subject']);
  });
});

describe('the longest validity', () => {
  const oneYear = candidate(client('PC1', { notBefore: '2026-06-01T00:00:00Z', notAfter: '2027-06-01T00:00:00Z' }));
  const twoYears = candidate(client('PC1', { notBefore: '2025-01-01T00:00:00Z', notAfter: '2027-01-01T00:00:00Z' }));
  const renewed = candidate(client('PC1', { notBefore: '2026-10-01T00:00:00Z', notAfter: '2027-10-01T00:00:00Z' }));

  it('wins by default, whatever the order of the files', () => {
    expect(select([oneYear, twoYears]).chosen).toBe(twoYears);
    expect(select([twoYears, oneYear]).chosen).toBe(twoYears);
    expect(steps(select([oneYear, twoYears]))).toEqual(['longest-life', 'chosen']);
  });

  it('says so when another ends later', () => {
    expect(select([oneYear, twoYears]).notes.join()).toContain(oneYear.label);
  });

  it('goes to the later end among equally long ones', () => {
    expect(select([oneYear, renewed]).chosen).toBe(renewed);
    expect(select([renewed, oneYear]).chosen).toBe(renewed);
  });

  it('does not choose while an undecided one of longer life may come before', () => {
    const path = missing('undecidable', 'signature-unsupported', 'Not known here.');
    expect(select([oneYear, { ...twoYears, path }]).outcome).toBe('undecided');
    expect(select([twoYears, { ...oneYear, path }]).chosen).toBe(twoYears);
  });
});

describe('a selection criterion (CCMCERTSEL)', () => {
  const a = candidate(client('pc1.contoso.com', { notAfter: '2027-06-01T00:00:00Z' }));
  const b = candidate(client('PC2.contoso.com'));
  const c = candidate(client('pc3.fabrikam.com', { names: [generalName.dns('pc3.fabrikam.com')] }));

  it('replaces the computer name', () => {
    expect(select([a, b, c], { criterion: parseCriterion('SubjectStr:fabrikam') }).chosen).toBe(c);
  });

  it('chooses none of several matches', () => {
    const selection = select([a, b, c], { criterion: parseCriterion('SubjectStr:CONTOSO.COM') });
    expect(selection.outcome).toBe('none');
    expect(steps(selection)).toEqual(['longest-life', 'longest-life', 'subject']);
    expect(selection.judged[0]?.state).toBe('tied');
  });

  it('chooses the longest validity of several with CCMFIRSTCERT=1', () => {
    const criterion = parseCriterion('SubjectStr:contoso.com');
    expect(select([a, b, c], { criterion, firstCertificate: true }).chosen).toBe(b);
  });

  it('Subject is exact and minds case in the subject', () => {
    const noSan = candidate(client('PC2.contoso.com', { names: [generalName.dns('other.contoso.com')] }));
    expect(select([noSan], { criterion: parseCriterion('Subject:PC2.contoso.com') }).chosen).toBe(noSan);
    expect(select([noSan], { criterion: parseCriterion('Subject:CN=PC2.contoso.com') }).chosen).toBe(noSan);
    const [judged] = select([noSan], { criterion: parseCriterion('Subject:pc2.contoso.com') }).judged;
    expect(judged?.state).toBe('lost');
    expect(judged?.reason).toContain('upper and lower case differ');
    expect(select([noSan], { criterion: parseCriterion('Subject:PC2') }).outcome).toBe('none');
  });

  it('Subject and SubjectStr do not mind case in the alternative name, and use its first value alone', () => {
    const names = [generalName.dns('alpha.contoso.com'), generalName.dns('beta.contoso.com')];
    const one = candidate(client('X', { names }));
    expect(select([one], { criterion: parseCriterion('Subject:ALPHA.contoso.com') }).outcome).toBe('chosen');
    expect(select([one], { criterion: parseCriterion('SubjectStr:ALPHA') }).outcome).toBe('chosen');
    expect(select([one], { criterion: parseCriterion('SubjectStr:beta') }).outcome).toBe('none');
  });

  it('SubjectAttr minds case in names and values, and takes OIDs', () => {
    const one = candidate(client('PC9'));
    const meets = (text: string) => select([one], { criterion: parseCriterion(text) }).outcome;
    expect(meets('SubjectAttr:CN = PC9')).toBe('chosen');
    expect(meets('SubjectAttr:2.5.4.3 = PC9')).toBe('chosen');
    expect(meets('SubjectAttr:2.5.29.17 = PC9')).toBe('chosen');
    expect(meets('SubjectAttr:CN = pc9')).toBe('none');
    expect(meets('SubjectAttr:OU = PC9')).toBe('none');
    expect(() => parseCriterion('SubjectAttr:cn = PC9')).toThrow(/no attribute "cn"/);
  });

  it.each(['subject:x', 'Subject:', 'contoso.com', 'SubjectAttr:Computers'])('refuses "%s"', (text) => {
    expect(() => parseCriterion(text)).toThrow();
  });
});

describe('the text of an issuers list', () => {
  it('is the one of the documents: attributes by semicolon or comma, CAs by bar, a comma inside a value', () => {
    const text = 'CN=Contoso Root CA; OU=Servers; O=Contoso, Ltd; C=US | CN=Litware Corporate Root CA; O=Litware, Inc.';
    expect(parseIssuersList(text).map(({ attributes }) => attributes.map(({ value }) => value))).toEqual([
      ['Contoso Root CA', 'Servers', 'Contoso, Ltd', 'US'],
      ['Litware Corporate Root CA', 'Litware, Inc.'],
    ]);
  });

  it('takes a bare name for a common name, and mobileclient.tcf line by line', () => {
    expect(parseIssuersList('Contoso Root CA')[0]?.attributes).toEqual([{ oid: '2.5.4.3', value: 'Contoso Root CA' }]);
    expect(parseIssuersList('CertificateIssuers="CN=A | CN=B"\r\n').map(({ text }) => text)).toEqual(['CN=A', 'CN=B']);
  });

  it('is refused when empty', () => {
    expect(() => parseIssuersList(' \n')).toThrow(/empty/);
  });
});
