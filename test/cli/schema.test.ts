import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, renewal } from '../../src/index.js';
import { ROOT } from '../support/cli.js';
import { DEFAULT_AT, fixtureBytes, manifest } from '../support/fixtures.js';
import { schemaErrors } from '../support/reportSchema.js';
import { runInProcess } from '../support/runInProcess.js';

/** The others are judged in test/conformance/manifest.test.ts, each report against the schema. */
const unjudged = manifest().filter(({ fails, error }) => fails === undefined && error === undefined);

describe('the published JSON Schema', () => {
  it('holds for the report on every fixture that has no verdict in the manifest', async () => {
    expect(unjudged.length).toBeGreaterThan(0);
    for (const { file, password, at } of unjudged) {
      const report = await check([{ name: file, bytes: fixtureBytes(file) }], {
        passwords: password === undefined ? [] : [password],
        at: Date.parse(at ?? DEFAULT_AT),
      });
      expect([file, schemaErrors(JSON.parse(JSON.stringify(report)))]).toEqual([file, []]);
    }
  }, 60_000);

  it('holds for the report on a renewal', async () => {
    const source = (file: string) => ({ name: file, bytes: fixtureBytes(file) });
    const [old, replacement] = ['good/public/server.cer', 'good/adcs/server.cer'].map(source);
    const report = await renewal(old as never, replacement as never, { at: Date.parse(DEFAULT_AT) });
    expect(schemaErrors(JSON.parse(JSON.stringify(report)))).toEqual([]);
  });

  it('holds for the report on a plan, with its checklist', async () => {
    const args = ['plan', 'check', resolve(ROOT, 'examples/contoso.yaml'), '--at', DEFAULT_AT, '--format', 'json'];
    const report = JSON.parse((await runInProcess(args)).stdout);
    expect(schemaErrors(report)).toEqual([]);
    expect(report.inputs[0]).toMatchObject({ kind: 'plan', plan: { capacity: { clients: 9000, needed: 2 } } });
    report.inputs[0].plan.checklist[0].lines[0].state = 'fine';
    expect(schemaErrors(report)).not.toEqual([]);
  });

  it('refuses a report that lacks a verdict', () => {
    expect(schemaErrors({ schemaVersion: 1 })).not.toEqual([]);
  });
});
