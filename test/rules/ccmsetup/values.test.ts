import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/ccmsetup/values.js';
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
  it('passes good values', () => {
    expect(judge(GOOD_LINE)).toMatchObject([{ outcome: 'pass' }]);
  });

  it('fails a parameter without its value', () => {
    expect(judge('ccmsetup.exe /mp')).toMatchObject([{ outcome: 'fail', message: '/mp has no value.' }]);
  });

  it('fails an empty property', () => {
    expect(judge('ccmsetup.exe SMSSITECODE=')).toMatchObject([
      { outcome: 'fail', message: 'SMSSITECODE has no value.' },
    ]);
  });

  it('fails what is no GUID', () => {
    expect(judge('ccmsetup.exe AADTENANTID=contoso.com')).toMatchObject([{ outcome: 'fail' }]);
  });

  it('fails what is no flag', () => {
    expect(judge('ccmsetup.exe CCMALWAYSINF=TRUE')).toMatchObject([{ outcome: 'fail' }]);
  });

  it('passes a switch of a property', () => {
    expect(judge('ccmsetup.exe CCMALLOWSILENTREBOOT=')).toMatchObject([{ outcome: 'pass' }]);
  });

  it('warns of a value that nobody reads', () => {
    expect(judge('ccmsetup.exe /logon:yes')).toMatchObject([{ outcome: 'fail', severity: 'warning' }]);
  });

  it('fails an open quotation mark', () => {
    expect(judge('ccmsetup.exe CCMINSTALLDIR="C:\\a b')).toMatchObject([{ outcome: 'fail' }]);
  });

  it.each(['/mp:%MP%', 'AADTENANTID=$env:TENANT', 'SMSSITECODE=!SITE!', 'CCMHOSTNAME=$cmg/CCM_Proxy_MutualAuth/1'])(
    'does not decide about a variable: %s',
    (argument) => {
      expect(judge(`ccmsetup.exe ${argument}`)).toMatchObject([{ outcome: 'unknown' }]);
    },
  );

  it('passes the variables of Windows itself', () => {
    expect(judge('ccmsetup.exe CCMINSTALLDIR=%ProgramFiles(x86)%\\CCM')).toMatchObject([{ outcome: 'pass' }]);
  });
});
