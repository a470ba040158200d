import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../../src/version.js';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(resolve(ROOT, name), 'utf8');

describe('the package', () => {
  it('says the same version in package.json and in the program', () => {
    expect(JSON.parse(read('package.json')).version).toBe(VERSION);
  });

  it('explains every dependency in docs/dependencies.md', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json'));
    const documented = read('docs/dependencies.md');
    const silent = Object.keys({ ...dependencies, ...devDependencies }).filter(
      (name) => !name.startsWith('@types/') && !documented.includes(`\`${name}\``),
    );
    expect(silent).toEqual([]);
  });

  it('names no registry in its lock file', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": *"http/);
  });

  it('has the test command of the README, word for word, in .ci/run', () => {
    const command = /npm ci && npm run test:all/;
    expect(read('README.md')).toMatch(command);
    expect(read('.ci/run')).toMatch(command);
  });

  it('ships what runs, its licences and what its README links to, and nothing that was only built on the way', () => {
    // npm would ask its registry, now and then, whether there is a newer npm.
    const listing = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--no-update-notifier'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const files = (JSON.parse(listing) as [{ files: { path: string }[] }])[0].files.map((file) => file.path);
    const linked = [...read('README.md').matchAll(/\]\(([^)#:]+)[^)]*\)/g)].map(([, link]) => link as string);
    const run = ['bin/cmg-cert.js', 'dist/cli.js', 'dist/index.js', 'dist/browser.js', 'dist/types/index.d.ts'];
    const wanted = [...run, 'dist/cmg-cert.html', 'dist/LICENSES.txt', 'examples/contoso.yaml', ...linked];
    expect(linked.length).toBeGreaterThan(20);
    expect(wanted.filter((file) => !files.includes(file))).toEqual([]);
    expect(files.filter((file) => /tsbuildinfo|^dist\/(bench|generate|test-types)\/|^(src|test)\//.test(file))).toEqual(
      [],
    );
  });

  it.each(['LICENSE', 'SECURITY.md', 'CHANGELOG.md', 'CONTRIBUTING.md'])('has %s', (name) => {
    expect(existsSync(resolve(ROOT, name))).toBe(true);
  });
});
