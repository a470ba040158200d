import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCrl } from '../../src/core/x509/crl/readCrl.js';
import { readCrlExtension } from '../../src/core/x509/crl/readCrlExtension.js';
import { type Lab, openLab } from '../../src/lab/index.js';
import { ROOT } from '../support/cli.js';
import { slowToo } from '../support/fixtures.js';
import { temporaryDirectory } from '../support/openssl.js';

/**
 * Every verb of the lab is killed with SIGKILL at changes that it makes to the file system: before one, after it,
 * or with half of it written. Afterwards the lab opens, no key is lost or readable by others, and the ledger agrees with the files.
 */

const folder = temporaryDirectory();
const KILLER = join(ROOT, 'test/support/killAt.mjs');
const BIN = join(ROOT, 'bin/cmg-cert.js');
const SMALL = ['--service-name', 'GraniteFalls.contoso.com', '--intermediates', '0', '--clients', '1'];
const READY = join(folder, 'ready');
const REVOKED = join(folder, 'revoked');

type When = 'before' | 'middle' | 'after';

function lab(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, signal, error, stderr } = spawnSync(process.execPath, ['--import', KILLER, BIN, 'lab', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', ...env },
    encoding: 'utf8',
  });
  return { status, signal, error, stderr };
}

function changesOf(args: readonly string[]): number {
  const counter = join(folder, 'count');
  expect(lab(args, { COUNT_INTO: counter })).toMatchObject({ status: 0 });
  return Number(readFileSync(counter, 'utf8'));
}

const copyOf = (from: string, name: string): string => {
  const to = join(folder, name);
  cpSync(from, to, { recursive: true });
  return to;
};

const treeOf = (directory: string): string[] =>
  existsSync(directory)
    ? readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
        .sort()
    : [];

const digest = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Keys and PFX files in their places, by their content. */
const keysOf = (directory: string): Map<string, string> =>
  new Map(
    treeOf(directory)
      .filter((file) => /^[^.].*\.(key|pfx)$|^password\.txt$/.test(file))
      .map((file) => [file, digest(join(directory, file))]),
  );

/** Holds right after the kill, before anybody opens the lab. */
function expectKeysSafe(directory: string, before: ReadonlyMap<string, string>): void {
  const secret = treeOf(directory).filter((file) => /\.(key|pfx)$|password/.test(file));
  const open = secret.filter((file) => (statSync(join(directory, file)).mode & 0o077) !== 0);
  expect(open, 'readable by others').toEqual([]);
  const now = keysOf(directory);
  expect([...before].filter(([file, content]) => now.get(file) !== content)).toEqual([]);
}

function expectAgreement(opened: Lab): void {
  const { directory, certificates } = opened;
  const expected = new Set(['ledger.jsonl', 'password.txt', '.lock']);
  for (const record of certificates) {
    const { certificate, key, pfx } = record.files;
    for (const file of [certificate, key, pfx]) if (file !== undefined) expected.add(file);
    const decoded = new X509Certificate(readFileSync(opened.path(certificate)));
    expect(decoded.serialNumber).toBe(record.serialNumber);
    const ownKey = createPublicKey(opened.privateKey(record)).export({ format: 'der', type: 'spki' });
    expect(decoded.publicKey.export({ format: 'der', type: 'spki' })).toEqual(ownKey);
  }
  for (const authority of opened.authorities) {
    const { base, delta } = opened.crlsOf(authority);
    for (const record of [base, delta]) {
      if (record === undefined) continue;
      expected.add(record.file);
      const number = readCrlExtension(readCrl(new Uint8Array(readFileSync(opened.path(record.file)))), 'crlNumber');
      expect(number.state === 'present' && Buffer.from(number.value).toString('hex')).toBe(
        record.number.toString(16).padStart(2, '0'),
      );
    }
  }
  const surplus = treeOf(directory).filter(
    (file) => !expected.has(file) && !/^(README\.md|plan\.yaml|upload\/.*)$/.test(file),
  );
  expect(surplus, 'files that the ledger does not name').toEqual([]);
  expect([...expected].filter((file) => !existsSync(join(directory, file)))).toEqual([]);
}

