import type { RequestTarget } from '../../src/core/check/target.js';
import { readAll } from '../../src/core/read.js';
import { fixtureBytes } from './fixtures.js';

/** A request of the fixtures as a target; its signature is taken to hold unless told otherwise. */
export function requestTarget(
  file: string,
  options: Partial<Pick<RequestTarget, 'role' | 'signature'>> = {},
): RequestTarget {
  const [csr] = readAll(fixtureBytes(file)).requests;
  if (csr === undefined) throw new Error(`no request in ${file}`);
  return { kind: 'csr', role: 'server', label: file, certificate: csr, csr, signature: 'valid', ...options };
}
