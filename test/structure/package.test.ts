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

  it.each(['LICENSE', 'SECURITY.md', 'CHANGELOG.md', 'CONTRIBUTING.md'])('has %s', (name) => {
    expect(existsSync(resolve(ROOT, name))).toBe(true);
  });
});
