import { createServer } from 'node:net';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../../src/core/report/report.js';
import { initLab } from '../../../src/lab/initLab.js';
import { openLab } from '../../../src/lab/ledger.js';
import { publicationOf, serve } from '../../../src/lab/serve/index.js';
import { temporaryDirectory } from '../../support/openssl.js';
import { runInProcess } from '../../support/runInProcess.js';

/** The client half judges what the server half publishes, as an administrator would: check --online. */

const folder = path.join(temporaryDirectory(), 'lab');
let port = 0;

beforeAll(async () => {
  port = await freePort();
  const url = `http://pki.contoso.com:${port}/`;
  const { lab } = await initLab(folder, {
    serviceName: 'GraniteFalls.contoso.com',
    clients: [],
    crlUrl: url,
    aiaUrl: url,
    ocspUrl: `${url}ocsp`,
  });
  lab.close();
}, 60_000);

/**
 * Certificates name it before anybody listens there, and each test listens anew. Between them another process may take it if the system
 * gives it out; from 32,768 on Linux and 49,152 elsewhere it does.
 */
async function freePort(): Promise<number> {
  for (let port = 20_000 + (process.pid % 12_000); port < 32_768; port += 1) {
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
  throw new Error('no port is free');
}

/** Outcomes of the rules about publication, the worst of each. */
async function outcomes(fault?: string): Promise<Map<string, Finding>> {
  const lab = openLab(folder);
  const server = await serve({ publication: publicationOf(lab), port, fault, pace: { hugeBytes: 0xffff_ffff } });
  try {
    const args = ['check', path.join(folder, 'server/GraniteFalls.contoso.com.pfx')];
    const run = await runInProcess([
      ...args,
      ...[
        '--password-file',
        path.join(folder, 'password.txt'),
        '--roots',
        path.join(folder, 'ca/CMG-Lab-Root-CA-1.cer'),
      ],
      ...['--online', '--resolve', `pki.contoso.com:${port}=127.0.0.1`, '--allow-private-network', '127.0.0.1/32'],
      ...['--only', 'crl/*', '--only', 'ocsp/*', '--format', 'json'],
    ]);
    const found = new Map<string, Finding>();
    const rank = ['fail', 'unknown', 'note', 'pass', 'not-applicable'];
    for (const finding of (JSON.parse(run.stdout) as Report).inputs.flatMap(({ results }) => results)) {
      const before = found.get(finding.rule);
      if (before === undefined || rank.indexOf(finding.outcome) < rank.indexOf(before.outcome))
        found.set(finding.rule, finding);
    }
    return found;
  } finally {
    await server.close();
    lab.close();
  }
}

const of = (found: Map<string, Finding>, rules: readonly string[]) => rules.map((rule) => found.get(rule)?.outcome);

describe('check --online against lab serve', () => {
  it('finds CRLs, delta CRL and OCSP in order', async () => {
    const found = await outcomes();
    const rules = ['crl/reachable', 'crl/der', 'crl/current', 'crl/signature', 'crl/delta-current', 'crl/not-revoked'];
    expect(of(found, [...rules, 'ocsp/responder', 'ocsp/good'])).toEqual(Array(8).fill('pass'));
    expect([...found.values()].filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  });

  it.each([
    ['stale', ['crl/current', 'ocsp/responder']],
    ['not-yet-valid', ['crl/current', 'ocsp/responder']],
    ['bad-signature', ['crl/signature', 'ocsp/responder']],
    ['wrong-issuer', ['crl/issuer']],
    ['pem', ['crl/der']],
    ['garbage', ['crl/reachable', 'ocsp/responder']],
    ['html', ['crl/reachable', 'ocsp/responder']],
    ['empty', ['crl/reachable', 'ocsp/responder']],
    ['not-found', ['crl/reachable', 'ocsp/responder']],
    ['server-error', ['crl/reachable', 'ocsp/responder']],
    ['cut-short', ['crl/reachable', 'ocsp/responder']],
    ['reset', ['crl/reachable', 'ocsp/responder']],
    ['redirect-loop', ['crl/reachable', 'ocsp/responder']],
    ['redirect-file', ['crl/reachable', 'ocsp/responder']],
    ['redirect-elsewhere', ['crl/reachable', 'ocsp/responder']],
    ['redirect-https', ['crl/reachable', 'ocsp/responder']],
    ['wrong-responder', ['ocsp/responder']],
    ['stranger-responder', ['ocsp/responder']],
    ['wrong-certificate', ['ocsp/responder']],
    ['malformed-request', ['ocsp/responder']],
    ['internal-error', ['ocsp/responder']],
    ['try-later', ['ocsp/responder']],
    ['unauthorized', ['ocsp/responder']],
  ])('%s fails %j, and what could not be learnt is not good', async (fault, rules) => {
    const found = await outcomes(fault);
    expect(of(found, rules)).toEqual(rules.map(() => 'fail'));
    if (rules.includes('ocsp/responder')) expect(found.get('ocsp/good')?.outcome).not.toBe('pass');
    const unusable = ['crl/reachable', 'crl/current', 'crl/signature', 'crl/issuer'].some((rule) =>
      rules.includes(rule),
    );
    if (unusable) expect(found.get('crl/not-revoked')?.outcome).not.toBe('pass');
  });

  it('double-escaping fails crl/delta-current, and says what IIS has to allow', async () => {
    const finding = (await outcomes('double-escaping')).get('crl/delta-current');
    expect(finding?.outcome).toBe('fail');
    expect(`${finding?.message} ${finding?.fix}`).toMatch(/double escaping/i);
  });
});
