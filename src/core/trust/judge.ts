import type { Certificate } from '../x509/types.js';
import { checkAuthority } from './checks/authority.js';
import { checkConformance } from './checks/conformance.js';
import { checkEncoding } from './checks/encoding.js';
import { checkEndEntity } from './checks/endEntity.js';
import { checkExtensions } from './checks/extensions.js';
import { checkKeys } from './checks/keys.js';
import { checkPublicTrust } from './checks/publicTrust.js';
import { checkPurpose } from './checks/purpose.js';
import { checkValidity } from './checks/validity.js';
import type { Context, Judged, Position } from './context.js';
import type { PathFailure } from './failure.js';
import { certificateLabel } from './label.js';
import type { Profile } from './profiles.js';

type Check = (judged: Judged, context: Context) => PathFailure | undefined;

/** In this order, the first failure is the one told: what an administrator can see, before what only tools see. */
const LEAF_CHECKS: readonly Check[] = [
  checkValidity,
  checkExtensions,
  checkPurpose,
  checkEndEntity,
  checkKeys,
  checkEncoding,
  checkConformance,
  checkPublicTrust,
];

const ISSUER_CHECKS: readonly Check[] = [
  checkValidity,
  checkAuthority,
  checkExtensions,
  checkPurpose,
  checkKeys,
  checkEncoding,
  checkConformance,
];

function anchorChecks({ anchor }: Profile): readonly Check[] {
  return [
    ...(anchor.validity ? [checkValidity] : []),
    ...(anchor.constraints ? [checkAuthority] : []),
    ...(anchor.extendedKeyUsage ? [checkPurpose] : []),
    checkKeys,
    // Not its encoding, version or serial number: an anchor is trusted for its name and key (RFC 5280 § 6.1.1 (d)).
    ...(anchor.extensions ? [checkExtensions, checkConformance, checkPublicTrust] : []),
  ];
}

/** Judges certificates by themselves, each once for a position; what depends on the rest of the path is not asked here. */
export class Judge {
  private readonly context: Context;
  private readonly checks: Readonly<Record<Position, readonly Check[]>>;
  private readonly known: Readonly<Record<Position, Map<Certificate, PathFailure | undefined>>> = {
    leaf: new Map(),
    'crl-signer': new Map(),
    intermediate: new Map(),
    anchor: new Map(),
  };

  constructor(context: Context) {
    this.context = context;
    this.checks = {
      leaf: LEAF_CHECKS,
      'crl-signer': ISSUER_CHECKS,
      intermediate: ISSUER_CHECKS,
      anchor: anchorChecks(context.profile),
    };
  }

  check(certificate: Certificate, position: Position): PathFailure | undefined {
    const known = this.known[position];
    if (known.has(certificate)) return known.get(certificate);
    const judged = { certificate, position, label: certificateLabel(certificate) };
    let failed: PathFailure | undefined;
    for (const check of this.checks[position]) {
      failed = check(judged, this.context);
      if (failed !== undefined) break;
    }
    known.set(certificate, failed);
    return failed;
  }
}
