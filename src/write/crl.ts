import type * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { enumerated, integer, time } from '../core/asn1/encode.js';
import type { Signer } from './certificate.js';
import {
  authorityKeyIdentifier,
  caVersion,
  distributionPoint,
  distributionPoints,
  type RawExtension,
} from './extensions.js';
import { keyIdentifierOf, spkiOf } from './keys.js';
import { EXTENSION } from './oids.js';
import { pkijsAlgorithm, pkijsExtension, pkijsInteger, pkijsName, pkijsTime, signed } from './pkijs.js';
import type { SignatureRecipe } from './sign.js';

/** CRLReason by name (RFC 5280 § 5.3.1). */
export const CRL_REASONS = {
  unspecified: 0,
  keyCompromise: 1,
  cACompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
  removeFromCRL: 8,
} as const;
export type CrlReason = keyof typeof CRL_REASONS;

export interface RevokedRecipe {
  /** Content octets of the INTEGER. */
  readonly serialNumber: Uint8Array;
  /** Milliseconds since 1970. */
  readonly date: number;
  /** `unspecified` is left out, as RFC 5280 § 5.3.1 wants. */
  readonly reason?: CrlReason | undefined;
}

export interface CrlRecipe extends SignatureRecipe {
  readonly issuer: Signer;
  /** Milliseconds since 1970; cut to whole seconds. */
  readonly thisUpdate: number;
  readonly nextUpdate?: number | undefined;
  readonly revoked?: readonly RevokedRecipe[] | undefined;
  /** CRL number; undefined leaves it out. */
  readonly number?: number | undefined;
  /** Makes it a delta CRL on the base of this number. */
  readonly deltaBase?: number | undefined;
  /** Where the delta CRL is, in a base CRL. */
  readonly freshestCrl?: readonly string[] | undefined;
  /** URIs of an issuing distribution point. */
  readonly issuingDistributionPoint?: readonly string[] | undefined;
  /** `false` leaves it out; default the issuer's key identifier. */
  readonly authorityKeyIdentifier?: Uint8Array | false | undefined;
  readonly caVersion?: { readonly certificateIndex: number; readonly keyIndex: number } | undefined;
  /** Microsoft: when the CA means to publish next. */
  readonly nextPublish?: number | undefined;
  readonly extraExtensions?: readonly RawExtension[] | undefined;
}

/** One CRL, version 2, DER (RFC 5280 § 5). */
export function makeCrl(recipe: CrlRecipe): Uint8Array {
  const { issuer } = recipe;
  const crl = new SignableCrl({
    version: 1,
    signature: pkijsAlgorithm(issuer.key, recipe),
    issuer: pkijsName(issuer.name),
    thisUpdate: pkijsTime(recipe.thisUpdate),
    crlExtensions: new pkijs.Extensions({ extensions: extensionsOf(recipe).map(pkijsExtension) }),
  });
  if (recipe.nextUpdate !== undefined) crl.nextUpdate = pkijsTime(recipe.nextUpdate);
  // An empty list must be absent, not empty (§ 5.1.2.6).
  if (recipe.revoked !== undefined && recipe.revoked.length > 0) crl.revokedCertificates = recipe.revoked.map(entryOf);
  return signed(crl.toBeSigned(), issuer.key, recipe);
}

/** What is to be signed is for subclasses only. */
class SignableCrl extends pkijs.CertificateRevocationList {
  toBeSigned(): asn1js.Sequence {
    return this.encodeTBS();
  }
}

function entryOf({ serialNumber, date, reason }: RevokedRecipe): pkijs.RevokedCertificate {
  const entry = new pkijs.RevokedCertificate({
    userCertificate: pkijsInteger(serialNumber),
    revocationDate: pkijsTime(date),
  });
  if (reason !== undefined && reason !== 'unspecified') {
    const value = enumerated(CRL_REASONS[reason]);
    entry.crlEntryExtensions = new pkijs.Extensions({
      extensions: [pkijsExtension({ oid: EXTENSION.crlReason, value })],
    });
  }
  return entry;
}

function extensionsOf(recipe: CrlRecipe): RawExtension[] {
  const list: RawExtension[] = [];
  const put = <T>(
    oid: string,
    value: T | false | undefined,
    make: (value: T) => Uint8Array,
    critical = false,
  ): void => {
    if (value !== undefined && value !== false) list.push({ oid, value: make(value), critical });
  };
  const authority =
    recipe.authorityKeyIdentifier ?? recipe.issuer.keyIdentifier ?? keyIdentifierOf(spkiOf(recipe.issuer.key));
  put(EXTENSION.authorityKeyIdentifier, authority, authorityKeyIdentifier);
  put(EXTENSION.caVersion, recipe.caVersion, caVersion);
  put(EXTENSION.crlNumber, recipe.number, integer);
  put(EXTENSION.deltaCrlIndicator, recipe.deltaBase, integer, true);
  // RFC 5280 § 5.2.5, with the full name only: one point, without the SEQUENCE OF that others stand in.
  put(EXTENSION.issuingDistributionPoint, recipe.issuingDistributionPoint, distributionPoint, true);
  put(EXTENSION.freshestCrl, recipe.freshestCrl, distributionPoints);
  put(EXTENSION.nextPublish, recipe.nextPublish, time);
  return [...list, ...(recipe.extraExtensions ?? [])];
}
