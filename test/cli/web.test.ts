import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openerFor } from '../../src/platform/node/openInBrowser.js';
import { cmgCert } from '../support/cli.js';
import { pageText } from '../support/page.js';

describe('cmg-cert web', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cmg-cert-test-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('writes the page beside you, whole, and says its digest', () => {
    const run = cmgCert(['web'], { cwd: folder });
    expect(run.code).toBe(0);
    expect(readdirSync(folder)).toEqual(['cmg-cert.html']);
    const page = readFileSync(join(folder, 'cmg-cert.html'));
    expect(page.toString('utf8')).toBe(pageText());
    expect(run.stdout).toContain(createHash('sha256').update(page).digest('hex').toUpperCase());
  });

  it('writes over nothing without --force', () => {
    writeFileSync(join(folder, 'page.html'), 'mine');
    const refused = cmgCert(['web', '--out', 'page.html'], { cwd: folder });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('page.html exists already');
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toBe('mine');
    expect(cmgCert(['web', '--out', 'page.html', '--force'], { cwd: folder }).code).toBe(0);
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toBe(pageText());
  });

  const onLinux = process.platform === 'linux';
  it.skipIf(!onLinux)('hands the page to the program that the system has for it, as one argument', () => {
    const opener = join(folder, 'xdg-open');
    writeFileSync(opener, `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/opened'\n`);
    chmodSync(opener, 0o755);
    const env = { PATH: `${folder}${delimiter}${process.env.PATH}` };
    const run = cmgCert(['web', '--open', '--out', '$(touch harm) & page.html'], { cwd: folder, env });
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    expect(readFileSync(join(folder, 'opened'), 'utf8')).toBe(`${join(folder, '$(touch harm) & page.html')}\n`);
    expect(existsSync(join(folder, 'harm'))).toBe(false);
  });

  it.skipIf(!onLinux)('says so when nothing here opens it, and has written it all the same', () => {
    const run = cmgCert(['web', '--open'], { cwd: folder, env: { PATH: folder } });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('there is no xdg-open');
    expect(run.stderr).toContain('double click');
    expect(existsSync(join(folder, 'cmg-cert.html'))).toBe(true);
  });

  it('quotes the path for start on Windows, and hands it over as it is on macOS', () => {
    expect(openerFor('win32', 'C:\\My files\\cmg-cert.html').args.at(-1)).toBe(
      '"start "" "C:\\My files\\cmg-cert.html""',
    );
    expect(openerFor('darwin', '/a b/cmg-cert.html')).toEqual({ command: 'open', args: ['/a b/cmg-cert.html'] });
  });
});
