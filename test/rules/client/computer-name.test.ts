import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/client/computer-name.js';
import { clientTarget, context } from '../../support/targets.js';

const pc1 = context({ computer: 'pc1' });

describe(rule.id, () => {
  it('passes a subject that contains the name, whatever the case', () => {
    expect(rule.check(clientTarget(), pc1)).toMatchObject({ outcome: 'pass' });
  });

  it('fails a subject that does not, even when the alternative name does', () => {
    const target = clientTarget({ commonName: 'Contoso Client', dnsNames: ['PC1.contoso.com'] });
    expect(rule.check(target, pc1)).toMatchObject({
      outcome: 'fail',
      message: 'The subject "CN=Contoso Client" does not contain "pc1".',
    });
  });

  it('looks at the first alternative name alone where the subject is empty', () => {
    const named = (dnsNames: readonly string[]) => clientTarget({ subject: [], dnsNames });
    expect(rule.check(named(['PC1.contoso.com', 'localhost']), pc1)).toMatchObject({ outcome: 'pass' });
    expect(rule.check(named(['localhost', 'PC1.contoso.com']), pc1)).toMatchObject({
      outcome: 'fail',
      path: 'extensions/subjectAltName/0',
    });
  });

  it('shows a nameless certificate under client/identity-present', () => {
    expect(rule.check(clientTarget({ subject: [], dnsNames: 'none' }), pc1)).toMatchObject({
      outcome: 'fail',
      causedBy: 'client/identity-present',
    });
  });

  it('asks which computer it is for', () => {
    expect(rule.check(clientTarget(), context())).toMatchObject({
      outcome: 'unknown',
      reason: 'not-asked',
      asks: ['--computer NAME'],
    });
  });
});
