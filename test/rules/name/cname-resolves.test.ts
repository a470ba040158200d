import { describe, expect, it } from 'vitest';
import rule from '../../../src/rules/name/cname-resolves.js';
import { dnsFacts, nameTarget } from '../../support/names.js';
import { context, serverTarget } from '../../support/targets.js';

describe(rule.id, () => {
  const check = (commonName: string, online = false) => rule.check(serverTarget({ commonName }), context({ online }));

  it('is not asked without the network', () => {
    expect(check('granitefalls.contoso.com')).toMatchObject({
      outcome: 'unknown',
      reason: 'not-asked',
      asks: ['--online'],
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

  it('does not apply in an Azure domain', () => {
    expect(check('granitefalls.westus.cloudapp.azure.com').outcome).toBe('not-applicable');
    expect(check('CMG Server').outcome).toBe('not-applicable');
  });

  it('passes a record to the deployment name, and fails a missing one once that exists', () => {
    const asked = (facts: Parameters<typeof dnsFacts>[0], deployed?: boolean) =>
      rule.check(nameTarget({ dns: dnsFacts(facts) }), context({ online: true, region: 'westus', deployed }));
    const names = ['granitefalls.contoso.com', 'granitefalls.westus.cloudapp.azure.com'];
    const found = { state: 'followed', names, addresses: ['192.0.2.9'], end: 'address' } as const;
    expect(asked({ service: found, deployment: { state: 'exists', seen: '192.0.2.9' } }).outcome).toBe('pass');
    expect(asked({})).toMatchObject({ outcome: 'unknown', severity: 'info' });
    const there = { deployment: { state: 'exists', seen: '192.0.2.9' } } as const;
    expect(asked(there)).toMatchObject({ outcome: 'fail', fix: expect.stringContaining(names[1] as string) });
    expect(asked(there, false)).toMatchObject({ outcome: 'unknown', severity: 'info' });
    // Of a gateway that is said to stand, clients find nothing either way.
    expect(asked({}, true)).toMatchObject({ outcome: 'fail', message: expect.stringContaining('no record') });
    expect(asked({ service: { state: 'followed', names, addresses: [], end: 'nothing' } }, true)).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('leads to nothing'),
    });
  });

  it.each([
    ['the deployment name', 'granitefalls.westus.cloudapp.azure.com'],
    ['the deployment name in another region', 'granitefalls.eastus.cloudapp.azure.com'],
    ['a name of a cloud service', 'granitefalls.cloudapp.net'],
    ['another service of Azure', 'granitefalls.azurewebsites.net'],
  ])('warns of a record that leads to %s before anybody holds it', (_, end) => {
    const service = {
      state: 'followed',
      names: ['granitefalls.contoso.com', end],
      addresses: [],
      end: 'nothing',
    } as const;
    for (const deployed of [false, undefined]) {
      const judged = rule.check(
        nameTarget({ dns: dnsFacts({ service }) }),
        context({ online: true, region: 'westus', deployed }),
      );
      expect(judged).toMatchObject({
        outcome: 'fail',
        severity: 'warning',
        message: expect.stringContaining('anyone can create it in Azure'),
        fix: expect.stringMatching(/^Delete the CNAME record now/),
      });
    }
  });
});
