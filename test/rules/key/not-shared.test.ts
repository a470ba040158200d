import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/key/not-shared.js';
import { testKey } from '../../support/certificates.js';
import { clientTarget, context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const pc = (commonName: string, key: string) =>
    clientTarget({ commonName, key: testKey(key) }, { label: commonName });

  it('passes computers with a key each', () => {
    const judgements = rule.check([pc('PC1', 'client'), pc('PC2', 'other')], context());
    expect(judgements).toMatchObject([{ outcome: 'pass', evidence: { keys: 2 } }]);
  });

  it('fails two computers with one key, and says which', () => {
    const targets = [pc('PC1', 'client'), pc('PC3', 'other'), pc('PC2', 'client')];
    const judgements = rule.check(targets, context());
    expect(judgements).toHaveLength(1);
    expect(judgements[0]).toMatchObject({ outcome: 'fail', evidence: { certificates: 2, names: ['pc1', 'pc2'] } });
    expect(judgements[0]?.about.map((target) => target.label)).toEqual(['PC1', 'PC2']);
  });

  it('fails a client that shares the key of the server', () => {
    const targets = [serverTarget({ key: testKey('client') }), pc('PC1', 'client')];
    expect(rule.check(targets, context())).toMatchObject([{ outcome: 'fail' }]);
  });

  it('only warns of server certificates for different names with one key', () => {
    const targets = [
      serverTarget({ commonName: '*.contoso.com' }),
      serverTarget({ commonName: 'gateway.contoso.com' }),
    ];
    expect(rule.check(targets, context())).toMatchObject([{ outcome: 'fail', severity: 'warning' }]);
  });

  it('tells computers without a common name apart by their SAN', () => {
    const anonymous = (dns: string) => clientTarget({ subject: [], dnsNames: [dns] });
    expect(rule.check([anonymous('pc1.contoso.com'), anonymous('pc2.contoso.com')], context())).toMatchObject([
      { outcome: 'fail' },
    ]);
    expect(rule.check([anonymous('pc1.contoso.com'), anonymous('PC1.contoso.com')], context())).toEqual([]);
  });

  it('has nothing to say of one certificate, of one given twice, and of a renewal with the old key', () => {
    expect(rule.check([pc('PC1', 'client')], context())).toEqual([]);
    expect(rule.check([pc('PC1', 'client'), pc('PC1', 'client')], context())).toEqual([]);
    const renewed = clientTarget({ commonName: 'pc1', serialNumber: Uint8Array.of(9), key: testKey('client') });
    expect(rule.check([pc('PC1', 'client'), renewed], context())).toEqual([]);
  });
});
