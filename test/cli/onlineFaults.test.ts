import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/main.js';
import { nodeIo } from '../../src/cli/nodeIo.js';
import type { Finding, Report } from '../../src/index.js';
import { initLab } from '../../src/lab/initLab.js';
import { appliesTo, serveFaults } from '../../src/lab/serve/faults/index.js';
import { temporaryDirectory } from '../support/openssl.js';
import { impatient, type LabAddress, serving as servingLab, takeLabAddress } from '../support/servedLab.js';

/** The lab's own publication server with each of its faults, asked by the program as a user runs it; only patience and size are cut short. */

/** For what hangs, which need not hang for long. All else has the time that the program gives. */
const PATIENCE_MS = 1200;
const HANGS: readonly (string | undefined)[] = ['slow', 'drip'];
const PATIENT_BYTES = 4 * 1024 * 1024;
const folder = path.join(temporaryDirectory(), 'lab');
let address: LabAddress;

beforeAll(async () => {
  address = await takeLabAddress();
  const at = `http://pki.contoso.com:${address.port}`;
  const { lab } = await initLab(folder, {
    serviceName: 'GraniteFalls.contoso.com',
    crlUrl: `${at}/crl/`,
    aiaUrl: `${at}/crl/`,
    ocspUrl: `${at}/ocsp`,
  });
  lab.close();
}, 120_000);
afterAll(() => address.close());

const serving = <T>(fault: string | undefined, use: () => Promise<T>): Promise<T> =>
  servingLab({ folder, address, fault }, use);

async function check(topic: string, fault?: string) {
  const parts: string[] = [];
  const own = nodeIo();
  const io: Io = {
    ...own,
    env: {},
    platform: impatient(own.platform, HANGS.includes(fault) ? PATIENCE_MS : Number.POSITIVE_INFINITY, PATIENT_BYTES),
    stdout: { isTerminal: false, columns: undefined, write: (text) => void parts.push(text) },
    stderr: { isTerminal: false, columns: undefined, write: (text) => void parts.push(text) },
  };
  const file = (...names: string[]) => path.join(folder, ...names);
  const network = ['--allow-private-network', '127.0.0.1/32', '--resolve', `pki.contoso.com:${address.port}=127.0.0.1`];
  const code = await run(
    [
      'check',
      file('server', 'GraniteFalls.contoso.com.cer'),
      ...['--as', 'server', '--online', '--format', 'json', '--only', `${topic}/*`],
      ...['--roots', file('ca', 'CMG-Lab-Root-CA-1.cer'), '--intermediates', file('ca', 'CMG-Lab-Issuing-CA-1.cer')],
      ...network,
    ],
    io,
  );
  const report = JSON.parse(parts.join('')) as Report;
  const findings: readonly Finding[] = report.inputs.flatMap(({ results }) => results);
  const failing = findings.filter(({ outcome, causedBy }) => outcome === 'fail' && causedBy === undefined);
  return { code, report, findings, failing };
}

it('everything is found good where nothing is wrong, each part of it asked', async () => {
  await serving(undefined, async () => {
    const crl = await check('crl');
    expect(crl.failing).toEqual([]);
    expect(crl.findings.find(({ rule }) => rule === 'crl/not-revoked')).toMatchObject({ outcome: 'pass' });
    expect(crl.report.online?.asked.map(({ what }) => what)).not.toContain('ocsp');
    expect(crl.report.online?.asked.map(({ what }) => what)).not.toContain('dns');
    expect(crl.report.online?.vantage).toContain('A client asks as SYSTEM');
    const ocsp = await check('ocsp');
    expect(ocsp.failing).toEqual([]);
    expect(ocsp.findings.find(({ rule }) => rule === 'ocsp/good')).toMatchObject({ outcome: 'pass' });
    expect(new Set(ocsp.report.online?.asked.map(({ what }) => what))).toEqual(new Set(['ocsp']));
  });
}, 60_000);

/** Of the publication: rule, words of the finding, words of the fix. */
const FILES: Readonly<Record<string, readonly [string, RegExp, RegExp]>> = {
  slow: ['crl/reachable', /was not done after 1\.2 s/, /served faster/],
  drip: ['crl/reachable', /was not done after 1\.2 s/, /served faster/],
  'not-found': ['crl/reachable', /answers 404/, /certutil -crl/],
  'server-error': ['crl/reachable', /answers 500/, /see its log/],
  html: ['crl/reachable', /an HTML page/, /sign-in page/],
  empty: ['crl/reachable', /the body is empty/, /binary mode/],
  'cut-short': ['crl/reachable', /broke off/, /log of the web server/],
  reset: ['crl/reachable', /broke off/, /log of the web server/],
  huge: ['crl/reachable', /sends more than 4 MiB/, /No client takes/],
  'redirect-loop': ['crl/reachable', /redirects more than 3 times/, /Remove the redirects/],
  'redirect-file': ['crl/reachable', /redirects to file:/, /file: address is no place/],
  'redirect-elsewhere': ['crl/reachable', /127\.0\.0\.2, which is the loopback/, /private network/],
  'redirect-https': ['crl/reachable', /redirects to https:/, /out of the redirect to https/],
  garbage: ['crl/reachable', /a text that is no CRL/, /binary mode/],
  stale: ['crl/current', /outdated/, /certutil -crl/],
  'not-yet-valid': ['crl/current', /not in force before/, /certutil -crl/],
  'bad-signature': ['crl/signature', /verifies/, /certutil -crl/],
  'wrong-issuer': ['crl/issuer', /Fabrikam Issuing CA/, /certutil -getcrl/],
  pem: ['crl/der', /is PEM/, /certutil -decode/],
  'double-escaping': ['crl/delta-current', /answers 404/, /allowDoubleEscaping/],
};

