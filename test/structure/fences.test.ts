import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../../src');

/** Which folders of src each folder may import from, beside itself. Only compose, and what binds it to a platform, knows all the parts. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  rules: ['core'],
  gather: ['core'],
  write: ['core'],
  reporters: ['core'],
  planFile: ['core'],
  'platform/forge': ['core'],
  'platform/node': ['core'],
  'platform/browser': ['core', 'platform/forge'],
  compose: ['core', 'rules', 'gather', 'write', 'planFile', '.'],
  web: ['core', 'rules', 'gather', 'reporters', 'planFile', 'platform/browser', 'compose'],
  lab: ['core', 'write', 'platform/node'],
  cli: ['core', 'rules', 'gather', 'reporters', 'planFile', 'platform/node', 'write', 'lab', 'compose', '.'],
};

/** What assembles certificates, CRLs, requests and PFX files. */
const ASSEMBLERS = ['asn1js', 'pkijs'];

/** Folders in which nothing but their own code and core may be reached: no package but the pure ones, no built-in module. */
const ISOMORPHIC = ['core', 'rules', 'gather', 'reporters'];

/** The packages that these may import all the same: pure functions, without a dependency, a clock or a platform of their own. */
const PURE_PACKAGES = ['fastest-levenshtein'];

const files = (readdirSync(SRC, { recursive: true }) as string[]).filter((name) => name.endsWith('.ts'));
const folderOf = (path: string): string =>
  Object.keys(MAY_IMPORT).find((folder) => path.startsWith(`${folder}/`)) ??
  (path.includes('/') ? `unknown:${path}` : '.');

function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const statements =
    /^(?:import|export)\b[^'"`;]*?\bfrom\s*'([^']+)'|^import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;
  return [...text.matchAll(statements)].map((match) => (match[1] ?? match[2] ?? match[3]) as string);
}

describe('the direction of dependencies', () => {
  it.each([...Object.keys(MAY_IMPORT)])('src/%s is there, so that its fence guards something', (folder) => {
    expect(existsSync(join(SRC, folder))).toBe(true);
    expect(files.some((file) => file.startsWith(`${folder}/`))).toBe(true);
  });

  it('every source file lies in a folder that has a fence', () => {
    expect(files.map(folderOf).filter((folder) => folder.startsWith('unknown:'))).toEqual([]);
  });

  it('no file imports from a folder that its own may not know', () => {
    const broken = files.flatMap((file) => {
      const from = folderOf(file);
      if (from === '.') return [];
      return importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => relative(SRC, resolve(SRC, dirname(file), specifier)))
        .filter((target) => folderOf(target) !== from && !MAY_IMPORT[from]?.includes(folderOf(target)))
        .map((target) => `${file} -> ${target}`);
    });
    expect(broken).toEqual([]);
  });

  it('no files import each other in a circle', () => {
    const targets = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter((specifier) => specifier.startsWith('.'))
          .map((specifier) => join(dirname(file), specifier).replace(/\.js$/, '.ts')),
      ]),
    );
    // What imports nothing that is left cannot be in a circle; taken away again and again, only circles and what leads to them stay.
    for (let left = -1; left !== targets.size; ) {
      left = targets.size;
      for (const [file, imports] of targets) if (!imports.some((target) => targets.has(target))) targets.delete(file);
    }
    expect(targets.size).toBe(0);
  });

  it('core, rules, gatherers and reporters import no package but the pure ones, and no built-in module', () => {
    const broken = files
      .filter((file) => ISOMORPHIC.includes(folderOf(file)))
      .flatMap((file) =>
        importsOf(file)
          .filter((specifier) => !specifier.startsWith('.') && !PURE_PACKAGES.includes(specifier))
          .map((specifier) => `${file} -> ${specifier}`),
      );
    expect(broken).toEqual([]);
  });

  it('what only finds facts returns no judgement', () => {
    const finders = files.filter((file) => /^(?:gather|core\/(?:revocation|names|trust|x509))\//.test(file));
    expect(finders.length).toBeGreaterThan(50);
    expect(finders.filter((file) => importsOf(file).some((from) => from.endsWith('/check/rule.js')))).toEqual([]);
  });

  it.each(PURE_PACKAGES)('%s needs no other package and no built-in module, and core uses it', (name) => {
    const folder = resolve(SRC, '../node_modules', name);
    const { dependencies = {}, module } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    expect(dependencies).toEqual({});
    expect(readFileSync(join(folder, module), 'utf8')).not.toMatch(/\bimport\b|\brequire\(/);
    expect(files.some((file) => folderOf(file) === 'core' && importsOf(file).includes(name))).toBe(true);
  });

  it('only src/write hands anything to pkijs and asn1js', () => {
    const users = files.filter((file) => importsOf(file).some((specifier) => ASSEMBLERS.includes(specifier)));
    expect(new Set(users.map(folderOf))).toEqual(new Set(['write']));
  });

  it('DER is written in one place: no other file counts a length or has words of its own for elements', () => {
    const writer =
      /0x80 \| .*\blength\b|(?:const|function) (?:encode(?:Element|Length)|sequence|setOf|octetString|integer|oid)(?:\(| = \()/;
    const writers = files.filter((file) => writer.test(readFileSync(join(SRC, file), 'utf8')));
    expect(writers).toEqual(['core/asn1/encode.ts']);
  });

  it('core has no clock, no randomness and no global of one platform', () => {
    const forbidden =
      /\b(Date\.now|new Date\(\)|Math\.random|globalThis|process\.[a-z]|Buffer\b|TextDecoder|TextEncoder|atob\(|btoa\(|console\.)/;
    const broken = files
      .filter((file) => ISOMORPHIC.includes(folderOf(file)))
      .filter((file) =>
        forbidden.test(readFileSync(join(SRC, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
      );
    expect(broken).toEqual([]);
  });
});
