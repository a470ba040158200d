import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { encode, integer, integerOf, timeOf } from './asn1.js';
import { pkijsExtension, pkijsTime, rdnsOf, type Signer, signed } from './certificate.js';
import { authorityKeyIdentifier, distributionPoint, type RawExtension } from './extensions.js';
import { keyIdentifierOf, spkiOf } from './keys.js';
import { EXTENSION } from './oids.js';
import { type SignatureRecipe, signatureAlgorithm } from './sign.js';

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
    signature: signatureAlgorithm(issuer.key, { ...recipe, hash: recipe.innerHash ?? recipe.hash }),
    issuer: rdnsOf(issuer.name),
    thisUpdate: pkijsTime(recipe.thisUpdate),
    crlExtensions: new pkijs.Extensions({ extensions: extensionsOf(recipe).map(pkijsExtension) }),
  });
  if (recipe.nextUpdate !== undefined) crl.nextUpdate = pkijsTime(recipe.nextUpdate);
  // An empty list must be absent, not empty (§ 5.1.2.6).
  if (recipe.revoked !== undefined && recipe.revoked.length > 0) crl.revokedCertificates = recipe.revoked.map(entryOf);
  return signed(crl.toBeSigned(), issuer.key, recipe);
}

/** pkijs signs with Web Crypto only, which has neither MD5 nor keys that came from elsewhere. */
class SignableCrl extends pkijs.CertificateRevocationList {
  toBeSigned(): asn1js.Sequence {
    return this.encodeTBS();
  }
}

function entryOf({ serialNumber, date, reason }: RevokedRecipe): pkijs.RevokedCertificate {
  const entry = new pkijs.RevokedCertificate({
    userCertificate: integerOf(serialNumber),
    revocationDate: pkijsTime(date),
  });
  if (reason !== undefined && reason !== 'unspecified') {
    const value = encode(new asn1js.Enumerated({ value: CRL_REASONS[reason] }));
    entry.crlEntryExtensions = new pkijs.Extensions({
      extensions: [pkijsExtension({ oid: EXTENSION.crlReason, value })],
    });
  }
  return entry;
}

function extensionsOf(recipe: CrlRecipe): RawExtension[] {
  const list: RawExtension[] = [];
  const put = (oid: string, value: asn1js.AsnType | undefined, critical = false): void => {
    if (value !== undefined) list.push({ oid, value: encode(value), critical });
  };
  const when = <T>(value: T | undefined, make: (value: T) => asn1js.AsnType): asn1js.AsnType | undefined =>
    value === undefined ? undefined : make(value);
  const authority =
    recipe.authorityKeyIdentifier ?? recipe.issuer.keyIdentifier ?? keyIdentifierOf(spkiOf(recipe.issuer.key));

  if (authority !== false) put(EXTENSION.authorityKeyIdentifier, authorityKeyIdentifier(authority));
  put(
    EXTENSION.caVersion,
    when(recipe.caVersion, (v) => integer(v.keyIndex * 0x10000 + v.certificateIndex)),
  );
  put(EXTENSION.crlNumber, when(recipe.number, integer));
  put(EXTENSION.deltaCrlIndicator, when(recipe.deltaBase, integer), true);
  put(EXTENSION.issuingDistributionPoint, when(recipe.issuingDistributionPoint, issuingDistributionPoint), true);
  put(EXTENSION.freshestCrl, when(recipe.freshestCrl, distributionPoint));
  put(EXTENSION.nextPublish, when(recipe.nextPublish, timeOf));
  return [...list, ...(recipe.extraExtensions ?? [])];
}

/** RFC 5280 § 5.2.5, with the full name alone: the point of {@link distributionPoint} without the SEQUENCE OF around it. */
function issuingDistributionPoint(uris: readonly string[]): asn1js.AsnType {
  return distributionPoint(uris).valueBlock.value[0] as asn1js.AsnType;
}
