import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The folder of conformance data, which is no part of the project; tests and benchmarks run in the project's root. */
const CONFORMANCE = process.env.CMG_CERT_CONFORMANCE ?? resolve('../shared/conformance');

/** Reads a gzipped JSON file of that folder; undefined, with the reason printed, when it is not at hand. */
export function readConformance<T>(path: string): T | undefined {
  const file = join(CONFORMANCE, path);
  if (!existsSync(file)) {
    console.warn(`skipped: no ${file} (set CMG_CERT_CONFORMANCE to the folder that holds ${path})`);
    return undefined;
  }
  return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as T;
}

/** DER of the first block of a PEM text. */
export function derOfPem(pem: string): Uint8Array {
  return Buffer.from(pem.replace(/-----[^-]*-----/g, ''), 'base64');
}
