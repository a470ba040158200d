import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const text = readFileSync(resolve(ROOT, 'ARCHITECTURE.md'), 'utf8');
const section = (title: string): string => text.slice(text.indexOf(`## ${title}`)).split('\n## ')[0] ?? '';

/** Paths in code, without those that hold a placeholder. */
const pathsIn = (part: string): string[] =>
  [...part.matchAll(/`((?:src|test|docs|bin|scripts)\/[^`<>]+)`/g)].map(([, path = '']) => path);

describe('ARCHITECTURE.md', () => {
  it('names only files and folders that are there', () => {
    const paths = pathsIn(text);
    expect(paths.length).toBeGreaterThan(40);
    expect(paths.filter((path) => !existsSync(resolve(ROOT, path)))).toEqual([]);
  });

  it('walks a check in the order in which the stages call each other', () => {
    const stages = readFileSync(resolve(ROOT, 'src/compose/stages/index.ts'), 'utf8');
    const called = [...stages.matchAll(/(?:await )?(open|gather|judge|report)Stage\(/g)].map(([, stage]) => stage);
    const told = [...section('The road of').matchAll(/\*\*(open|gather|judge|report)\*\*/g)].map(([, stage]) => stage);
    expect(told).toEqual(called);
  });

  it('says for each thing to add where it goes, and what holds it', () => {
    const rows = section('I want to add')
      .split('\n')
      .filter((line) => /^\| a/.test(line));
    expect(rows.length).toBeGreaterThan(9);
    for (const row of rows) {
      const [, , where = '', held = ''] = row.split('|');
      expect([row, pathsIn(where).length > 0 || where.includes('npm run')]).toEqual([row, true]);
      expect([row, pathsIn(held).length > 0 || held.includes('the compiler')]).toEqual([row, true]);
    }
  });
});
