import { describe, expect, it } from 'vitest';
import { labUniqueId } from '../../../src/core/token/lab.js';
import rule from '../../../src/rules/token/lab-issued.js';
import { issueCertificate, testKey } from '../../support/certificates.js';
import { context } from '../../support/targets.js';
import { signingCertificate, tokenTarget, tokenText } from '../../support/tokens.js';

describe(rule.id, () => {
  const judge = async (claims: Record<string, unknown>, ...certificates: Uint8Array[]) =>
    rule.check(await tokenTarget(tokenText({ claims }), certificates), context());

  it('says nothing of a token of a site', async () => {
    expect(await judge({}, signingCertificate())).toMatchObject({ outcome: 'pass' });
  });

  it('knows a lab by its UniqueId', async () => {
    const UniqueId = labUniqueId(new Uint8Array(16).fill(0xff));
    expect(UniqueId).toBe('1abfffff-ffff-8fff-bfff-ffffffffffff');
    expect(await judge({ UniqueId })).toMatchObject({ outcome: 'note', path: 'claims/UniqueId' });
  });

  it('knows a lab by the certificate that signed it, whatever the UniqueId', async () => {
    const lab = issueCertificate({
      subject: [
        ['O', 'cmg-cert lab (not for production)'],
        ['CN', 'SMS Token Signing Certificate'],
      ],
      issuer: 'self',
      key: testKey('server'),
    });
    expect(await judge({}, lab)).toMatchObject({ outcome: 'note' });
  });
});
