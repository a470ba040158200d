import { createHash, X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import type { OpenedInput } from '../../src/core/check/inputs.js';
import { readCertificate } from '../../src/core/x509/certificate.js';
import type { Certificate } from '../../src/core/x509/types.js';
import { type UploadOptions, uploadSet } from '../../src/gather/uploadSet.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';
import { type IssueOptions, TestCa } from '../support/ca.js';
import { OID } from '../support/certificates.js';
import * as der from '../support/der.js';

const AT = Date.parse('2026-11-21T12:00:00Z');
const ROOT = TestCa.root('Contoso Root CA');
const POLICY = ROOT.issueCa('Contoso Policy CA');
const ISSUING = POLICY.issueCa('Contoso Issuing CA 1');
const UNUSED = TestCa.root('Litware Root CA');
const CLIENT = ISSUING.issueLeaf('PC2.contoso.com', { purposes: [OID.clientAuth] });
const client = (issuer: TestCa = ISSUING, options: IssueOptions = {}) =>
  issuer.issueLeaf('PC1.contoso.com', { purposes: [OID.clientAuth], ...options });

function file(...certificates: Certificate[]): OpenedInput {
  const sha256 = createHash('sha256')
    .update(certificates[0]?.der ?? '')
    .digest('hex');
  return {
    name: 'f',
    sha256,
    kind: 'chain',
    form: 'der',
    certificates,
    pfx: undefined,
    privateKeys: [],
    crls: [],
    requests: [],
  };
}
const collect = (inputs: readonly OpenedInput[], options: Partial<UploadOptions> = {}) =>
  uploadSet(inputs, { crypto: nodeCrypto, at: AT, companions: [], ...options });
const names = ({ files }: Awaited<ReturnType<typeof collect>>) => files.map(({ name }) => name);
const codes = ({ problems }: Awaited<ReturnType<typeof collect>>) => problems.map(({ code }) => code);

describe('the CA files to upload', () => {
  it('are every CA of the chain, root first, and nothing else', async () => {
    const set = await collect([
      file(client(), ISSUING.certificate, UNUSED.certificate, POLICY.certificate, ROOT.certificate),
    ]);
    expect(names(set)).toEqual([
      'root-1-Contoso-Root-CA.cer',
      'intermediate-1-Contoso-Policy-CA.cer',
      'intermediate-2-Contoso-Issuing-CA-1.cer',
    ]);
    expect(set.files[0]?.certificate).toBe(ROOT.certificate);
    expect(set.leftOut).toEqual([UNUSED.certificate]);
    expect(set.problems).toEqual([]);
  });

  it('come from what stands beside the inputs too, as far as the chain needs it', async () => {
    const companions = [file(ROOT.certificate, UNUSED.certificate), file(POLICY.certificate)];
    const set = await collect([file(client(), ISSUING.certificate)], { companions });
    expect(set.files).toHaveLength(3);
  });

  it('are those given where no client certificate is, completed to the root', async () => {
    const set = await collect([file(ISSUING.certificate), file(UNUSED.certificate)], {
      companions: [file(ROOT.certificate, POLICY.certificate)],
    });
    expect(names(set)).toEqual([
      'root-1-Contoso-Root-CA.cer',
      'root-2-Litware-Root-CA.cer',
      'intermediate-1-Contoso-Policy-CA.cer',
      'intermediate-2-Contoso-Issuing-CA-1.cer',
    ]);
  });

  it('serve several clients of several hierarchies, each CA once', async () => {
    const set = await collect([
      file(client(), client(), ISSUING.certificate, POLICY.certificate, ROOT.certificate),
      file(client(UNUSED), UNUSED.certificate),
    ]);
    expect(set.files.map(({ kind }) => kind)).toEqual(['root', 'root', 'intermediate', 'intermediate']);
  });
});

describe('an incomplete set', () => {
  it('is refused, naming the missing issuer and where its certificate may be', async () => {
    const uri = 'http://pki.contoso.com/policy.crt';
    const access = der.sequence(der.sequence(der.oid('1.3.6.1.5.5.7.48.2'), der.text(0x86, uri)));
    const issuing = POLICY.issueCa('Contoso Issuing CA 2', {
      extra: [{ oid: OID.authorityInfoAccess, value: access }],
    });
    const set = await collect([file(client(issuing), issuing.certificate, ROOT.certificate)]);
    expect(set.files).toEqual([]);
    expect(set.problems[0]).toMatchObject({ code: 'issuer-missing', urls: [uri] });
    expect(set.problems[0]?.message).toContain('CN=Contoso Policy CA');
  });

  it('is refused without its root', async () => {
    expect(codes(await collect([file(client(), ISSUING.certificate, POLICY.certificate)]))).toEqual(['issuer-missing']);
    expect(codes(await collect([file(ISSUING.certificate, POLICY.certificate)]))).toEqual(['issuer-missing']);
  });

  it('is refused when a CA of the right name did not sign the certificate', async () => {
    const impostor = TestCa.root('Contoso Issuing CA 1');
    expect((await collect([file(client(), impostor.certificate)])).files).toEqual([]);
  });

  it('is refused when a CA has expired', async () => {
    const old = ROOT.issueCa('Contoso Old CA', { notAfter: '2026-06-01T00:00:00Z' });
    expect(codes(await collect([file(client(old), old.certificate, ROOT.certificate)]))).toContain('not-valid');
    expect(codes(await collect([file(old.certificate, ROOT.certificate)]))).toContain('not-valid');
  });

  it('is refused for a self-signed client certificate, and for files without certificates', async () => {
    const self = TestCa.root('PC1', { ca: false });
    expect(codes(await collect([file(self.certificate)]))).toEqual(['self-signed']);
    expect(codes(await collect([file()]))).toEqual(['nothing-given']);
  });
});

describe('a complete set', () => {
  it('stays complete for a client certificate that has expired, and warns', async () => {
    const set = await collect([
      file(
        client(ISSUING, { notAfter: '2026-06-01T00:00:00Z' }),
        ISSUING.certificate,
        POLICY.certificate,
        ROOT.certificate,
      ),
    ]);
    expect(set.files).toHaveLength(3);
    expect(set.warnings.join()).toContain('PC1.contoso.com');
  });

  it('warns of a certificate that is no client certificate', async () => {
    const server = client(ISSUING, { purposes: [OID.serverAuth] });
    const set = await collect([file(server, ISSUING.certificate, POLICY.certificate, ROOT.certificate)]);
    expect(set.warnings.join()).toContain('Client Authentication');
    expect(set.files).toHaveLength(3);
  });

  it('of three roots is refused for 1902 and not for later releases', async () => {
    const roots = ['A', 'B', 'C'].map((name) => TestCa.root(name).certificate);
    expect(codes(await collect([file(...roots)], { configmgrVersion: 1902 }))).toEqual(['over-limits']);
    expect((await collect([file(...roots)], { configmgrVersion: 1906 })).files).toHaveLength(3);
    expect((await collect([file(...roots)])).files).toHaveLength(3);
  });
});

describe('a CA renewed with its key', () => {
  const expired = ROOT.certify(ISSUING, { notAfter: '2026-06-01T00:00:00Z' });
  const renewed = ROOT.certify(ISSUING, { notAfter: '2030-01-01T00:00:00Z' });

  it('is taken in its valid certificate, whatever the order of the files', async () => {
    for (const pair of [
      [expired, renewed],
      [renewed, expired],
    ]) {
      for (const client of [[CLIENT], []]) {
        const set = await collect([file(...client, ...pair, ROOT.certificate)]);
        expect(codes(set)).toEqual([]);
        expect(set.files.map(({ certificate }) => certificate)).toEqual([ROOT.certificate, renewed]);
        expect(set.leftOut).toEqual([expired]);
      }
    }
  });
});

describe('a public root', () => {
  it('is warned of: it would let in any client certificate of that CA', async () => {
    const roots = rootCertificates.map((pem) => readCertificate(new Uint8Array(new X509Certificate(pem).raw)));
    const known = roots.find(({ publicKey, notAfter }) => notAfter > AT && publicKey.key.type === 'rsa') as Certificate;
    const set = await collect([file(known)]);
    expect(set.files).toHaveLength(1);
    expect(set.warnings.join()).toContain('public root');
  });
});

describe('file names', () => {
  it('are safe on Windows, whatever the common name', async () => {
    const evil = TestCa.root('..\\..\\CON: "a/b"*?<>|\u202e\u0000 ...');
    const long = TestCa.root('x'.repeat(300));
    for (const name of names(await collect([file(evil.certificate, long.certificate)]))) {
      expect(name).toMatch(/^root-\d-[\p{L}\p{N}._-]{1,64}\.cer$/u);
      expect(name).not.toContain('..');
    }
  });
});
