import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/cert/der-encoding.js';
import { issueCertificate, OID } from '../../support/certificates.js';
import { certificateTarget, context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes strict DER', () => {
    expect(rule.check(serverTarget(), context())).toMatchObject({ outcome: 'pass' });
  });

  it('fails TRUE written as 1, and says where', () => {
    const der = issueCertificate({ ca: true });
    const at = Buffer.from(der).indexOf(Buffer.from('0101ff', 'hex'));
    der[at + 2] = 1;
    expect(rule.check(certificateTarget(der), context())).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining(`(byte ${at})`),
      path: `offset/${at}`,
    });
  });

  it('fails octets after the end', () => {
    const der = Buffer.concat([issueCertificate(), Uint8Array.of(0, 0)]);
    expect(rule.check(certificateTarget(der), context())).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('2 bytes follow'),
    });
  });

  it('leaves an extension that cannot be decoded to cert/extensions-decodable', () => {
    const target = serverTarget({ replace: { [OID.extendedKeyUsage]: Uint8Array.of(0x30, 0x05, 0x06) } });
    expect(rule.check(target, context())).toMatchObject({ outcome: 'unknown', reason: 'undecidable' });
  });
});
