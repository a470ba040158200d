import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/name/wildcard-form.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (commonName: string) => rule.check(serverTarget({ commonName }), context());

  it('passes *.contoso.com', () => expect(check('*.contoso.com').outcome).toBe('pass'));

  it.each(['cmg*.contoso.com', '*cmg.contoso.com', 'cmg.*.com', '*.*.com', '**.contoso.com', '*', '*contoso.com'])(
    'fails %s',
    (name) => expect(check(name)).toMatchObject({ outcome: 'fail', path: 'subject/CN' }),
  );

  it('does not apply to other names, and not without one', () => {
    expect(check('gateway.contoso.com').outcome).toBe('not-applicable');
    expect(rule.check(serverTarget({ subject: [] }), context()).outcome).toBe('not-applicable');
  });
});
