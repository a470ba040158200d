import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/cert/critical-extensions-known.js';
import { context, serverTarget } from '../../support/targets.js';

const value = Uint8Array.of(0x05, 0x00);

describe(rule.id, () => {
  it('passes critical extensions that Windows processes, and names them', () => {
    expect(rule.check(serverTarget({ ca: false }), context())).toMatchObject({
      outcome: 'pass',
      message: 'Critical: basic constraints and key usage.',
    });
  });

  it('passes an unknown extension that is not critical', () => {
    const target = serverTarget({ keyUsage: 'none', extra: [{ oid: '1.2.3.4', value }] });
    expect(rule.check(target, context())).toMatchObject({ outcome: 'pass', message: 'No extension is critical.' });
  });

  it('fails unknown critical extensions, all in one finding', () => {
    const extra = ['1.2.3.4', '1.2.3.5'].map((oid) => ({ oid, value, critical: true }));
    expect(rule.check(serverTarget({ extra }), context())).toMatchObject({
      outcome: 'fail',
      message: 'Windows does not process these critical extensions: 1.2.3.4 and 1.2.3.5.',
      path: 'extensions/1.2.3.4',
    });
  });

  it('knows a precertificate for what it is', () => {
    const extra = [{ oid: '1.3.6.1.4.1.11129.2.4.3', value, critical: true }];
    expect(rule.check(serverTarget({ extra }), context())).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('precertificate'),
    });
  });
});
