import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/client/template.js';
import { clientTarget, context } from '../../support/targets.js';

const NAME = '1.3.6.1.4.1.311.20.2';
const INFORMATION = '1.3.6.1.4.1.311.21.7';
/** BMPString "Machine". */
const machine = Uint8Array.of(0x1e, 14, ...[...'Machine'].flatMap((letter) => [0, letter.charCodeAt(0)]));
/** CertificateTemplateOID { 1.2.3.4, 100, 4 }. */
const information = Uint8Array.of(0x30, 11, 0x06, 3, 0x2a, 3, 4, 0x02, 1, 100, 0x02, 1, 4);

describe(rule.id, () => {
  it('notes a template of version 2 or later, and does not guess which', () => {
    const target = clientTarget({ extra: [{ oid: INFORMATION, value: information }] });
    expect(rule.check(target, context())).toMatchObject({
      outcome: 'note',
      message:
        'From the template 1.2.3.4, revision 100.4. The certificate does not show whether it is version 2, 3 or 4.',
    });
  });

  it('notes a template of version 1 by its name', () => {
    expect(rule.check(clientTarget({ extra: [{ oid: NAME, value: machine }] }), context())).toMatchObject({
      outcome: 'note',
      message: 'From the template "Machine", version 1.',
    });
  });

  it('does not arise without a template', () => {
    expect(rule.check(clientTarget(), context())).toMatchObject({ outcome: 'not-applicable' });
  });

  it('does not decide when the extension cannot be read', () => {
    const target = clientTarget({ extra: [{ oid: INFORMATION, value: Uint8Array.of(0x30, 9) }] });
    expect(rule.check(target, context())).toMatchObject({ outcome: 'unknown', reason: 'undecidable' });
  });
});
