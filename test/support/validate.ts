import { type PathFailure, type PathInput, type PathResult, validatePath } from '../../src/core/trust/index.js';
import type { Certificate } from '../../src/core/x509/types.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';

export const AT = Date.parse('2026-11-21T12:00:00Z');

/** validatePath as a Windows TLS client asks, on 2026-11-21, unless told otherwise. */
export function validate(leaf: Certificate, options: Partial<PathInput>): Promise<PathResult> {
  return validatePath({
    leaf,
    intermediates: [],
    anchors: [],
    at: AT,
    profile: 'windows-server-auth',
    verify: nodeCrypto.verify,
    ...options,
  });
}

/** The failure of a path that must not hold. */
export async function failureOf(leaf: Certificate, options: Partial<PathInput>): Promise<PathFailure> {
  const result = await validate(leaf, options);
  if (result.valid) throw new Error('the path holds');
  return result.failure;
}
