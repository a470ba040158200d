/**
 * Extensions that the certificate chain engine of Windows processes, so that they may be critical. A certificate with
 * another critical extension gets CERT_TRUST_HAS_NOT_SUPPORTED_CRITICAL_EXT, and every chain through it is refused.
 */
export const PROCESSED_BY_WINDOWS: ReadonlyMap<string, string> = new Map([
  ['2.5.29.14', 'subject key identifier'],
  ['2.5.29.15', 'key usage'],
  ['2.5.29.17', 'subject alternative name'],
  ['2.5.29.18', 'issuer alternative name'],
  ['2.5.29.19', 'basic constraints'],
  ['2.5.29.30', 'name constraints'],
  ['2.5.29.31', 'CRL distribution points'],
  ['2.5.29.32', 'certificate policies'],
  ['2.5.29.33', 'policy mappings'],
  ['2.5.29.35', 'authority key identifier'],
  ['2.5.29.36', 'policy constraints'],
  ['2.5.29.37', 'extended key usage'],
  ['2.5.29.46', 'freshest CRL'],
  ['2.5.29.54', 'inhibit any-policy'],
  ['1.3.6.1.5.5.7.1.1', 'authority information access'],
  ['1.3.6.1.4.1.311.10.9.1', 'cross-certificate distribution points'],
  ['1.3.6.1.4.1.311.21.10', 'application policies'],
  ['1.3.6.1.4.1.311.21.11', 'application policy mappings'],
  ['1.3.6.1.4.1.311.21.12', 'application policy constraints'],
]);

/** RFC 6962 § 3.1: critical on purpose, so that nobody takes a precertificate for a certificate. */
export const PRECERTIFICATE_POISON = '1.3.6.1.4.1.11129.2.4.3';
