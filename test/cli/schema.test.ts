import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { check, renewal } from '../../src/index.js';
import { ROOT } from '../support/cli.js';
import { DEFAULT_AT, fixtureBytes, manifest } from '../support/fixtures.js';
import { runInProcess } from '../support/runInProcess.js';

const schema = JSON.parse(readFileSync(resolve(ROOT, 'docs/report.schema.json'), 'utf8'));
const validate = new Ajv2020({ allErrors: true }).compile(schema);

describe('the published JSON Schema', () => {
  it('holds for the report on every fixture', async () => {
    for (const { file, password, at } of manifest()) {
      const report = await check([{ name: file, bytes: fixtureBytes(file) }], {
        passwords: password === undefined ? [] : [password],
        at: Date.parse(at ?? DEFAULT_AT),
      });
      const plain = JSON.parse(JSON.stringify(report));
      expect([file, validate(plain), validate.errors]).toEqual([file, true, null]);
    }
  }, 120_000);

  it('holds for the report on a renewal', async () => {
    const source = (file: string) => ({ name: file, bytes: fixtureBytes(file) });
    const [old, replacement] = ['good/public/server.cer', 'good/adcs/server.cer'].map(source);
    const report = await renewal(old as never, replacement as never, { at: Date.parse(DEFAULT_AT) });
    expect([validate(JSON.parse(JSON.stringify(report))), validate.errors]).toEqual([true, null]);
  });

  it('holds for the report on a plan, with its checklist', async () => {
    const args = ['plan', 'check', resolve(ROOT, 'examples/contoso.yaml'), '--at', DEFAULT_AT, '--format', 'json'];
    const report = JSON.parse((await runInProcess(args)).stdout);
    expect([validate(report), validate.errors]).toEqual([true, null]);
    expect(report.inputs[0]).toMatchObject({ kind: 'plan', plan: { capacity: { clients: 9000, needed: 2 } } });
    report.inputs[0].plan.checklist[0].lines[0].state = 'fine';
    expect(validate(report)).toBe(false);
  });

  it('refuses a report that lacks a verdict', () => {
    expect(validate({ schemaVersion: 1 })).toBe(false);
  });
});
