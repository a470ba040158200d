import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/index.js';
import { ROOT } from '../support/cli.js';
import { REFUSED } from './cases.js';
import { JUDGED } from './certificates.js';
import { type Measured, measure } from './measure.js';

const PROGRAM = resolve(ROOT, 'bin/cmg-cert.js');
const schema = JSON.parse(readFileSync(resolve(ROOT, 'docs/report.schema.json'), 'utf8'));
const validate = new Ajv2020({ allErrors: true }).compile(schema);

/** A guard against hangs, not a measurement: bench/hostile.ts holds every case to a second and 200 MB. */
const HANG = 60_000;

function run(one: { name: string; file?: string; make: () => Uint8Array; password?: string }): Measured {
  if (!existsSync(resolve(ROOT, 'dist/cli.js'))) throw new Error('dist/cli.js is missing: run npm run build');
  const file = { name: one.file ?? 'hostile.pfx', bytes: one.make(), password: one.password };
  return measure(PROGRAM, file, [], HANG);
}

/** What every run owes: no fault, no trace of the program's inside, a report that its schema describes. */
function reportOf({ stdout, stderr, json }: Measured): Report {
  expect(stderr).toBe('');
  expect(stdout).not.toMatch(/\n\s+at .+:\d+:\d+|a fault of cmg-cert|The rule itself failed/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come through
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/);
  expect(stdout.length).toBeLessThan(1_000_000);
  const report = JSON.parse(json) as Report;
  expect([validate(report), validate.errors]).toEqual([true, null]);
  expect(report.faults).toBeUndefined();
  return report;
}

describe('a hostile or damaged file is refused with its own error', () => {
  it.each(REFUSED.filter((one) => one.large !== true))(
    '$name',
    (one) => {
      const result = run(one);
      expect(result.code, result.stdout + result.stderr).toBe(3);
      const [input] = reportOf(result).inputs;
      expect(one.code.split('|'), input?.error?.message).toContain(input?.error?.code);
      expect(input?.error?.message).toMatch(one.message);
      expect(input?.error?.remedy).toMatch(/^[A-Z].{10,}\.$/);
      expect(input?.verdict).toBe('incomplete');
      expect(result.stdout).toContain('could not be read');
      // The password that the file was made with is right, and must not be blamed.
      if (one.password !== undefined) expect(input?.error?.code).not.toMatch(/password/);
    },
    HANG * 2,
  );
});

describe('a strange file that can be read is judged without a fault', () => {
  it.each(JUDGED.filter((one) => one.large !== true))(
    '$name',
    (one) => {
      const result = run(one);
      expect(one.exit ?? [1], result.stdout.slice(0, 2000) + result.stderr).toContain(result.code);
      const [input] = reportOf(result).inputs;
      expect(input?.error).toBeUndefined();
      expect(input?.verdict).not.toBe('pass');
      expect(result.stdout).toMatch(one.says ?? /^ (FAIL|OPEN|WARN) /);
    },
    HANG * 2,
  );
});
