import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.js';
import { SOURCES } from '../../src/core/check/sources.js';
import { CHECKLIST } from '../../src/core/plan/checklist.js';
import { SYMPTOMS } from '../../src/core/symptoms/table.js';
import { faults } from '../../src/lab/faults/index.js';
import { rules, runRules } from '../../src/rules/index.js';

interface Requirement {
  readonly id: string;
  readonly source: string;
  readonly rules?: readonly string[];
  readonly checklist?: readonly string[];
  readonly symptoms?: readonly string[];
  readonly commands?: readonly string[];
}

const ROOT = resolve(import.meta.dirname, '../..');
const requirements: readonly Requirement[] = JSON.parse(readFileSync(resolve(ROOT, 'docs/requirements.json'), 'utf8'));
const ruleIds = new Set([...rules, ...runRules].map(({ id }) => id));
const lines = new Set(CHECKLIST.map(({ id }) => id));

const named = (key: 'rules' | 'checklist' | 'symptoms' | 'commands') =>
  requirements.flatMap((one) => (one[key] ?? []).map((cover) => [one.id, cover] as const));

/** What asks the network has no broken file: these tests answer it both ways, through the command line. */
const FLIPPED_BY: Readonly<Record<string, string>> = {
  'azure/resource-group-region': 'namesAzure',
  'crl/reachable': 'online',
  'name/cname-resolves': 'namesDns',
  'name/deployment-name-available': 'namesDns',
  'name/key-vault-available': 'namesDns',
  'name/storage-account-available': 'namesDns',
  'ocsp/good': 'ocsp',
  'ocsp/responder': 'ocsp',
};

function flippedOnline(id: string): boolean {
  const text = readFileSync(resolve(ROOT, `test/cli/${FLIPPED_BY[id]}.test.ts`), 'utf8');
  return text.includes(id.split('/')[1] ?? id) && ["'fail'", "'pass'"].every((outcome) => text.includes(outcome));
}

describe('the requirements of the documents', () => {
  it('each have something that stands for them', () => {
    const bare = requirements.filter(
      ({ rules: own = [], checklist = [], symptoms = [], commands = [] }) =>
        own.length + checklist.length + symptoms.length + commands.length === 0,
    );
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it('name only rules, lines, symptoms and commands that are there', () => {
    const commands = COMMANDS.map(({ name }) => name);
    expect([
      ...named('rules').filter(([, id]) => !ruleIds.has(id)),
      ...named('checklist').filter(([, id]) => !lines.has(id)),
      ...named('symptoms').filter(([, id]) => !(id in SYMPTOMS)),
      ...named('commands').filter(([, verb]) => !commands.includes(verb)),
    ]).toEqual([]);
  });

  it('name every rule of plan/ and every line of the checklist', () => {
    const covered = new Set([...named('rules'), ...named('checklist')].map(([, id]) => id));
    const planRules = [...ruleIds].filter((id) => id.startsWith('plan/'));
    expect([...planRules, ...lines].filter((id) => !covered.has(id))).toEqual([]);
  });

  it('are checked only by rules whose answer a test flips: by a broken file, a broken plan, or answers of the network', () => {
    const broken = readdirSync(resolve(ROOT, 'fixtures/plans/broken')).map(
      (file) => `plan/${file.replace(/\.yaml$/, '')}`,
    );
    const flipped = new Set([...faults.map(({ rule }) => rule), ...broken]);
    const all = [...rules, ...runRules];
    const unproven = all.filter(({ id }) => !flipped.has(id) && !(id in FLIPPED_BY && flippedOnline(id)));
    expect(unproven.map(({ id }) => id)).toEqual([]);
  });

  it('cite documents that the project knows, under ids of their own', () => {
    const unknown = requirements.filter(({ source }) => !(source in SOURCES) && !/^RFC\d+$/.test(source));
    expect(unknown.map(({ id }) => id)).toEqual([]);
    expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length);
  });
});
