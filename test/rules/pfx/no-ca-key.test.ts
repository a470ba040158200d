import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/pfx/no-ca-key.js';
import { issueCa, issueCertificate, OID, ROOT } from '../../support/certificates.js';
import { pfxTarget } from '../../support/pfxTargets.js';
import { context } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes a CA certificate without its key', () => {
    expect(rule.check(pfxTarget({ others: [issueCa()] }), context())).toMatchObject({ outcome: 'pass' });
  });

  it('fails a CA certificate with its key, and names the CA', () => {
    expect(rule.check(pfxTarget({ identities: [issueCa()] }), context())).toMatchObject([
      { outcome: 'fail', message: 'The private key of the CA "Contoso Issuing CA 1" is in the file.' },
    ]);
  });

  it('tells of several CAs in one finding, apart from the leaf', () => {
    const target = pfxTarget({ leaf: issueCa(), identities: [issueCa(ROOT), issueCa()] });
    expect(rule.check(target, context())).toMatchObject([
      { causedBy: 'cert/end-entity' },
      { message: expect.stringMatching(/of 2 CAs are in the file: "Contoso Root CA" and "Contoso Issuing CA 1"/) },
    ]);
  });

  it('shows a CA certificate given as the leaf under cert/end-entity', () => {
    expect(rule.check(pfxTarget({ leaf: issueCa() }), context())).toMatchObject([
      { outcome: 'fail', causedBy: 'cert/end-entity' },
    ]);
  });

  it('does not decide when the basic constraints are malformed', () => {
    const broken = issueCertificate({ replace: { [OID.basicConstraints]: Uint8Array.of(0x30, 0x05) } });
    expect(rule.check(pfxTarget({ identities: [broken] }), context())).toMatchObject({
      outcome: 'unknown',
      reason: 'undecidable',
    });
  });

  it('does not arise without a key', () => {
    expect(rule.check(pfxTarget({ key: 'absent', others: [issueCa()] }), context())).toMatchObject({
      outcome: 'not-applicable',
    });
  });
});
