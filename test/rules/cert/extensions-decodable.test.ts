import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/cert/extensions-decodable.js';
import { OID } from '../../support/certificates.js';
import { context, serverTarget } from '../../support/targets.js';

const broken = Uint8Array.of(0x30, 0x05, 0x06);
const CA_VERSION = '1.3.6.1.4.1.311.21.1';

describe(rule.id, () => {
  it('passes what decodes, and counts what it cannot judge', () => {
    const extra = [{ oid: '1.2.3.4', value: broken }];
    expect(rule.check(serverTarget({ extra }), context())).toMatchObject({
      outcome: 'pass',
      message: '4 known extensions decoded; 1 other not checked.',
    });
  });

  it('fails each malformed extension of RFC 5280 as an error', () => {
    const target = serverTarget({ replace: { [OID.extendedKeyUsage]: broken, [OID.subjectAltName]: broken } });
    expect(rule.check(target, context())).toMatchObject([
      { outcome: 'fail', severity: 'error', path: 'extensions/extendedKeyUsage' },
      { outcome: 'fail', severity: 'error', path: 'extensions/subjectAltName' },
    ]);
  });

  it('fails a malformed extension of Microsoft as a warning, as an error when it is critical', () => {
    expect(rule.check(serverTarget({ extra: [{ oid: CA_VERSION, value: broken }] }), context())).toMatchObject([
      { outcome: 'fail', severity: 'warning' },
    ]);
    const critical = serverTarget({ extra: [{ oid: CA_VERSION, value: broken, critical: true }] });
    expect(rule.check(critical, context())).toMatchObject([{ outcome: 'fail', severity: 'error' }]);
  });

  it('leaves a repeated extension to cert/no-duplicate-extensions', () => {
    const target = serverTarget({ extra: [{ oid: OID.keyUsage, value: broken }] });
    expect(rule.check(target, context())).toMatchObject({ outcome: 'pass' });
  });
});
