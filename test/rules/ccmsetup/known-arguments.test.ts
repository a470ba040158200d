import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/ccmsetup/known-arguments.js';
import { lineTarget } from '../../support/commandLines.js';
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
  it('passes documented names, whatever the case', () => {
    expect(judge('ccmsetup.exe /usepkicert /MP:x smssitecode=ABC')).toMatchObject([{ outcome: 'pass' }]);
  });

  it('names the nearest property', () => {
    expect(judge('ccmsetup.exe SMSSITECOD=ABC')).toMatchObject([{ outcome: 'fail', fix: 'Write SMSSITECODE' }]);
  });

  it('names the nearest parameter', () => {
    expect(judge('ccmsetup.exe /NoCRLChek')).toMatchObject([{ outcome: 'fail', fix: 'Write /NoCRLCheck' }]);
  });

  it('guesses nothing far away', () => {
    expect(judge('ccmsetup.exe FOOBARBAZ=1')).toMatchObject([
      { outcome: 'fail', message: 'The property FOOBARBAZ is not documented.' },
    ]);
  });

  it('fails what a blank leaves behind', () => {
    expect(judge('ccmsetup.exe /mp: https://a.contoso.com')).toMatchObject([{ outcome: 'fail', severity: 'error' }]);
  });

  it('fails an equals sign behind a parameter', () => {
    expect(judge('ccmsetup.exe /mp=https://a.contoso.com')).toMatchObject([
      { outcome: 'fail', severity: 'error', message: expect.stringContaining('a parameter takes a colon') },
    ]);
  });

  it('fails a placeholder', () => {
    expect(judge('ccmsetup.exe <options>')).toMatchObject([
      { outcome: 'fail', message: expect.stringContaining('placeholder') },
    ]);
  });

  it('fails what stands outside CCMSETUPCMD', () => {
    expect(judge('ccmsetup.msi CCMSETUPCMD="/mp:x" SMSSITECODE=ABC')).toMatchObject([
      { outcome: 'fail', severity: 'error', message: expect.stringContaining('outside CCMSETUPCMD') },
    ]);
  });

  it('warns of a hyphen', () => {
    expect(judge('ccmsetup.exe -mp:x')).toMatchObject([{ outcome: 'fail', fix: 'Write /mp' }]);
  });

  it('never prints a token', () => {
    expect(judge(`ccmsetup.exe /regtoken: ${'eyJ'.padEnd(300, 'x')}.abc.def`)).toMatchObject([
      { outcome: 'fail', message: expect.stringMatching(/^"eyJxxxxxxxxx….def \(308 characters\)"/) },
    ]);
  });
});
