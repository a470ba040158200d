import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ROOT } from './cli.js';

const FOLDER = process.env.CMG_CERT_CONFORMANCE ?? resolve(ROOT, '../shared/conformance');

/** A folder of foreign test data, or undefined (with a printed reason) where this checkout has none. */
export function conformance(folder: string): string | undefined {
  const path = resolve(FOLDER, folder);
  if (existsSync(path)) return path;
  process.stdout.write(`skipped: no conformance data "${folder}" (set CMG_CERT_CONFORMANCE to its folder)\n`);
  return undefined;
}
