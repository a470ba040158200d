import { describe, expect, it } from 'vitest';
import { check, checkPlan, createCheck, exportChain, names, platform, renewal, select } from '../../src/index.js';
import { fixtureBytes } from '../support/fixtures.js';

const source = (name: string) => ({ name, bytes: fixtureBytes(`good/adcs/${name}`) });
const server = source('server.cer');
const client = source('client.cer');
const plan = { name: 'plan.yaml', bytes: new TextEncoder().encode('configmgr: 2503') };

describe('a time that no calendar has', () => {
  const at = 1e20;
  it.each([
    ['check', () => check([server], { at })],
    ['names', () => names('GraniteFalls.contoso.com', { at })],
    ['renewal', () => renewal(server, server, { at })],
    ['checkPlan', () => checkPlan(plan, { read: async () => new Uint8Array() }, { at })],
    ['select', () => select([client], { at, computer: 'PC-0001' })],
    ['exportChain', () => exportChain([client], { at })],
  ])('is refused by %s, so that no report bears it', async (_, ask) => {
    await expect(ask()).rejects.toMatchObject({ code: 'usage', message: '`at` is no valid time' });
    await expect(check([server], { at: new Date(Number.NaN) })).rejects.toMatchObject({ code: 'usage' });
  });
});

it('a mistyped service name is refused by check and by renewal alike', async () => {
  const serviceName = 'not a name';
  await expect(check([server], { serviceName })).rejects.toMatchObject({ code: 'usage' });
  await expect(renewal(server, server, { serviceName })).rejects.toMatchObject({ code: 'usage' });
});

it('a platform of one’s own can be made from that of Node, and goes online as it does', async () => {
  const asked: string[] = [];
  const own = createCheck({
    ...platform,
    now: () => Date.UTC(2026, 10, 21),
    network: async () => ({
      proxy: undefined,
      async http({ url }) {
        asked.push(url);
        throw new Error('the test has seen enough');
      },
    }),
  });
  await own([server], { online: true, only: ['crl/reachable'] }).catch(() => undefined);
  expect(asked.some((url) => url.startsWith('http://'))).toBe(true);
});
