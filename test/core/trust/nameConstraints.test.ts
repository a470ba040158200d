import { describe, expect, it } from 'vitest';
import { encodeElement } from '../../../src/core/asn1/encode.js';
import type { FailureCode, ProfileId } from '../../../src/core/trust/index.js';
import { type Constraints, generalName as gn, type IssueOptions, TestCa } from '../../support/ca.js';
import { validate } from '../../support/validate.js';

const root = TestCa.root('Contoso Root CA');

/** The code of the refusal of a leaf with these names below a CA with these constraints, or `valid`. */
async function judge(
  constraints: Constraints,
  names: readonly Uint8Array[],
  options: IssueOptions & { readonly profile?: ProfileId } = {},
): Promise<FailureCode | 'valid'> {
  const ca = root.issueCa('Contoso Constrained CA', { constraints });
  const leaf = ca.issueLeaf('pc1', { names, ...options });
  const result = await validate(leaf, {
    anchors: [root.certificate],
    intermediates: [ca.certificate],
    profile: options.profile ?? 'rfc5280',
    purpose: 'any',
  });
  return result.valid ? 'valid' : result.failure.code;
}

type Row = readonly [what: string, constraints: Constraints, name: Uint8Array, expected: FailureCode | 'valid'];
const permit = (base: Uint8Array): Constraints => ({ permitted: [base] });
const exclude = (base: Uint8Array): Constraints => ({ excluded: [base] });
const subnet = gn.ip(10, 0, 0, 0, 255, 0, 0, 0);

