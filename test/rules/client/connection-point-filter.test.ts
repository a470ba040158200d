import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../../src/core/x509/certificate.js';
import rule from '../../../src/rules/client/connection-point-filter.js';
import { type CertificateOptions, issueCa, issueClient, OID, ROOT } from '../../support/certificates.js';
import { certificateTarget, context, type TargetOptions } from '../../support/targets.js';

describe(rule.id, () => {
  const root = readCertificate(issueCa(ROOT));
  const key = { state: 'present', match: 'match', provider: undefined, localMachine: false } as const;
  const path = { state: 'valid', path: [root], names: [], anchors: 'given', anchorIsStandIn: false } as const;
  const refused = {
    state: 'invalid',
    kind: 'refused',
    code: 'expired',
    message: 'expired',
    operands: {},
    certificate: 'CA',
    onLeaf: false,
    anchors: 'given',
  } as const;
  const check = (certificate: CertificateOptions = {}, facts: TargetOptions = {}) =>
    rule.check(
      certificateTarget(issueClient(certificate), {
        role: 'connection-point',
        container: 'pfx',
        privateKey: key,
        path,
        ...facts,
      }),
      context(),
    );

  it('passes a certificate that every step keeps, and tells the order', () => {
    expect(check()).toMatchObject({
      outcome: 'pass',
      message: 'digital signature: kept > allowed root: kept > private key: kept > client authentication: kept.',
    });
  });

  it.each([
    ['digital signature', { keyUsage: ['keyEncipherment'] }, {}, 1],
    ['allowed root', {}, { path: refused }, 2],
    ['private key', {}, { privateKey: { state: 'absent' } }, 3],
    ['client authentication', { purposes: [OID.serverAuth] }, {}, 4],
  ] as const)('stops at %s', (step, certificate, facts, steps) => {
    const judgement = check(certificate, facts);
    expect(judgement).toMatchObject({ outcome: 'note', evidence: { stopsAt: step } });
    expect(judgement.evidence?.steps).toHaveLength(steps);
  });

  it('does not take what it cannot know for kept', () => {
    expect(check({}, { container: 'bare', privateKey: { state: 'absent' } })).toMatchObject({
      outcome: 'note',
      message: expect.stringContaining('private key: not known'),
    });
    const missing = { ...refused, kind: 'missing-input' } as const;
    expect(check({ purposes: [OID.serverAuth] }, { path: missing })).toMatchObject({
      outcome: 'note',
      message: expect.stringMatching(/allowed root: not known .* client authentication: dropped/),
    });
  });
});
