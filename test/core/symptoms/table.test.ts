import { describe, expect, it } from 'vitest';
import { SOURCES } from '../../../src/core/check/sources.js';
import { SYMPTOMS, type Symptom } from '../../../src/core/symptoms/table.js';

const rows: readonly (readonly [string, Symptom])[] = Object.entries(SYMPTOMS);

describe('the table of symptoms', () => {
  it.each(rows)('%s has a text, a place, a cause and a source', (_, symptom) => {
    expect(symptom.text).not.toBe('');
    expect(symptom.where).not.toBe('');
    expect(symptom.cause).toMatch(/\.$/);
    expect(SOURCES[symptom.source].url).toMatch(/^https:\/\//);
  });

  it('spells each error code in hexadecimal and in both decimal forms alike', () => {
    for (const [id, { codes = [] }] of rows) {
      const hex = codes.find((code) => /^0x[0-9a-f]{8}$/.test(code) && code !== '0x80000000');
      if (hex === undefined) continue;
      const value = Number(hex);
      expect(codes, id).toContain(String(value));
      expect(codes, id).toContain(String(value - 2 ** 32));
    }
  });

  it('gives no code to two symptoms', () => {
    const codes = rows.flatMap(([, { codes = [] }]) => codes);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
