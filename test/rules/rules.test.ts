import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { SOURCES } from '../../src/core/check/sources.js';
import { SYMPTOMS } from '../../src/core/symptoms/table.js';
import { rules, runRules } from '../../src/rules/index.js';

const root = path.resolve(import.meta.dirname, '../..');
const all = [...rules, ...runRules];

/** Files of the topics below a folder, without their endings; what rules share is below a folder `shared`. */
const filesOfTopics = (folder: string, ending: string): string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
    .flatMap(({ name: topic }) =>
      readdirSync(path.join(root, folder, topic))
        .filter((file) => file.endsWith(ending))
        .map((file) => `${topic}/${file.slice(0, -ending.length)}`),
    );

const files = filesOfTopics('src/rules', '.ts');

describe('the rules', () => {
  it('have an index and pages that say what the sources say', () => {
    const run = spawnSync(process.execPath, ['scripts/generate.mjs', '--check'], { cwd: root, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
  });

  it('are all in the index, once', () => {
    expect(all.map((rule) => rule.id).sort()).toEqual(files.sort());
  });

  it('name no test file without a rule', () => {
    const tested = filesOfTopics('test/rules', '.test.ts');
    expect(tested.filter((id) => !files.includes(id))).toEqual([]);
  });

  describe.each(all.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    it('has an id of the form topic/name', () => {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/);
    });

    it('has a test file of its own', () => {
      expect(existsSync(path.join(root, `test/rules/${id}.test.ts`))).toBe(true);
    });

    it('has a valid severity and targets', () => {
      expect(['error', 'warning', 'info']).toContain(rule.severity);
      expect(rule.targets.length).toBeGreaterThan(0);
      expect(new Set(rule.targets).size).toBe(rule.targets.length);
    });

    it('says what holds, why, the fix, and an example of both kinds', () => {
      const texts = [rule.title, rule.why, rule.fix, rule.example.good, rule.example.bad];
      for (const text of texts) {
        expect(text.trim()).toBe(text);
        expect(text).not.toBe('');
        expect(text).not.toMatch(/[‹›]/);
      }
      expect(rule.title).not.toMatch(/\.$/);
      expect(rule.why).toMatch(/[.)]$/);
    });

    it('names its symptoms, or that none is recorded', () => {
      if (rule.symptoms === 'none recorded') return;
      expect(rule.symptoms.length).toBeGreaterThan(0);
      for (const symptom of rule.symptoms) expect(Object.keys(SYMPTOMS)).toContain(symptom);
    });

    it('cites a public document for every claim', () => {
      expect(rule.citations.length).toBeGreaterThan(0);
      for (const { source, section, strength } of rule.citations) {
        expect(SOURCES[source].url).toMatch(/^https:\/\//);
        expect(['required', 'recommended', 'observed']).toContain(strength);
        expect(section ?? '').not.toMatch(/[‹›]/);
      }
    });
  });
});
