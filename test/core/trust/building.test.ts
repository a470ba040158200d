import { describe, expect, it } from 'vitest';
import type { Certificate } from '../../../src/core/x509/types.js';
import { generalName, TestCa } from '../../support/ca.js';
import { failureOf, validate } from '../../support/validate.js';

const root = TestCa.root('Contoso Root CA');
const issuing = root.issueCa('Contoso Issuing CA 1');
const leaf = issuing.issueLeaf('pc1.contoso.com');

describe('validatePath builds paths', () => {
  it('from the leaf to the anchor, whatever the order of the pool', async () => {
    const policy = root.issueCa('Contoso Policy CA');
    const below = policy.issueCa('Contoso Issuing CA 2');
    const end = below.issueLeaf('pc2.contoso.com');
    const result = await validate(end, {
      anchors: [root.certificate],
      intermediates: [issuing.certificate, below.certificate, policy.certificate],
    });
    expect(result).toMatchObject({
      valid: true,
      path: [end, below.certificate, policy.certificate, root.certificate],
      warnings: [{ code: 'revocation-not-checked' }],
      work: { signatures: 3 },
    });
  });

  it('to an anchor that is not self-signed', async () => {
    const result = await validate(leaf, { anchors: [issuing.certificate] });
    expect(result).toMatchObject({ valid: true, path: [leaf, issuing.certificate] });
  });

  it('past an expired certificate of a CA to its reissued one', async () => {
    const expired = root.certify(issuing, { notAfter: '2026-02-01T00:00:00Z' });
    const intermediates = [expired, issuing.certificate];
    const result = await validate(leaf, { anchors: [root.certificate], intermediates });
    expect(result).toMatchObject({ valid: true, path: [leaf, issuing.certificate, root.certificate] });
  });

  it('past a branch that fails higher up', async () => {
    const fabrikam = TestCa.root('Fabrikam Root CA', { constraints: { permitted: [generalName.dns('fabrikam.com')] } });
    const crossed = fabrikam.certify(issuing, { notAfter: '2029-01-01T00:00:00Z' });
    const anchors = [fabrikam.certificate, root.certificate];
    const result = await validate(leaf, { anchors, intermediates: [crossed, issuing.certificate] });
    expect(result).toMatchObject({ valid: true, path: [leaf, issuing.certificate, root.certificate] });
  });

  it('through a CA that cross-signed the one above it', async () => {
    const fabrikam = TestCa.root('Fabrikam Root CA');
    const crossed = fabrikam.certify(root);
    const intermediates = [crossed, issuing.certificate, root.certify(fabrikam)];
    const result = await validate(leaf, { anchors: [fabrikam.certificate], intermediates });
    expect(result).toMatchObject({ valid: true, path: [leaf, issuing.certificate, crossed, fabrikam.certificate] });
  });

  it('although the key identifiers disagree, for they are hints', async () => {
    const renumbered = root.certify(issuing, { keyId: Uint8Array.of(1, 2, 3, 4) });
    const result = await validate(leaf, { anchors: [root.certificate], intermediates: [renumbered] });
    expect(result).toMatchObject({ valid: true, path: [leaf, renumbered, root.certificate] });
  });

  it('to the leaf alone, where Windows has it among the trusted roots', async () => {
    const own = TestCa.root('pc1.contoso.com', { keyUsage: ['digitalSignature'], ca: false });
    const anchors = [own.certificate];
    expect(await validate(own.certificate, { anchors })).toMatchObject({ valid: true, path: [own.certificate] });
    expect((await validate(own.certificate, { anchors, profile: 'rfc5280' })).valid).toBe(false);
  });
});

describe('validatePath tells what is missing', () => {
  it('when the issuer is not at hand, with its name', async () => {
    const failure = await failureOf(leaf, { anchors: [root.certificate] });
    expect(failure).toMatchObject({
      code: 'issuer-missing',
      kind: 'missing-input',
      certificate: leaf,
      operands: { missing: ['CN=Contoso Issuing CA 1'] },
    });
    expect(failure.message).toContain('issuer of "pc1.contoso.com", CN=Contoso Issuing CA 1');
  });

  it('when the chain ends before the root', async () => {
    const failure = await failureOf(leaf, { anchors: [], intermediates: [issuing.certificate] });
    expect(failure).toMatchObject({ code: 'issuer-missing', certificate: issuing.certificate });
    expect(failure.operands.missing).toEqual(['CN=Contoso Root CA']);
  });

  it('when the chain ends in a root that is no anchor', async () => {
    const intermediates = [issuing.certificate, root.certificate];
    const failure = await failureOf(leaf, { anchors: [TestCa.root('Fabrikam Root CA').certificate], intermediates });
    expect(failure).toMatchObject({ code: 'root-not-trusted', kind: 'missing-input', certificate: root.certificate });
    expect(failure.message).toContain('"pc1.contoso.com" ends in "Contoso Root CA"');
  });

  it('when the leaf is self-signed and nobody trusts it', async () => {
    const own = TestCa.root('pc1.contoso.com', { keyUsage: ['digitalSignature'], ca: false });
    const failure = await failureOf(own.certificate, { anchors: [root.certificate] });
    expect(failure).toMatchObject({ code: 'root-not-trusted', certificate: own.certificate });
  });
});

