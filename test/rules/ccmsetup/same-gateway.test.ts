import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/ccmsetup/same-gateway.js';
import { GOOD_LINE, lineTarget } from '../../support/commandLines.js';
import { context } from '../../support/targets.js';

const judge = (text: string, settings = {}) => {
  const judged = rule.check(lineTarget(text), context(settings));
  return (Array.isArray(judged) ? judged : [judged]).map(({ outcome, severity, message, fix }) => ({
    outcome,
    severity,
    message,
    fix,
  }));
};

describe(rule.id, () => {
  it('passes the same address, whatever the case', () => {
    expect(judge(GOOD_LINE.replace(/falls/, 'FALLS'))).toMatchObject([{ outcome: 'pass' }]);
  });

  it('warns of another host', () => {
    expect(judge(GOOD_LINE.replace('CCMHOSTNAME=GraniteFalls', 'CCMHOSTNAME=GraniteFall'))).toMatchObject([
      { outcome: 'fail', message: '/mp names GraniteFalls.contoso.com, CCMHOSTNAME GraniteFall.contoso.com.' },
    ]);
  });

  it('warns of another management point', () => {
    expect(judge(GOOD_LINE.replace('28290 SMS', '28291 SMS'))).toMatchObject([{ outcome: 'fail' }]);
  });

  it('warns of another gateway than that of the service name, where one is given', () => {
    const serviceName = 'granitefalls.contoso.com';
    expect(judge(GOOD_LINE, { serviceName })).toMatchObject([{ outcome: 'pass' }]);
    expect(judge(GOOD_LINE.replaceAll('GraniteFalls', 'Other'), { serviceName })).toMatchObject([
      { outcome: 'fail', message: '/mp names Other.contoso.com, and the service name is granitefalls.contoso.com.' },
    ]);
    expect(judge(GOOD_LINE.replaceAll('GraniteFalls.contoso.com', '%CMG%'), { serviceName })).toMatchObject([
      { outcome: 'pass' },
    ]);
  });

  it('is not asked with one of the two', () => {
    expect(judge('ccmsetup.exe /mp:x')).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
