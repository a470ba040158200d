/** Purposes of extendedKeyUsage and of Microsoft's application policies, which share their OIDs. */
export const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
export const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
export const ANY_PURPOSE = '2.5.29.37.0';
export const SECURE_EMAIL = '1.3.6.1.5.5.7.3.4';
export const EFS = '1.3.6.1.4.1.311.10.3.4';
export const SMART_CARD_LOGON = '1.3.6.1.4.1.311.20.2.2';

/** Microsoft's "All application policies": what anyExtendedKeyUsage is there. */
const ANY_APPLICATION_POLICY = '1.3.6.1.4.1.311.10.12.1';

const NAMES: ReadonlyMap<string, string> = new Map([
  [SERVER_AUTH, 'Server Authentication'],
  [CLIENT_AUTH, 'Client Authentication'],
  [ANY_PURPOSE, 'Any Purpose'],
  [ANY_APPLICATION_POLICY, 'All Application Policies'],
  ['1.3.6.1.5.5.7.3.3', 'Code Signing'],
  [SECURE_EMAIL, 'Secure Email'],
  ['1.3.6.1.5.5.7.3.8', 'Time Stamping'],
  ['1.3.6.1.5.5.7.3.9', 'OCSP Signing'],
  ['1.3.6.1.5.5.7.3.17', 'IP security IKE intermediate'],
  ['1.3.6.1.5.5.8.2.2', 'IP security IKE intermediate'],
  ['1.3.6.1.5.2.3.4', 'PKINIT Client Authentication'],
  ['1.3.6.1.5.2.3.5', 'KDC Authentication'],
  [EFS, 'Encrypting File System'],
  ['1.3.6.1.4.1.311.20.2.1', 'Certificate Request Agent'],
  [SMART_CARD_LOGON, 'Smart Card Logon'],
  ['1.3.6.1.4.1.311.54.1.2', 'Remote Desktop Authentication'],
]);

/** `Server Authentication (1.3.6.1.5.5.7.3.1)`, or the OID alone. */
export function purposeName(oid: string): string {
  const name = NAMES.get(oid);
  return name === undefined ? oid : `${name} (${oid})`;
}

/** `A, B and 3 more`, for messages: a certificate can hold thousands. */
export function listPurposes(oids: readonly string[], limit = 5): string {
  const shown = oids.slice(0, limit).map(purposeName).join(', ');
  return oids.length > limit ? `${shown} and ${oids.length - limit} more` : shown;
}

export const isAnyPurpose = (oid: string): boolean => oid === ANY_PURPOSE || oid === ANY_APPLICATION_POLICY;