describe('each fault of the publication server, in a CRL', () => {
  it('stands in this table', () => {
    const faults = serveFaults.filter((fault) => appliesTo(fault).files).map(({ name }) => name);
    expect(Object.keys(FILES).sort()).toEqual([...faults].sort());
  });

  it.each(Object.entries(FILES))(
    '%s has a finding and a fix of its own, and what follows stands under it',
    async (fault, [rule, message, fix]) => {
      const { code, failing, findings } = await serving(fault, () => check('crl', fault));
      const errors = failing.filter(({ severity }) => severity === 'error');
      expect([...new Set(failing.map((finding) => finding.rule))]).toContain(rule);
      expect([...new Set(errors.map((finding) => finding.rule))].filter((id) => id !== rule)).toEqual([]);
      for (const finding of errors) expect(`${finding.message} ${finding.fix}`).toMatch(message);
      for (const finding of errors) expect(finding.fix).toMatch(fix);
      const open = findings.filter(({ outcome, causedBy }) => outcome === 'unknown' && causedBy === undefined);
      expect(open.map((finding) => `${finding.rule} ${finding.message}`)).toEqual([]);
      if (errors.length > 0) expect(code).toBe(1);
      if (rule !== 'crl/der' && rule !== 'crl/delta-current') {
        expect(findings.find((finding) => finding.rule === 'crl/not-revoked')?.outcome).not.toBe('pass');
      }
    },
    30_000,
  );
});

/** Of the responder: words of the finding of ocsp/responder; undefined where the answer counts all the same. */
const OCSP: Readonly<Record<string, RegExp | undefined>> = {
  slow: /was not done after 1\.2 s/,
  drip: /was not done after 1\.2 s/,
  'not-found': /answers 404/,
  'server-error': /answers 500/,
  html: /no OCSP answer/,
  empty: /no OCSP answer/,
  'cut-short': /broke off/,
  reset: /broke off/,
  huge: /sends more than 1 MiB/,
  'redirect-loop': /redirects more than 3 times|answers 302/,
  'redirect-file': /redirects to file:|answers 302/,
  'redirect-elsewhere': /127\.0\.0\.2, which is the loopback|answers 302/,
  'redirect-https': /redirects to https:|answers 302/,
  stale: /ended on/,
  'not-yet-valid': /after the time of the check/,
  'bad-signature': /signature by .* is wrong|no key of the CA/,
  'wrong-responder': /not for OCSP signing/,
  'stranger-responder': /no key of the CA or of a responder/,
  'wrong-certificate': /for another certificate/,
  // No nonce is sent, as Windows sends none.
  'wrong-nonce': undefined,
  'no-nonce': undefined,
  garbage: /no OCSP answer/,
  'malformed-request': /malformedRequest/,
  'internal-error': /internalError/,
  'try-later': /tryLater/,
  unauthorized: /unauthorized/,
};

describe('each fault of the publication server, in OCSP', () => {
  it('stands in this table', () => {
    const faults = serveFaults.filter((fault) => appliesTo(fault).ocsp).map(({ name }) => name);
    expect(Object.keys(OCSP).sort()).toEqual([...faults].sort());
  });

  it.each(Object.entries(OCSP))(
    '%s is told, and never taken for an answer',
    async (fault, message) => {
      const { findings, failing } = await serving(fault, () => check('ocsp', fault));
      if (message === undefined) {
        expect(failing).toEqual([]);
        return;
      }
      const responder = findings.filter(({ rule }) => rule === 'ocsp/responder');
      expect(responder.length).toBeGreaterThan(0);
      for (const finding of responder) {
        expect(finding).toMatchObject({
          outcome: 'fail',
          severity: 'warning',
          message: expect.stringMatching(message),
        });
        expect(finding.fix).not.toBe('');
      }
      expect(findings.filter(({ rule, outcome }) => rule === 'ocsp/good' && outcome === 'pass')).toEqual([]);
    },
    30_000,
  );
});
