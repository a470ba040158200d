import { viewCrl } from '../../../core/trust/revocation/crlView.js';
import { hasUnknownCriticalEntry } from '../../../core/trust/revocation/entries.js';
import type { RevocationList } from '../../../core/x509/types.js';

/**
 * What keeps clients from using a CRL, whatever its dates (RFC 5280 §§ 5.2, 5.3). Completes a sentence.
 * @returns undefined where nothing does
 */
export function unusableReason(crl: RevocationList): string | undefined {
  const { problem } = viewCrl(crl, false);
  if (problem !== undefined) return problem;
  return hasUnknownCriticalEntry(crl) ? 'an entry has a critical extension that is not known' : undefined;
}
