import { describe, expect, it } from 'vitest';
import { SOURCES } from '../../../src/core/check/sources.js';
import { CAUSES } from '../../../src/core/symptoms/causes/index.js';
import { needles } from '../../../src/core/symptoms/phrases.js';
import { SYMPTOMS, type Symptom, type SymptomId } from '../../../src/core/symptoms/table.js';
import { rules, runRules } from '../../../src/rules/index.js';

const rows: readonly (readonly [string, Symptom])[] = Object.entries(SYMPTOMS);
const all = [...rules, ...runRules];

describe('the table of symptoms', () => {
  it.each(rows)('%s has a text, a place, a meaning, causes and a source', (id, symptom) => {
    expect(symptom.text).not.toBe('');
    expect(symptom.where).not.toBe('');
    expect(symptom.cause).toMatch(/\.$/);
    for (const { text, next } of CAUSES[id as SymptomId]) {
      expect(text).toMatch(/[^.]$/);
      expect(next).not.toBe('');
    }
    expect(SOURCES[symptom.source].url).toMatch(/^https:\/\//);
  });

  it.each(rows)('%s can be found: by a number, a flag, a status or a phrase', (_, symptom) => {
    const { numbers = [], phrases = [], flag, iis } = symptom;
    expect(
      numbers.length + phrases.length + (flag === undefined ? 0 : 1) + (iis === undefined ? 0 : 1),
    ).toBeGreaterThan(0);
  });

  it('gives no number, flag, status or phrase to two symptoms', () => {
    const keys = rows.flatMap(([, { numbers = [], phrases = [], flag, iis }]) => [
      ...numbers.map((number) => `number ${number}`),
      ...phrases.map((phrase) => `phrase ${phrase.toLowerCase()}`),
      ...(flag === undefined ? [] : [`flag ${flag}`]),
      ...(iis === undefined ? [] : [`iis ${iis}`]),
    ]);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('has no phrase too short to search for', () => {
    expect(needles().filter((needle) => needle.length < 8 || !/^[\x20-\x7e]+$/.test(needle))).toEqual([]);
  });

  // So that a report and an explanation never disagree about what a rule prevents.
  it.each(rows)('%s names among its causes each rule that names it, and only rules that there are', (id) => {
    const naming = all
      .filter((rule) => rule.symptoms !== 'none recorded' && (rule.symptoms as readonly string[]).includes(id))
      .map((rule) => rule.id);
    const named = CAUSES[id as SymptomId].flatMap((cause) => cause.rules);
    expect(naming.filter((rule) => !named.includes(rule))).toEqual([]);
    expect(named.filter((rule) => !all.some((known) => known.id === rule))).toEqual([]);
  });
});
