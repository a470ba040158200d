import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/client/identity-unique.js';
import { testKey } from '../../support/certificates.js';
import { clientTarget, context } from '../../support/targets.js';

const other = testKey('other');
const pc1 = clientTarget({}, { label: 'a.cer' });
const shared = { subject: [['CN', 'Contoso Client']], dnsNames: 'none' } as const;

/** szOID_NTDS_CA_SECURITY_EXT with a SID, as AD CS writes it. */
const withSid = (sid: string) => {
  const tlv = (tag: number, content: Uint8Array): Uint8Array =>
    Buffer.concat([Uint8Array.of(tag, content.length), content]);
  const oid = Uint8Array.of(0x06, 0x0a, 0x2b, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x19, 0x02, 0x01);
  const value = tlv(0x30, tlv(0xa0, Buffer.concat([oid, tlv(0xa0, tlv(0x04, Buffer.from(sid, 'ascii')))])));
  return { extra: [{ oid: '1.3.6.1.4.1.311.25.2', value }] };
};

describe(rule.id, () => {
  it('passes computers of different names', () => {
    const pc2 = clientTarget({ commonName: 'PC2.contoso.com', key: other });
    expect(rule.check([pc1, pc2], context())).toMatchObject([{ outcome: 'pass', about: [pc1, pc2] }]);
  });

  it('fails two computers of one name, whatever the case, and says which', () => {
    const copy = clientTarget({ commonName: 'pc1.CONTOSO.com', key: other }, { label: 'b.cer' });
    expect(rule.check([pc1, copy], context())).toMatchObject([
      {
        outcome: 'fail',
        message: expect.stringMatching(/^2 certificates .* "PC1\.contoso\.com": a\.cer and b\.cer\./),
        about: [pc1, copy],
      },
    ]);
  });

  it('takes an alternative name of its own for an identity of its own', () => {
    const first = clientTarget({ ...shared, dnsNames: ['PC1.contoso.com'] });
    const second = clientTarget({ ...shared, dnsNames: ['PC2.contoso.com'], key: other });
    expect(rule.check([first, second], context())).toMatchObject([{ outcome: 'pass' }]);
    const third = clientTarget({ ...shared, key: other });
    expect(rule.check([clientTarget(shared), third], context())).toMatchObject([{ outcome: 'fail' }]);
  });

  it('is not misled by the same certificate twice, nor by one that expired', () => {
    expect(rule.check([pc1, clientTarget()], context())).toEqual([]);
    const expired = clientTarget({ key: other, notBefore: '2025-09-01T00:00:00Z', notAfter: '2026-10-01T00:00:00Z' });
    expect(rule.check([pc1, expired], context())).toEqual([]);
  });

  it('knows a renewal by the SID of the computer, and two computers by two SIDs', () => {
    const before = clientTarget(withSid('S-1-5-21-1-2-3-1001'));
    const after = clientTarget({ ...withSid('S-1-5-21-1-2-3-1001'), key: other });
    const another = clientTarget({ ...withSid('S-1-5-21-1-2-3-1002'), key: other });
    expect(rule.check([before, after], context())).toEqual([]);
    expect(rule.check([before, another], context())).toMatchObject([{ outcome: 'fail' }]);
  });

  it('leaves nameless certificates to client/identity-present', () => {
    const nameless = { subject: [], dnsNames: 'none' } as const;
    expect(rule.check([clientTarget(nameless), clientTarget({ ...nameless, key: other })], context())).toEqual([]);
  });

  it('has nothing to say of one certificate', () => {
    expect(rule.check([pc1], context())).toEqual([]);
  });
});
