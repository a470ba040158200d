import { bytesEqual } from '../../asn1/bytes.js';
import { isCa } from '../../x509/certificateKind.js';
import { nameKey } from '../../x509/compareNames.js';
import { readExtension } from '../../x509/readExtension.js';
import type { Certificate, DistributionPoint } from '../../x509/types.js';
import type { CrlView } from './crlView.js';
import { directoryKey, directoryNames, generalNameKey, hasName, pointNameKeys } from './pointNames.js';
import { ALL_REASONS } from './reasons.js';

/** A distribution point of a certificate, ready to be compared with CRLs. */
export interface PointToTry {
  /** Reasons that it is for, as ReasonFlags. */
  readonly reasons: number;
  /** Keys of the names that may issue its CRL. */
  readonly issuers: ReadonlySet<string>;
  /** Somebody else than the certificate's issuer issues the CRL, which must then be an indirect one. */
  readonly indirect: boolean;
  /** Keys of the names that a CRL limited to distribution points must share one of. */
  readonly names: ReadonlySet<string>;
}

/**
 * The distribution points of a certificate, and after them the one that RFC 5280 § 6.3.3 assumes: its issuer's own. An
 * extension that cannot be read gives none.
 */
export function pointsOf(certificate: Certificate): readonly PointToTry[] {
  const reading = readExtension(certificate, 'crlDistributionPoints');
  const stated = reading.state === 'present' ? reading.value.map((point) => prepare(certificate, point)) : [];
  const implied: PointToTry = {
    reasons: ALL_REASONS,
    issuers: new Set([nameKey(certificate.issuer)]),
    indirect: false,
    names: new Set([directoryKey(certificate.issuer)]),
  };
  return [...stated, implied];
}

function prepare(certificate: Certificate, point: DistributionPoint): PointToTry {
  const indirect = point.crlIssuer.length > 0;
  const issuers = indirect ? directoryNames(point.crlIssuer) : [certificate.issuer];
  const names = hasName(point) ? pointNameKeys(point, issuers) : point.crlIssuer.map(generalNameKey);
  return {
    reasons: point.reasons ?? ALL_REASONS,
    issuers: new Set(issuers.map(nameKey)),
    indirect,
    names: new Set(names),
  };
}

/**
 * Whether a CRL is one that a distribution point of a certificate leads to (RFC 5280 § 6.3.3 (b)).
 * @returns the reasons that it covers, as ReasonFlags; 0 when it is out of scope
 */
export function coveredReasons(
  { scope, issuerKey, names }: CrlView,
  certificate: Certificate,
  point: PointToTry,
): number {
  if (!point.issuers.has(issuerKey)) return 0;
  if (point.indirect && !scope?.indirectCrl) return 0;
  if (scope === undefined) return point.reasons & ALL_REASONS;
  const ca = isCa(certificate);
  if (scope.onlyContainsAttributeCerts) return 0;
  if (scope.onlyContainsUserCerts && ca) return 0;
  if (scope.onlyContainsCaCerts && !ca) return 0;
  if (names !== undefined && !names.some((name) => point.names.has(name))) return 0;
  return point.reasons & (scope.onlySomeReasons ?? ALL_REASONS) & ALL_REASONS;
}

/** § 5.2.4 (b), (c): a delta CRL and the complete one that it completes have one issuer, one scope and one key. */
export function sameScope(delta: CrlView, complete: CrlView): boolean {
  return (
    delta.issuerKey === complete.issuerKey &&
    sameOptionalBytes(delta.scopeBytes, complete.scopeBytes) &&
    sameOptionalBytes(delta.keyIdentifier, complete.keyIdentifier)
  );
}

function sameOptionalBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : bytesEqual(a, b);
}
