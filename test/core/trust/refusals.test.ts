import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../../src/core/trust/index.js';
import { generalName, TestCa } from '../../support/ca.js';
import { OID } from '../../support/certificates.js';
import { text } from '../../support/der.js';
import { failureOf, validate } from '../../support/validate.js';

const root = TestCa.root('Contoso Root CA');
const anchors = [root.certificate];

describe('validatePath refuses, and names the certificate', () => {
  it('a CA below one whose path length allows none', async () => {
    const policy = root.issueCa('Contoso Policy CA', { pathLength: 0 });
    const issuing = policy.issueCa('Contoso Issuing CA 1');
    const leaf = issuing.issueLeaf('pc1.contoso.com');
    const failure = await failureOf(leaf, { anchors, intermediates: [policy.certificate, issuing.certificate] });
    expect(failure).toMatchObject({ code: 'path-length-exceeded', kind: 'refused', certificate: policy.certificate });
    expect(failure.operands).toMatchObject({ maximum: 0, count: 1 });
    expect(failure.message).toContain('"Contoso Policy CA" allows 0 CAs below it');
    expect(failure.message).toContain('"Contoso Issuing CA 1"');
  });

  it('a purpose that a CA above the leaf does not have', async () => {
    const mail = root.issueCa('Contoso Mail CA', { purposes: ['1.3.6.1.5.5.7.3.4'] });
    const leaf = mail.issueLeaf('pc1.contoso.com');
    const failure = await failureOf(leaf, { anchors, intermediates: [mail.certificate] });
    expect(failure).toMatchObject({ code: 'purpose-not-allowed', kind: 'refused', certificate: mail.certificate });
    expect(failure.message).toContain('"Contoso Mail CA" is not for Server Authentication (1.3.6.1.5.5.7.3.1)');
  });

  it('a name that a CA below permits although the one above does not', async () => {
    const regional = root.issueCa('Contoso Regional CA', {
      constraints: { permitted: [generalName.dns('contoso.com')] },
    });
    const wide = regional.issueCa('Contoso Wide CA', {
      constraints: { permitted: [generalName.dns('contoso.com'), generalName.dns('fabrikam.com')] },
    });
    const leaf = wide.issueLeaf('www.fabrikam.com');
    const intermediates = [regional.certificate, wide.certificate];
    const failure = await failureOf(leaf, { anchors, intermediates });
    expect(failure).toMatchObject({ code: 'name-not-permitted', kind: 'refused', certificate: leaf });
    expect(failure.message).toContain('"www.fabrikam.com"');
    expect(failure.message).toContain('"Contoso Regional CA" do not permit');
    expect((await validate(wide.issueLeaf('www.contoso.com'), { anchors, intermediates })).valid).toBe(true);
  });

  it('a second alternative name that is excluded beside one that is permitted', async () => {
    const ca = root.issueCa('Contoso Constrained CA', {
      constraints: { permitted: [generalName.dns('contoso.com')], excluded: [generalName.dns('secret.contoso.com')] },
    });
    const names = [generalName.dns('www.contoso.com'), generalName.dns('db.secret.contoso.com')];
    const leaf = ca.issueLeaf('www.contoso.com', { names });
    const failure = await failureOf(leaf, { anchors, intermediates: [ca.certificate] });
    expect(failure).toMatchObject({ code: 'name-excluded', certificate: leaf });
    expect(failure.message).toContain('"www.contoso.com" has the DNS name "db.secret.contoso.com"');
    expect(failure.message).toContain('"Contoso Constrained CA" exclude');
  });

  it('CAs that only sign each other', async () => {
    const east = TestCa.root('Contoso East CA');
    const west = TestCa.root('Contoso West CA');
    const intermediates = [east.certify(west), west.certify(east)];
    const leaf = east.issueLeaf('pc1.contoso.com');
    const failure = await failureOf(leaf, { anchors, intermediates });
    expect(failure).toMatchObject({ code: 'issuer-cycle', kind: 'missing-input', certificate: leaf });
    expect(failure.message).toContain('above "pc1.contoso.com" sign each other in a circle');
  });

  it('an unknown critical extension in the leaf', async () => {
    const extra = [{ oid: '1.3.6.1.4.1.311.99.1', value: text(0x0c, 'contoso'), critical: true }];
    const leaf = root.issueLeaf('pc1.contoso.com', { extra });
    const failure = await failureOf(leaf, { anchors });
    expect(failure).toMatchObject({ code: 'unknown-critical-extension', kind: 'refused', certificate: leaf });
    expect(failure.message).toContain('"pc1.contoso.com" has the critical extension 1.3.6.1.4.1.311.99.1');
  });

  it('an expired intermediate, with the date', async () => {
    const old = root.issueCa('Contoso Old CA', { notAfter: '2026-10-01T00:00:00Z' });
    const failure = await failureOf(old.issueLeaf('pc1.contoso.com'), { anchors, intermediates: [old.certificate] });
    expect(failure).toMatchObject({ code: 'expired', certificate: old.certificate });
    expect(failure.message).toBe(
      '"Contoso Old CA" expired on 2026-10-01T00:00:00Z; the time of the check is 2026-11-21T12:00:00Z.',
    );
  });

  it('a leaf that is not yet valid', async () => {
    const leaf = root.issueLeaf('pc1.contoso.com', { notBefore: '2027-01-01T00:00:00Z' });
    expect(await failureOf(leaf, { anchors })).toMatchObject({ code: 'not-yet-valid', certificate: leaf });
  });

  it('an expired anchor', async () => {
    const old = TestCa.root('Contoso Old Root', { notAfter: '2026-10-01T00:00:00Z' });
    const failure = await failureOf(old.issueLeaf('pc1.contoso.com'), { anchors: [old.certificate] });
    expect(failure).toMatchObject({ code: 'expired', certificate: old.certificate });
  });

  it("a server's certificate used as a CA", async () => {
    const server = root.issueCa('www.contoso.com', { ca: false, keyUsage: ['digitalSignature'] });
    const failure = await failureOf(server.issueLeaf('pc1.contoso.com'), {
      anchors,
      intermediates: [server.certificate],
    });
    expect(failure).toMatchObject({ code: 'not-a-ca', certificate: server.certificate });
    expect(failure.message).toContain('"www.contoso.com" is used as a CA');
  });

  it('a CA whose key usage lacks certificate signing', async () => {
    const crlOnly = root.issueCa('Contoso CRL Signer', { keyUsage: ['cRLSign'] });
    const failure = await failureOf(crlOnly.issueLeaf('pc1.contoso.com'), {
      anchors,
      intermediates: [crlOnly.certificate],
    });
    expect(failure).toMatchObject({ code: 'key-usage-not-allowed', certificate: crlOnly.certificate });
  });

  it('a signature under another key of the same name', async () => {
    const impostor = TestCa.root('Contoso Root CA');
    const leaf = impostor.issueLeaf('pc1.contoso.com');
    const failure = await failureOf(leaf, { anchors });
    expect(failure).toMatchObject({ code: 'issuer-key-differs', kind: 'missing-input', certificate: leaf });
    expect(failure.message).toContain('issued by another key of "Contoso Root CA"');
  });

  it('a certificate that was altered after signing', async () => {
    const leaf = root.issueLeaf('pc1.contoso.com');
    const signature = Uint8Array.from(leaf.signature);
    signature[signature.length - 1] = (signature.at(-1) as number) ^ 1;
    const failure = await failureOf({ ...leaf, signature }, { anchors });
    expect(failure).toMatchObject({ code: 'signature-invalid', kind: 'refused' });
    expect(failure.message).toContain('The signature of "pc1.contoso.com" does not verify');
  });

  it('a name that the certificate is not for, and lists those that it is for', async () => {
    const leaf = root.issueLeaf('www.contoso.com');
    const failure = await failureOf(leaf, { anchors, names: [{ kind: 'dns', value: 'www.fabrikam.com' }] });
    expect(failure).toMatchObject({ code: 'name-mismatch', certificate: leaf });
    expect(failure.message).toBe(
      '"www.contoso.com" is not for "www.fabrikam.com": it has the DNS name "www.contoso.com".',
    );
  });

  it('a leaf without the purpose asked for', async () => {
    const leaf = root.issueLeaf('pc1.contoso.com', { purposes: [OID.serverAuth] });
    const failure = await failureOf(leaf, { anchors, profile: 'windows-client-auth' });
    expect(failure).toMatchObject({ code: 'purpose-not-allowed', certificate: leaf });
    expect(failure.message).toContain('is not for Client Authentication (1.3.6.1.5.5.7.3.2)');
  });

  it('a signature whose hash the profile does not accept', async () => {
    const profile = { ...PROFILES['windows-server-auth'], signatureHashes: ['SHA-384' as const] };
    const leaf = root.issueLeaf('pc1.contoso.com');
    expect(await failureOf(leaf, { anchors, profile })).toMatchObject({
      code: 'algorithm-not-allowed',
      certificate: leaf,
    });
    expect((await validate(root.issueLeaf('pc1.contoso.com', { hash: 'sha384' }), { anchors, profile })).valid).toBe(
      true,
    );
  });
});
