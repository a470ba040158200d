import { bytesEqual } from '../../asn1/bytes.js';
import { isCa } from '../../x509/certificateKind.js';
import { nameEquals, nameKey } from '../../x509/compareNames.js';
import type { Certificate, DistributionPoint, GeneralName, Name, NameAttribute } from '../../x509/types.js';
import type { CrlView } from './crlView.js';
import { ALL_REASONS } from './reasons.js';

/** A distribution point of a certificate, or the one that RFC 5280 § 6.3.3 assumes after all others: its issuer's own. */
export type PointToTry = DistributionPoint | 'implied';

/**
 * Whether a CRL is one that a distribution point of a certificate leads to (RFC 5280 § 6.3.3 (b)).
 * @returns the reasons that it covers, as ReasonFlags; 0 when it is out of scope
 */
export function coveredReasons(view: CrlView, certificate: Certificate, point: PointToTry): number {
  if (!isFromIssuer(view, certificate, point)) return 0;
  const { scope } = view;
  const pointReasons = point === 'implied' ? ALL_REASONS : (point.reasons ?? ALL_REASONS);
  if (scope === undefined) return pointReasons & ALL_REASONS;
  const ca = isCa(certificate);
  if (scope.onlyContainsAttributeCerts) return 0;
  if (scope.onlyContainsUserCerts && ca) return 0;
  if (scope.onlyContainsCaCerts && !ca) return 0;
  if (!sharesName(view, certificate, point)) return 0;
  return pointReasons & (scope.onlySomeReasons ?? ALL_REASONS) & ALL_REASONS;
}

/** (b) (1). */
function isFromIssuer({ crl, scope }: CrlView, certificate: Certificate, point: PointToTry): boolean {
  if (point === 'implied' || point.crlIssuer.length === 0) return nameEquals(crl.issuer, certificate.issuer);
  return scope?.indirectCrl === true && directoryNames(point.crlIssuer).some((name) => nameEquals(name, crl.issuer));
}

/** (b) (2) (i): a CRL for one distribution point serves only certificates that name it. */
function sharesName({ crl, scope }: CrlView, certificate: Certificate, point: PointToTry): boolean {
  if (scope === undefined || !hasName(scope)) return true;
  const offered = keysOf(scope, [crl.issuer]);
  const asked = new Set(pointKeys(certificate, point));
  return offered.some((key) => asked.has(key));
}

function pointKeys(certificate: Certificate, point: PointToTry): readonly string[] {
  if (point === 'implied') return [directoryKey(certificate.issuer)];
  const issuers = point.crlIssuer.length === 0 ? [certificate.issuer] : directoryNames(point.crlIssuer);
  return hasName(point) ? keysOf(point, issuers) : point.crlIssuer.map(generalNameKey);
}

interface PointName {
  readonly fullName: readonly GeneralName[];
  readonly relativeName: readonly NameAttribute[] | undefined;
}

function hasName(name: PointName): boolean {
  return name.fullName.length > 0 || name.relativeName !== undefined;
}

/** § 4.2.1.13: a relative name continues the name of the CRL's issuer. */
function keysOf({ fullName, relativeName }: PointName, issuers: readonly Name[]): readonly string[] {
  if (relativeName === undefined) return fullName.map(generalNameKey);
  return issuers.map((issuer) => directoryKey({ der: NO_DER, rdns: [...issuer.rdns, relativeName] }));
}

const NO_DER = new Uint8Array(0);

function directoryNames(names: readonly GeneralName[]): readonly Name[] {
  return names.flatMap((name) => (name.kind === 'directory' ? [name.name] : []));
}

function directoryKey(name: Name): string {
  return `directory:${nameKey(name)}`;
}

/** URIs are compared as they stand: they are addresses, and issuers copy them. */
function generalNameKey(name: GeneralName): string {
  switch (name.kind) {
    case 'directory':
      return directoryKey(name.name);
    case 'dns':
    case 'email':
    case 'uri':
    case 'ip':
      return `${name.kind}:${name.value}`;
    case 'registered-id':
      return `${name.kind}:${name.oid}`;
    default:
      return `${name.kind}:${name.bytes.join()}`;
  }
}

/** § 5.2.4 (b), (c): a delta CRL and the complete one that it completes have one issuer, one scope and one key. */
export function sameScope(delta: CrlView, complete: CrlView): boolean {
  return (
    nameEquals(delta.crl.issuer, complete.crl.issuer) &&
    sameOptionalBytes(delta.scopeBytes, complete.scopeBytes) &&
    sameOptionalBytes(delta.keyIdentifier, complete.keyIdentifier)
  );
}

function sameOptionalBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : bytesEqual(a, b);
}