/** Some of a verb's changes, evenly spread and the same at each run; all of them, each in all three ways, with CMG_CERT_SLOW=1. */
function points(count: number, changes: number): { at: number; when: When }[] {
  const WHENS: readonly When[] = ['before', 'middle', 'after'];
  if (slowToo) {
    return Array.from({ length: changes * WHENS.length }, (_, index) => ({
      at: 1 + Math.floor(index / WHENS.length),
      when: WHENS[index % WHENS.length] as When,
    }));
  }
  return Array.from({ length: count }, (_, index) => ({
    at: 1 + Math.floor(((index + 0.5) * changes) / count),
    when: WHENS[index % WHENS.length] as When,
  }));
}

const killed = (args: readonly string[], { at, when }: { at: number; when: When }) =>
  lab(args, { KILL_AT: String(at), KILL_WHEN: when });

describe('a lab whose process is killed', { timeout: slowToo ? 3_600_000 : 300_000 }, () => {
  let initChanges = 0;
  const client = 'clients/PC-0001.contoso.com.cer';

  beforeAll(() => {
    initChanges = changesOf(['init', READY, ...SMALL]);
    cpSync(READY, REVOKED, { recursive: true });
    expect(lab(['revoke', join(REVOKED, client), '--lab', REVOKED]).status).toBe(0);
  }, 120_000);

  it('in init opens again, and goes on to its end (11 points)', () => {
    for (const point of points(11, initChanges)) {
      const directory = join(folder, `init-${point.at}-${point.when}`);
      const label = `init, ${point.when} change ${point.at} of ${initChanges}`;
      expect(killed(['init', directory, ...SMALL], point), label).toMatchObject({ signal: 'SIGKILL' });
      expectKeysSafe(directory, new Map());
      const before = keysOf(directory);
      if (existsSync(join(directory, 'ledger.jsonl'))) {
        const opened = openLab(directory, { write: true });
        expectAgreement(opened);
        opened.close();
      }
      expect(lab(['init', directory, ...SMALL]), label).toMatchObject({ status: 0 });
      expectKeysSafe(directory, before);
      const whole = openLab(directory, { write: true });
      expectAgreement(whole);
      expect([whole.completed, whole.certificates.length]).toEqual([true, 6]);
      whole.close();
    }
  });

  const verbs = [
    { verb: 'issue', from: () => READY, args: () => ['issue', 'client', 'PC-0002.contoso.com'], count: 13 },
    { verb: 'revoke', from: () => READY, args: (d: string) => ['revoke', join(d, client)], count: 13 },
    { verb: 'crl', from: () => REVOKED, args: () => ['crl'], count: 13 },
  ];
  it.each(verbs)(
    'in $verb opens again, and does it when asked again ($count points)',
    ({ verb, from, args, count }) => {
      const counted = copyOf(from(), `${verb}-counted`);
      const changes = changesOf([...args(counted), '--lab', counted]);
      for (const [index, point] of points(count, changes).entries()) {
        const directory = copyOf(from(), `${verb}-${index}`);
        const before = keysOf(directory);
        const label = `${verb}, ${point.when} change ${point.at} of ${changes}`;
        expect(killed([...args(directory), '--lab', directory], point), label).toMatchObject({ signal: 'SIGKILL' });
        expectKeysSafe(directory, before);
        const opened = openLab(directory, { write: true });
        expectAgreement(opened);
        const done = {
          issue: opened.named('client', 'PC-0002.contoso.com') !== undefined,
          revoke: opened.named('client', 'PC-0001.contoso.com')?.status.state === 'revoked',
          crl: (opened.crlsOf(opened.authorities[0] as never).delta?.number ?? 0) > 1,
        }[verb];
        opened.close();
        if (!done) expect(lab([...args(directory), '--lab', directory]), label).toMatchObject({ status: 0 });
      }
    },
  );
});
