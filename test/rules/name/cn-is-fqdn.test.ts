import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/name/cn-is-fqdn.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (commonName: string, serviceName?: string) =>
    rule.check(serverTarget({ commonName }), context(serviceName === undefined ? {} : { serviceName }));

  it.each(['GraniteFalls.contoso.com', 'cmg-gw.contoso.com', 'gw.contoso', 'xn--mnchen-3ya.contoso.com'])(
    'passes %s',
    (name) => expect(check(name).outcome).toBe('pass'),
  );

  it.each([
    ['CMG Server', 'a space'],
    ['GRANITEFALLS', 'single label'],
    ['cmg_gw.contoso.com', 'an underscore'],
    ['cmg@contoso.com', '"@"'],
    ['10.1.2.3', 'an IP address'],
    ['münchen.contoso.com', 'A-label'],
    ['-cmg.contoso.com', 'hyphen'],
    ['cmg..contoso.com', 'empty label'],
    [`${'a'.repeat(64)}.contoso.com`, '64 characters'],
    [`${'a.'.repeat(130)}com`, '253'],
    ['cmg.contoso.com.', 'dot'],
    ['cmg\0.contoso.com', 'U+0000'],
  ])('fails %j: %s', (name, reason) => {
    expect(check(name)).toMatchObject({ outcome: 'fail', message: expect.stringContaining(reason) });
  });

  it.each([
    ['https://cmg.contoso.com/', 'cmg.contoso.com'],
    ['cmg.contoso.com:443', 'cmg.contoso.com'],
    [' cmg.contoso.com ', 'cmg.contoso.com'],
    ['cmg.contoso.com.', 'cmg.contoso.com'],
  ])('mends %j in the fix', (name, mended) => {
    expect(check(name)).toMatchObject({ outcome: 'fail', fix: expect.stringContaining(`common name ${mended},`) });
  });

  it('judges what follows the asterisk of a wildcard, or the name that replaces it', () => {
    expect(check('*.contoso.com')).toMatchObject({ outcome: 'pass', evidence: { judged: 'contoso.com' } });
    expect(check('*.com')).toMatchObject({ outcome: 'fail' });
    expect(check('*.con_toso.com')).toMatchObject({ outcome: 'fail' });
    expect(check('*.contoso.com', 'gw.contoso.com')).toMatchObject({
      outcome: 'pass',
      evidence: { judged: 'gw.contoso.com' },
    });
    expect(check('*.contoso.com', 'g w.contoso.com')).toMatchObject({ outcome: 'fail' });
  });

  it('leaves a missing name and a bad wildcard to the rules that report them', () => {
    expect(rule.check(serverTarget({ subject: [] }), context()).outcome).toBe('not-applicable');
    expect(check('cmg*.contoso.com').outcome).toBe('not-applicable');
  });
});