describe('name constraints', () => {
  it.each<Row>([
    ['permit a host and what is below it', permit(gn.dns('contoso.com')), gn.dns('a.b.contoso.com'), 'valid'],
    ['permit a host without regard to case', permit(gn.dns('Contoso.com')), gn.dns('www.CONTOSO.com'), 'valid'],
    ['know labels from letters', permit(gn.dns('contoso.com')), gn.dns('notcontoso.com'), 'name-not-permitted'],
    ['exclude a host below', exclude(gn.dns('contoso.com')), gn.dns('a.contoso.com'), 'name-excluded'],
    ['exclude every host by an empty base', exclude(gn.dns('')), gn.dns('a.fabrikam.com'), 'name-excluded'],
    ['permit a wildcard inside', permit(gn.dns('contoso.com')), gn.dns('*.contoso.com'), 'valid'],
    [
      'refuse a wildcard that reaches outside',
      permit(gn.dns('a.contoso.com')),
      gn.dns('*.contoso.com'),
      'name-not-permitted',
    ],
    [
      'refuse a wildcard that stands for an excluded host',
      exclude(gn.dns('a.contoso.com')),
      gn.dns('*.contoso.com'),
      'name-excluded',
    ],
    ['let a wildcard pass that stands for none', exclude(gn.dns('x.a.contoso.com')), gn.dns('*.contoso.com'), 'valid'],
    ['leave other forms alone', permit(gn.dns('contoso.com')), gn.email('admin@fabrikam.com'), 'valid'],

    ['permit one mailbox', permit(gn.email('admin@contoso.com')), gn.email('admin@CONTOSO.com'), 'valid'],
    [
      'know local parts by case',
      permit(gn.email('admin@contoso.com')),
      gn.email('Admin@contoso.com'),
      'name-not-permitted',
    ],
    ['permit the mailboxes of a host', permit(gn.email('contoso.com')), gn.email('admin@contoso.com'), 'valid'],
    [
      'not those of a host below',
      permit(gn.email('contoso.com')),
      gn.email('admin@mail.contoso.com'),
      'name-not-permitted',
    ],
    ['permit those below by a period', permit(gn.email('.contoso.com')), gn.email('admin@mail.contoso.com'), 'valid'],
    ['not the host itself then', permit(gn.email('.contoso.com')), gn.email('admin@contoso.com'), 'name-not-permitted'],

    [
      'permit the host of a URI',
      permit(gn.uri('crl.contoso.com')),
      gn.uri('http://user@crl.contoso.com:80/a?b'),
      'valid',
    ],
    ['not a host below', permit(gn.uri('contoso.com')), gn.uri('http://crl.contoso.com/'), 'name-not-permitted'],
    ['permit hosts below by a period', permit(gn.uri('.contoso.com')), gn.uri('https://a.contoso.com'), 'valid'],
    ['refuse a URI without a host', permit(gn.uri('contoso.com')), gn.uri('urn:contoso'), 'name-malformed'],
    ['refuse a URI with an address', exclude(gn.uri('contoso.com')), gn.uri('http://10.0.0.1/'), 'name-malformed'],

    ['permit an address in a subnet', permit(subnet), gn.ip(10, 1, 2, 3), 'valid'],
    ['refuse one outside', permit(subnet), gn.ip(11, 1, 2, 3), 'name-not-permitted'],
    [
      'refuse IPv6 where only IPv4 is permitted',
      permit(subnet),
      gn.ip(...new Array<number>(16).fill(0)),
      'name-not-permitted',
    ],
    ['exclude an address in a subnet', exclude(subnet), gn.ip(10, 255, 0, 1), 'name-excluded'],
    [
      'refuse a mask with gaps',
      permit(gn.ip(10, 0, 0, 0, 255, 0, 255, 0)),
      gn.ip(10, 0, 0, 1),
      'name-constraint-malformed',
    ],

    ['exclude a directory name', exclude(gn.directory('Contoso')), gn.directory('CONTOSO'), 'name-excluded'],
    ['cannot check a UPN', exclude(gn.upn('contoso.com')), gn.upn('pc1$@contoso.com'), 'name-constraint-unsupported'],
    [
      'refuse a base with a wildcard',
      permit(gn.dns('*.contoso.com')),
      gn.dns('a.contoso.com'),
      'name-constraint-malformed',
    ],
  ])('%s', async (_, constraints, name, expected) => {
    expect(await judge(constraints, [name])).toBe(expected);
  });

  it('apply to the subject', async () => {
    expect(await judge(permit(gn.directory('pc1')), [gn.dns('pc1.contoso.com')])).toBe('valid');
    expect(await judge(permit(gn.directory('pc2')), [gn.dns('pc1.contoso.com')])).toBe('name-not-permitted');
  });

  it('apply to an e-mail address in the subject', async () => {
    const subject = [['1.2.840.113549.1.9.1', 'admin@fabrikam.com']] as const;
    expect(await judge(permit(gn.email('contoso.com')), [gn.dns('a.contoso.com')], { subject })).toBe(
      'name-not-permitted',
    );
  });

  it('apply to the common name where the profile takes it for a host', async () => {
    const constraints = permit(gn.dns('contoso.com'));
    const options = { subject: [['CN', 'www.fabrikam.com']] as const, profile: 'windows-server-auth' as const };
    expect(await judge(constraints, [gn.ip(10, 0, 0, 1)], options)).toBe('name-not-permitted');
    expect(await judge(constraints, [gn.ip(10, 0, 0, 1)], { ...options, profile: 'rfc5280' })).toBe('valid');
    expect(await judge(constraints, [gn.dns('www.contoso.com')], options)).toBe('valid');
  });

  it('take a leading period for hosts below, where the profile is lenient', async () => {
    const constraints = permit(gn.dns('.contoso.com'));
    const profile = 'windows-server-auth';
    expect(await judge(constraints, [gn.dns('www.contoso.com')])).toBe('name-constraint-malformed');
    expect(await judge(constraints, [gn.dns('www.contoso.com')], { profile })).toBe('valid');
    expect(await judge(constraints, [gn.dns('contoso.com')], { profile })).toBe('name-not-permitted');
  });

  it('refuse a malformed name of a constrained form even where the profile is lenient', async () => {
    const profile = 'windows-server-auth';
    expect(await judge(exclude(gn.dns('fabrikam.com')), [gn.dns('www..contoso.com')], { profile })).toBe(
      'name-malformed',
    );
    expect(await judge(exclude(gn.dns('fabrikam.com')), [gn.dns('www.fabrikam.com\0.contoso.com')], { profile })).toBe(
      'name-malformed',
    );
  });

  it('with a minimum are not guessed at', async () => {
    const base = encodeElement(0x82, new TextEncoder().encode('contoso.com'));
    const withMinimum = { permitted: [new Uint8Array([...base, 0x80, 1, 2])] };
    const profile = 'windows-client-auth';
    expect(await judge(withMinimum, [gn.dns('a.contoso.com')])).toBe('name-constraint-malformed');
    expect(await judge(withMinimum, [gn.dns('a.contoso.com')], { profile })).toBe('name-constraint-unsupported');
    expect(await judge(withMinimum, [gn.ip(10, 0, 0, 1)], { profile })).toBe('valid');
    const besides = { permitted: [...withMinimum.permitted, gn.dns('a.contoso.com')] };
    expect(await judge(besides, [gn.dns('a.contoso.com')], { profile })).toBe('valid');
    expect(await judge(besides, [gn.dns('b.contoso.com')], { profile })).toBe('name-constraint-unsupported');
  });

  it('of an anchor count as those of any CA', async () => {
    const anchor = TestCa.root('Contoso Own Root', { constraints: permit(gn.dns('contoso.com')) });
    const leaf = anchor.issueLeaf('www.fabrikam.com');
    expect(await validate(leaf, { anchors: [anchor.certificate] })).toMatchObject({
      valid: false,
      failure: { code: 'name-not-permitted', certificate: leaf },
    });
  });

  it('spare the self-issued certificates of a CA, and not those of the leaf', async () => {
    const constraints = permit(gn.directory('Contoso Only This'));
    const ca = root.issueCa('Contoso Issuing CA 1', { constraints });
    const renewedKey = TestCa.root('Contoso Issuing CA 1');
    const selfIssued = ca.certify(renewedKey);
    const leaf = renewedKey.issueLeaf('Contoso Only This', { names: [gn.dns('a.contoso.com')] });
    const anchors = [root.certificate];
    expect((await validate(leaf, { anchors, intermediates: [ca.certificate, selfIssued] })).valid).toBe(true);
    const own = ca.issueLeaf('Contoso Issuing CA 1', { names: [gn.dns('a.contoso.com')] });
    expect(await validate(own, { anchors, intermediates: [ca.certificate] })).toMatchObject({
      failure: { code: 'name-not-permitted', certificate: own },
    });
  });

  it('keep to name boundaries in directory names', async () => {
    const ca = root.issueCa('Contoso Units CA', { constraints: permit(gn.directory('Con')) });
    const leaf = ca.issueLeaf('Contoso', { names: [gn.dns('a.contoso.com')] });
    expect(await validate(leaf, { anchors: [root.certificate], intermediates: [ca.certificate] })).toMatchObject({
      failure: { code: 'name-not-permitted' },
    });
    const below = ca.issueLeaf('x', {
      subject: [
        ['CN', 'Con'],
        ['OU', 'Sales'],
      ],
      names: [gn.dns('a.contoso.com')],
    });
    expect((await validate(below, { anchors: [root.certificate], intermediates: [ca.certificate] })).valid).toBe(true);
  });
});
