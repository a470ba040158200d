import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writePem } from '../../../src/core/pem.js';
import type { PathInput } from '../../../src/core/trust/index.js';
import type { Certificate, Crl } from '../../../src/core/x509/types.js';
import { generalName as gn, TestCa } from '../../support/ca.js';
import { OID } from '../../support/certificates.js';
import { text } from '../../support/der.js';
import { AT, validate } from '../../support/validate.js';

/** OpenSSL judges the same chains, so that our certificates and our validator do not merely agree with each other. */

function opensslVersion(): string | undefined {
  try {
    return execFileSync('openssl', ['version'], { encoding: 'utf8' });
  } catch {
    console.warn('skipped: no openssl on this machine');
    return undefined;
  }
}

const version = opensslVersion();
const folder = mkdtempSync(join(tmpdir(), 'cmg-cert-trust-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Chain {
  readonly leaf: Certificate;
  readonly intermediates?: readonly Certificate[];
  readonly anchors?: readonly Certificate[];
  readonly crls?: readonly Crl[];
  readonly host?: string;
  readonly policy?: string;
}

const root = TestCa.root('Contoso Root CA');
const issuing = root.issueCa('Contoso Issuing CA 1');
const leaf = issuing.issueLeaf('pc1.contoso.com');
const intermediates = [issuing.certificate];

/** A leaf below one CA of these options. */
function below(options: Parameters<TestCa['issueCa']>[1], leafOptions: Parameters<TestCa['issueLeaf']>[1] = {}): Chain {
  const ca = root.issueCa('Contoso Special CA', options);
  return { leaf: ca.issueLeaf('pc1.contoso.com', leafOptions), intermediates: [ca.certificate] };
}

function pathLengthZero(): Chain {
  const policy = root.issueCa('Contoso Policy CA', { pathLength: 0 });
  const ca = policy.issueCa('Contoso Deep CA');
  return { leaf: ca.issueLeaf('pc1.contoso.com'), intermediates: [policy.certificate, ca.certificate] };
}

function crossSigned(): Chain {
  const fabrikam = TestCa.root('Fabrikam Root CA');
  return { leaf, intermediates: [issuing.certificate, fabrikam.certify(root)], anchors: [fabrikam.certificate] };
}

function cycle(): Chain {
  const east = TestCa.root('Contoso East CA');
  const west = TestCa.root('Contoso West CA');
  return { leaf: east.issueLeaf('pc1.contoso.com'), intermediates: [east.certify(west), west.certify(east)] };
}

const GOLD = '1.3.6.1.4.1.311.99.10.1';
const unknownCritical = [{ oid: '1.3.6.1.4.1.311.99.1', value: text(0x0c, 'x'), critical: true }];

const CHAINS: readonly [string, () => Chain][] = [
  ['a plain chain', () => ({ leaf, intermediates })],
  ['a missing intermediate', () => ({ leaf })],
  ['another root', () => ({ leaf, intermediates, anchors: [TestCa.root('Contoso Root CA').certificate] })],
  ['a cross-signed root', crossSigned],
  ['CAs that only sign each other', cycle],
  ['path length 0 above a CA', pathLengthZero],
  ['path length 0 above the leaf', () => below({ pathLength: 0 })],
  ['an expired CA', () => below({ notAfter: '2026-10-01T00:00:00Z' })],
  ['an expired leaf', () => below({}, { notAfter: '2026-10-01T00:00:00Z' })],
  ['a CA without the bit for certificates', () => below({ keyUsage: ['cRLSign'] })],
  ['an issuer that is no CA', () => below({ ca: false, keyUsage: ['digitalSignature'] })],
  ['a CA for e-mail only', () => below({ purposes: ['1.3.6.1.5.5.7.3.4'] })],
  ['a leaf for clients only', () => below({}, { purposes: [OID.clientAuth] })],
  ['an unknown critical extension', () => below({}, { extra: unknownCritical })],
  ['a permitted DNS name', () => below({ constraints: { permitted: [gn.dns('contoso.com')] } })],
  ['a DNS name that is not permitted', () => below({ constraints: { permitted: [gn.dns('fabrikam.com')] } })],
  ['an excluded DNS name', () => below({ constraints: { excluded: [gn.dns('contoso.com')] } })],
  [
    'an excluded address',
    () => below({ constraints: { excluded: [gn.ip(10, 0, 0, 0, 255, 0, 0, 0)] } }, { names: [gn.ip(10, 1, 2, 3)] }),
  ],
  ['an excluded directory name', () => below({ constraints: { excluded: [gn.directory('pc1.contoso.com')] } })],
  [
    'a directory name that is not permitted',
    () => below({ constraints: { permitted: [gn.directory('pc2.contoso.com')] } }),
  ],
  [
    'a mailbox that is not permitted',
    () => below({ constraints: { permitted: [gn.email('contoso.com')] } }, { names: [gn.email('a@fabrikam.com')] }),
  ],
  [
    'a URI that is not permitted',
    () =>
      below({ constraints: { permitted: [gn.uri('.contoso.com')] } }, { names: [gn.uri('http://a.fabrikam.com/')] }),
  ],
  ['the right host', () => ({ leaf, intermediates, host: 'pc1.contoso.com' })],
  ['another host', () => ({ leaf, intermediates, host: 'pc2.contoso.com' })],
  ['a policy all the way', () => ({ ...below({ policies: [GOLD] }, { policies: [GOLD] }), policy: GOLD })],
  ['a policy that the CA lacks', () => ({ ...below({}, { policies: [GOLD] }), policy: GOLD })],
  ['CRLs without entries', () => ({ leaf, intermediates, crls: [root.issueCrl(), issuing.issueCrl()] })],
  [
    'a revoked leaf',
    () => ({ leaf, intermediates, crls: [root.issueCrl(), issuing.issueCrl({ revoked: [{ certificate: leaf }] })] }),
  ],
  [
    'a revoked CA',
    () => ({
      leaf,
      intermediates,
      crls: [root.issueCrl({ revoked: [{ certificate: issuing.certificate }] }), issuing.issueCrl()],
    }),
  ],
  ['a missing CRL', () => ({ leaf, intermediates, crls: [root.issueCrl()] })],
  [
    'an expired CRL',
    () => ({ leaf, intermediates, crls: [root.issueCrl(), issuing.issueCrl({ nextUpdate: '261110000000Z' })] }),
  ],
];

let count = 0;

function write(kind: 'CERTIFICATE' | 'X509 CRL', items: readonly { readonly der: Uint8Array }[]): string {
  count += 1;
  const file = join(folder, `${count}.pem`);
  writeFileSync(file, items.map(({ der }) => writePem(kind, der)).join(''));
  return file;
}

function opensslAccepts(chain: Chain): boolean {
  const arguments_ = [
    ...['verify', '-x509_strict', '-purpose', 'sslserver', '-attime', String(AT / 1000)],
    ...['-no-CApath', '-no-CAstore', '-CAfile', write('CERTIFICATE', chain.anchors ?? [root.certificate])],
    ...(chain.intermediates ? ['-untrusted', write('CERTIFICATE', chain.intermediates)] : []),
    ...(chain.crls ? ['-crl_check_all', '-CRLfile', write('X509 CRL', chain.crls)] : []),
    ...(chain.host ? ['-verify_hostname', chain.host] : []),
    ...(chain.policy ? ['-policy_check', '-explicit_policy', '-policy', chain.policy] : []),
    write('CERTIFICATE', [chain.leaf]),
  ];
  const { status, stdout, stderr } = spawnSync('openssl', arguments_, { encoding: 'utf8' });
  if (status === 0) return true;
  // Whatever else went wrong is no verdict.
  if (!/^error \d+ at \d+ depth lookup/m.test(stderr)) throw new Error(`openssl verify: ${stdout}${stderr}`);
  return false;
}

async function weAccept(chain: Chain): Promise<boolean> {
  const options: Partial<PathInput> = {
    profile: 'rfc5280',
    purpose: 'serverAuth',
    anchors: chain.anchors ?? [root.certificate],
    intermediates: chain.intermediates ?? [],
    crls: chain.crls ?? [],
    names: chain.host === undefined ? [] : [{ kind: 'dns', value: chain.host }],
    ...(chain.policy === undefined ? {} : { policies: { explicitPolicy: true, initialPolicySet: [chain.policy] } }),
  };
  return (await validate(chain.leaf, options)).valid;
}

describe.skipIf(version === undefined)('openssl verify agrees about', () => {
  it.each(CHAINS)('%s', async (_, make) => {
    const chain = make();
    expect(await weAccept(chain)).toBe(opensslAccepts(chain));
  });
});