describe('validatePath prefers the failure that says most', () => {
  it('over a candidate that only shares the name', async () => {
    const impostor = TestCa.root('x').issueCa('Contoso Issuing CA 1');
    const expired = root.certify(issuing, { notAfter: '2026-02-01T00:00:00Z' });
    const forged = root.certify({ name: issuing.name, key: impostor.key });
    const result = await validate(leaf, { anchors: [root.certificate], intermediates: [forged, expired] });
    expect(result).toMatchObject({ valid: false, failure: { code: 'expired', certificate: expired } });
    if (!result.valid) expect(result.others.map(({ code }) => code)).toEqual(['issuer-key-differs']);
  });

  it('and gives the path up to the certificate that failed', async () => {
    const policy = root.issueCa('Contoso Policy CA', { notAfter: '2026-02-01T00:00:00Z' });
    const below = policy.issueCa('Contoso Issuing CA 2');
    const end = below.issueLeaf('pc2.contoso.com');
    const intermediates = [policy.certificate, below.certificate];
    const result = await validate(end, { anchors: [root.certificate], intermediates });
    expect(result).toMatchObject({ valid: false, path: [end, below.certificate, policy.certificate] });
  });
});

describe('validatePath keeps to its budget, and calls what lies beyond undecided', () => {
  /** CAs that all sign each other: the ways through them grow with the factorial of their number. */
  function mesh(count: number): { cas: TestCa[]; certificates: Certificate[] } {
    const cas = Array.from({ length: count }, (_, i) => TestCa.root(`Contoso Mesh CA ${i + 1}`));
    const certificates = cas.flatMap((by) => cas.filter((of) => of !== by).map((of) => by.certify(of)));
    return { cas, certificates };
  }

  const { cas, certificates } = mesh(9);
  const end = (cas[0] as TestCa).issueLeaf('pc1.contoso.com');

  it('in a mesh of CAs where every way fails', async () => {
    const dead = TestCa.root('Contoso Dead Root', { notAfter: '2026-02-01T00:00:00Z' });
    const intermediates = [...certificates, dead.certify(cas.at(-1) as TestCa)];
    const budget = { steps: 5_000, depth: 20 };
    const result = await validate(end, { anchors: [dead.certificate], intermediates, budget });
    expect(result).toMatchObject({
      valid: false,
      failure: { code: 'budget-exceeded', kind: 'undecidable', operands: { item: 'steps', limit: 5_000 } },
      work: { steps: 5_000 },
    });
    if (!result.valid) {
      expect(result.failure.message).toContain('"pc1.contoso.com"');
      expect(result.failure.message).toContain('"Contoso Dead Root" expired');
      expect(result.work.signatures).toBeLessThanOrEqual(9 * 8 + 2);
    }
  });

  it('and finds the way out of a mesh at once where there is one', async () => {
    const intermediates = [...certificates, root.certify(cas.at(-1) as TestCa)];
    const result = await validate(end, { anchors: [root.certificate], intermediates });
    expect(result.valid).toBe(true);
    expect(result.work.steps).toBeLessThan(20);
  });

  it('for signatures', async () => {
    const intermediates = Array.from({ length: 5 }, () => TestCa.root('x').issueCa('Contoso Issuing CA 1').certificate);
    const forged = intermediates.map((certificate) => ({ ...certificate, issuer: root.certificate.subject }));
    const failure = await failureOf(leaf, {
      anchors: [root.certificate],
      intermediates: forged,
      budget: { signatures: 4 },
    });
    expect(failure).toMatchObject({ code: 'budget-exceeded', operands: { item: 'signatures', limit: 4 } });
  });

  it('for depth', async () => {
    let ca = root;
    const intermediates: Certificate[] = [];
    for (let i = 0; i < 4; i += 1) {
      ca = ca.issueCa(`Contoso CA ${i}`);
      intermediates.push(ca.certificate);
    }
    const deep = ca.issueLeaf('pc1.contoso.com');
    const anchors = [root.certificate];
    expect((await validate(deep, { anchors, intermediates, budget: { depth: 5 } })).valid).toBe(true);
    const failure = await failureOf(deep, { anchors, intermediates, budget: { depth: 4 } });
    expect(failure).toMatchObject({
      code: 'budget-exceeded',
      kind: 'undecidable',
      operands: { item: 'depth', limit: 4 },
    });
    const tooLong = await failureOf(deep, { anchors, intermediates, maxPathLength: 3 });
    expect(tooLong).toMatchObject({ code: 'path-too-long', kind: 'refused', operands: { maximum: 3, count: 4 } });
  });

  it('for names compared with constraints', async () => {
    const permitted = Array.from({ length: 30 }, (_, i) => generalName.dns(`zone${i}.contoso.com`));
    const ca = root.issueCa('Contoso Zones CA', { constraints: { permitted } });
    const names = Array.from({ length: 30 }, () => generalName.dns('a.zone29.contoso.com'));
    const many = ca.issueLeaf('pc1.contoso.com', { names });
    const options = { anchors: [root.certificate], intermediates: [ca.certificate] };
    expect((await validate(many, options)).valid).toBe(true);
    const failure = await failureOf(many, { ...options, budget: { nameComparisons: 800 } });
    expect(failure).toMatchObject({ code: 'budget-exceeded', operands: { item: 'nameComparisons', limit: 800 } });
  });
});

describe('validatePath refuses misuse', () => {
  it.each([
    ['a time that is none', { at: Number.NaN }],
    ['a budget that is none', { budget: { steps: Number.NaN } }],
    ['a negative path length', { maxPathLength: -1 }],
    ['a profile that does not exist', { profile: 'windows' as never }],
    ['a purpose that does not exist', { purpose: 'server' }],
  ])('%s', async (_, options) => {
    await expect(validate(leaf, { anchors: [root.certificate], ...options })).rejects.toMatchObject({ code: 'usage' });
  });
});
