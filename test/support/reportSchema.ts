import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ROOT } from './cli.js';

const schema = JSON.parse(readFileSync(resolve(ROOT, 'docs/report.schema.json'), 'utf8'));
const validate = new Ajv2020({ allErrors: true }).compile(schema);

/** What is wrong with a report by the published JSON Schema. @param report as it was parsed from JSON */
export const schemaErrors = (report: unknown): readonly unknown[] => (validate(report) ? [] : (validate.errors ?? []));
