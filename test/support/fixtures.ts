import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ROOT } from './cli.js';

/** One row of fixtures/manifest.json. */
export interface Fixture {
  readonly file: string;
  readonly kind: string;
  readonly maker: string;
  readonly purpose: string;
  readonly command: string;
  readonly password?: string;
  readonly at?: string;
  readonly args?: readonly string[];
  readonly role?: string;
  readonly keys?: number;
  readonly certificates?: number;
  readonly opensPfx?: boolean;
  /** Ids of the rules that fail, exactly. Absent: the file is not for judging. */
  readonly fails?: readonly string[];
  /** Ids of rules that must have something to tell, with outcome note. */
  readonly notes?: readonly string[];
  /** Code of the error that reading it gives. */
  readonly error?: string;
}

export const FIXTURES = resolve(ROOT, 'fixtures');
export const DEFAULT_AT = '2026-11-21T12:00:00Z';

/** Files of 600,000 rounds of key derivation, which take about a second each to open. */
export const isSlow = ({ file }: Pick<Fixture, 'file'>): boolean =>
  /^(gnutls|nss)\/.*\.pfx$|\/iterations-600000\.pfx$/.test(file);
/** Whether all of them are wanted everywhere, not a sample. */
export const slowToo = process.env.CMG_CERT_SLOW === '1';

export const fixturePath = (file: string): string => resolve(FIXTURES, file);
export const fixtureBytes = (file: string): Uint8Array => new Uint8Array(readFileSync(fixturePath(file)));
export const manifest = (): Fixture[] =>
  JSON.parse(readFileSync(resolve(FIXTURES, 'manifest.json'), 'utf8')) as Fixture[];
export const fixture = (file: string): Fixture => {
  const found = manifest().find((one) => one.file === file);
  if (found === undefined) throw new Error(`${file} is not in fixtures/manifest.json`);
  return found;
};
