import { describe, expect, it } from 'vitest';
import type { DnsPresence } from '../../../src/core/check/online.js';
import type { AzureAnswer, AzureAvailability } from '../../../src/core/names/azureFacts.js';
import rule from '../../../src/rules/name/deployment-name-available.js';
import { dnsFacts, nameTarget, place } from '../../support/names.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (commonName: string, online = false) => rule.check(serverTarget({ commonName }), context({ online }));

  it('is not asked without the network', () => {
    expect(check('granitefalls.contoso.com')).toMatchObject({
      outcome: 'unknown',
      reason: 'not-asked',
      asks: ['--online', '--azure --subscription ID'],
    });
    expect(check('*.contoso.com')).toMatchObject({
      outcome: 'unknown',
      reason: 'not-asked',
      asks: ['--online', '--service-name FQDN'],
    });
    expect(rule.online).toBe(true);
  });

  it('never passes what was not looked up', () => {
    expect(check('granitefalls.contoso.com', true)).toMatchObject({ outcome: 'unknown', reason: 'undecidable' });
    expect(check('*.contoso.com', true)).toMatchObject({ outcome: 'unknown', reason: 'missing-input' });
  });

  it('names what is to be free, and is only worth knowing for a gateway that may be deployed', () => {
    expect(check('GraniteFalls.contoso.com')).toMatchObject({
      severity: 'info',
      message: expect.stringContaining('granitefalls.<region>.cloudapp.azure.com'),
    });
  });

  it('does not apply to a prefix that nothing in Azure can bear', () => {
    expect(check('cmg-gw.contoso.com').outcome).toBe('not-applicable');
    expect(check('CMG Server').outcome).toBe('not-applicable');
  });

  const none = {
    state: 'unanswered',
    code: 'not-logged-in',
    message: 'nobody is logged in',
    remedy: 'Log in.',
  } as const;
  const asked = (answer: AzureAnswer<AzureAvailability>, dns: DnsPresence | undefined, deployed?: boolean) =>
    rule.check(
      nameTarget({
        azurePlace: place(),
        azure: { storageAccount: none, keyVault: none, deploymentName: answer },
        ...(dns === undefined ? {} : { dns: dnsFacts({ deployment: dns }) }),
      }),
      context({ online: true, region: 'westus', deployed }),
    );
  const taken = {
    state: 'answered',
    value: { available: false, reason: 'AlreadyExists', message: 'Taken.', holder: undefined },
  } as const;

  it('passes what Azure calls free, whatever DNS says, and fails what it calls taken', () => {
    const free = { state: 'answered', value: { available: true } } as const;
    expect(asked(free, { state: 'exists', seen: '192.0.2.1' })).toMatchObject({
      outcome: 'pass',
      message: 'granitefalls.westus.cloudapp.azure.com is free, says Azure Resource Manager',
    });
    expect(asked(taken, { state: 'absent' }, false)).toMatchObject({ outcome: 'fail', severity: 'error' });
  });

  it('only notes a taken name where the gateway may be deployed', () => {
    expect(asked(taken, undefined)).toMatchObject({ outcome: 'note', severity: 'info' });
  });

  it('falls back on DNS, which can say taken, where Azure gave no answer', () => {
    expect(asked(none, { state: 'exists', seen: '192.0.2.1' }, false).outcome).toBe('fail');
    expect(asked(none, { state: 'absent' }, false)).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
      severity: 'error',
      fix: expect.stringMatching(/^Log in\. By hand: az /),
    });
  });
});
