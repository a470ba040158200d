import { CmgCertError } from './errors.js';
import { identify } from './identify.js';
import { MAX_CRL_BYTES, MAX_INPUT_BYTES } from './read.js';

/** Octets of a file's beginning that tell a CRL from everything else. */
export const HEAD_BYTES = 4096;

/**
 * Judges a file's size before its content is read: only a CRL may be larger than {@link MAX_INPUT_BYTES}.
 * @param head its first {@link HEAD_BYTES}, or all of it
 * @throws CmgCertError `too-large`
 */
export function checkInputSize(size: number, head: Uint8Array): void {
  if (size <= MAX_INPUT_BYTES) return;
  const limit = identify(head.subarray(0, HEAD_BYTES)).kind === 'crl' ? MAX_CRL_BYTES : MAX_INPUT_BYTES;
  if (size > limit) throw tooLarge(limit);
}

/** @param limit in octets */
export const tooLarge = (limit: number): CmgCertError =>
  new CmgCertError('too-large', `it has more than ${limit / 1024 / 1024} MiB`, {
    remedy: 'No PFX, certificate or token is that large. Check that this is the file you meant.',
  });
