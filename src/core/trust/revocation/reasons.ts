/** ReasonFlags (RFC 5280 § 4.2.1.13): bit 0 is unused, bits 1 to 8 are the reasons. */
export const ALL_REASONS = 0b1_1111_1110;

const REASONS: readonly string[] = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'value 7',
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
];

/** CRLReason (§ 5.3.1): says in a delta CRL that a certificate is no longer revoked. */
export const REMOVE_FROM_CRL = 8;

export function reasonName(code: number | undefined): string {
  return code === undefined ? 'not stated' : (REASONS[code] ?? String(code));
}
