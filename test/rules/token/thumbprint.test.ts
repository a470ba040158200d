import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/token/thumbprint.js';
import { context } from '../../support/targets.js';
import { otherCertificate, signingCertificate, tokenTarget, tokenText } from '../../support/tokens.js';

describe(rule.id, () => {
  const judge = async (text: string, ...certificates: Uint8Array[]) =>
    rule.check(await tokenTarget(text, certificates), context());

  it('passes when it names a certificate given, fails when it names none of them', async () => {
    expect(await judge(tokenText(), signingCertificate())).toMatchObject({ outcome: 'pass' });
    expect(await judge(tokenText(), otherCertificate())).toMatchObject({ outcome: 'fail', path: 'header/x5t' });
  });

  it('asks for a certificate, and leaves a missing thumbprint to token/algorithm', async () => {
    expect(await judge(tokenText())).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
    expect(await judge(tokenText({ header: { x5t: undefined } }))).toMatchObject({ outcome: 'not-applicable' });
  });
});
