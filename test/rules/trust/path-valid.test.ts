import { describe, expect, it } from 'vitest';
import type { PathFact } from '../../../src/core/check/target.js';
import { readCertificate } from '../../../src/core/x509/certificate.js';
import { CaPool } from '../../../src/gather/chain.js';
import { findPath } from '../../../src/gather/path.js';
import { nodeCrypto } from '../../../src/platform/node/crypto.js';
import rule from '../../../src/rules/trust/path-valid.js';
import { type CertificateOptions, ISSUING, issueCa, issueCertificate, OID, ROOT } from '../../support/certificates.js';
import { context, serverTarget } from '../../support/targets.js';

const root = readCertificate(issueCa(ROOT));
const issuing = readCertificate(issueCa(ISSUING));

async function judge(
  leaf: CertificateOptions = {},
  { roots = [root], intermediates = [issuing] }: { roots?: (typeof root)[]; intermediates?: (typeof root)[] } = {},
) {
  const path: PathFact = await findPath(readCertificate(issueCertificate(leaf)), 'server', {
    at: context().settings.at,
    crypto: nodeCrypto,
    roots,
    pool: new CaPool([...roots, ...intermediates]),
    machineRoots: async () => [],
  });
  return rule.check(serverTarget(leaf, { path }), context());
}

describe(rule.id, () => {
  it('passes a path to a root given, and names its certificates and where the root comes from', async () => {
    expect(await judge()).toMatchObject({
      outcome: 'pass',
      message: expect.stringMatching(/GraniteFalls.* > .*Issuing CA 1.* > .*Root CA.*the roots given/),
      evidence: { anchors: 'given' },
    });
  });

  it('fails an expired CA, names it, and leaves it to the rule of CAs', async () => {
    const expired = readCertificate(issueCa(ISSUING, { notAfter: '2026-10-01T00:00:00Z' }));
    const judgement = await judge({}, { intermediates: [expired] });
    expect(judgement).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('Contoso Issuing CA 1'),
      evidence: { code: 'expired' },
    });
    expect(judgement.causedBy).toBe('trust/ca-within-validity');
  });

  it('leaves to the rule of the leaf what is wrong with the leaf itself', async () => {
    expect(await judge({ notAfter: '2026-10-01T00:00:00Z' })).toMatchObject({
      outcome: 'fail',
      causedBy: 'cert/within-validity',
    });
    expect(await judge({ purposes: [OID.codeSigning] })).toMatchObject({
      outcome: 'fail',
      causedBy: 'usage/*',
    });
  });

  it('does not know without the issuing CA, and says which input is missing', async () => {
    expect(await judge({}, { intermediates: [] })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
      asks: ['--intermediates FILE', '--roots FILE'],
    });
  });

  it('does not know without a root, and never takes a CA that is merely at hand for one', async () => {
    expect(await judge({}, { roots: [], intermediates: [issuing, root] })).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
      asks: ['--roots FILE'],
      evidence: { anchors: 'none' },
    });
  });
});
