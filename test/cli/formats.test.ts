import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fixturePath } from '../support/fixtures.js';
import { runInProcess } from '../support/runInProcess.js';

const folder = mkdtempSync(join(tmpdir(), 'cmg-cert-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const GIVEN = ['--password-file', fixturePath('password.txt'), '--at', '2026-11-21T12:00:00Z'];
const check = (file: string, ...args: string[]) => runInProcess(['check', fixturePath(file), ...GIVEN, ...args]);
const written = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('the formats of a report', () => {
  it('are written to files beside what is printed, all in one run, with one exit code', async () => {
    const sinks = ['html', 'markdown', 'json'].flatMap((format) => ['-o', `${format}=${join(folder, format)}`]);
    const plain = await check('negative/key-1024.pfx');
    const { code, stdout } = await check('negative/key-1024.pfx', ...sinks);
    expect([code, stdout]).toEqual([plain.code, plain.stdout]);
    expect(code).toBe(1);
    expect(written('html')).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
    expect(written('html').trimEnd()).toMatch(/<\/html>$/);
    expect(written('markdown')).toMatch(/^## FAIL: /);
    expect(JSON.parse(written('json')).verdict).toBe('fail');
  });

  it.each(['html', 'markdown'])('are the same on standard output and in a file: %s', async (format) => {
    const file = join(folder, `same.${format}`);
    const { stdout } = await check('good/adcs/server.pfx', '--format', format, '-o', `${format}=${file}`);
    expect(readFileSync(file, 'utf8')).toBe(stdout);
  });

  it.each(['sarif', 'junit', 'docx'])('refuse %s before anything is read', async (format) => {
    const { code, stdout, stderr } = await check('negative/key-1024.pfx', '-o', `${format}=${join(folder, 'never')}`);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Use text, json, html or markdown.');
    expect(() => written('never')).toThrow('ENOENT');
  });

  it('tell a renewal with its dates and steps', async () => {
    const files = ['good/adcs/server.pfx', 'good/public/server.pfx'].map(fixturePath);
    const args = ['renewal', ...files, '--service-name', 'GraniteFalls.contoso.com', ...GIVEN];
    for (const format of ['html', 'markdown']) {
      const { stdout } = await runInProcess([...args, '--format', format]);
      expect(stdout).toContain('2027-09-01; replace it by 2027-08-02');
      expect(stdout).toContain('To put it in place');
      expect(stdout).toContain('Keep the old PFX');
    }
  });
});
