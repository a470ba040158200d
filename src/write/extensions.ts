import * as asn1js from 'asn1js';
import { KEY_USAGE, type KeyUsageBit } from '../core/x509/types.js';
import { encode, integer, namedBits, oid, sequence, tagged, taggedOctets } from './asn1.js';
import { type GeneralNameRecipe, generalName } from './generalNames.js';
import { ACCESS, EXTENSION } from './oids.js';

/** An extension with its value as DER, for what no other member describes. */
export interface RawExtension {
  readonly oid: string;
  readonly value: Uint8Array;
  readonly critical?: boolean;
}

/** Extensions of a certificate. Nothing is checked: a recipe may ask for what no CA should issue. */
export interface ExtensionsRecipe {
  readonly basicConstraints?: { readonly ca: boolean; readonly pathLength?: number } | undefined;
  readonly keyUsage?: readonly KeyUsageBit[] | undefined;
  /** OIDs; see {@link PURPOSE}. */
  readonly extendedKeyUsage?: readonly string[] | undefined;
  /** A string is a DNS name. */
  readonly subjectAltName?: readonly (string | GeneralNameRecipe)[] | undefined;
  /** URIs of one distribution point, as AD CS writes them. */
  readonly crlDistributionPoints?: readonly string[] | undefined;
  readonly freshestCrl?: readonly string[] | undefined;
  readonly authorityInfoAccess?:
    | { readonly caIssuers?: readonly string[]; readonly ocsp?: readonly string[] }
    | undefined;
  /** OIDs. */
  readonly certificatePolicies?: readonly string[] | undefined;
  readonly nameConstraints?:
    | { readonly permitted?: readonly GeneralNameRecipe[]; readonly excluded?: readonly GeneralNameRecipe[] }
    | undefined;
  readonly policyConstraints?:
    | { readonly requireExplicitPolicy?: number; readonly inhibitPolicyMapping?: number }
    | undefined;
  readonly inhibitAnyPolicy?: number | undefined;
  /** Microsoft, version 1: the template's name, such as `WebServer`. */
  readonly templateName?: string | undefined;
  /** Microsoft, version 2 and later. */
  readonly template?: { readonly oid: string; readonly major: number; readonly minor: number } | undefined;
  /** Microsoft: OIDs of purposes. */
  readonly applicationPolicies?: readonly string[] | undefined;
  readonly caVersion?: { readonly certificateIndex: number; readonly keyIndex: number } | undefined;
  readonly ocspNoCheck?: boolean | undefined;
  /** `false` leaves it out; default SHA-1 of the subject's key. */
  readonly subjectKeyIdentifier?: Uint8Array | false | undefined;
  /** `false` leaves it out; default the issuer's key identifier. */
  readonly authorityKeyIdentifier?: Uint8Array | false | undefined;
}

export interface EncodedExtension {
  readonly oid: string;
  readonly value: Uint8Array;
  readonly critical: boolean;
}

/** Extensions that RFC 5280 wants critical. */
const USUALLY_CRITICAL = new Set<string>([
  EXTENSION.basicConstraints,
  EXTENSION.keyUsage,
  EXTENSION.nameConstraints,
  EXTENSION.policyConstraints,
  EXTENSION.inhibitAnyPolicy,
]);

/** Each extension that the recipe names, DER, in the order in which AD CS writes them. */
export function encodeExtensions(
  recipe: ExtensionsRecipe,
  identifiers: { readonly subject: Uint8Array; readonly authority: Uint8Array | undefined },
  criticality: Readonly<Record<string, boolean>>,
): EncodedExtension[] {
  const list: EncodedExtension[] = [];
  const put = (id: string, value: asn1js.AsnType | undefined): void => {
    if (value === undefined) return;
    list.push({ oid: id, value: encode(value), critical: criticality[id] ?? USUALLY_CRITICAL.has(id) });
  };
  const when = <T>(value: T | undefined, make: (value: T) => asn1js.AsnType): asn1js.AsnType | undefined =>
    value === undefined ? undefined : make(value);
  const subject = recipe.subjectKeyIdentifier ?? identifiers.subject;
  const authority = recipe.authorityKeyIdentifier ?? identifiers.authority;

  put(
    EXTENSION.caVersion,
    when(recipe.caVersion, (v) => integer(v.keyIndex * 0x10000 + v.certificateIndex)),
  );
  put(
    EXTENSION.templateName,
    when(recipe.templateName, (value) => new asn1js.BmpString({ value })),
  );
  put(
    EXTENSION.template,
    when(recipe.template, (t) => sequence(oid(t.oid), integer(t.major), integer(t.minor))),
  );
  put(
    EXTENSION.extendedKeyUsage,
    when(recipe.extendedKeyUsage, (purposes) => sequence(...purposes.map(oid))),
  );
  put(EXTENSION.keyUsage, when(recipe.keyUsage, keyUsageBits));
  put(EXTENSION.applicationPolicies, when(recipe.applicationPolicies, policies));
  put(EXTENSION.basicConstraints, when(recipe.basicConstraints, basicConstraints));
  if (subject !== false) put(EXTENSION.subjectKeyIdentifier, octetString(subject));
  put(
    EXTENSION.subjectAltName,
    when(recipe.subjectAltName, (names) => sequence(...names.map(alternativeName))),
  );
  if (authority !== false && authority !== undefined) {
    put(EXTENSION.authorityKeyIdentifier, authorityKeyIdentifier(authority));
  }
  put(EXTENSION.crlDistributionPoints, when(recipe.crlDistributionPoints, distributionPoint));
  put(EXTENSION.freshestCrl, when(recipe.freshestCrl, distributionPoint));
  put(EXTENSION.authorityInfoAccess, when(recipe.authorityInfoAccess, informationAccess));
  put(EXTENSION.certificatePolicies, when(recipe.certificatePolicies, policies));
  put(EXTENSION.nameConstraints, when(recipe.nameConstraints, nameConstraints));
  put(EXTENSION.policyConstraints, when(recipe.policyConstraints, policyConstraints));
  put(
    EXTENSION.inhibitAnyPolicy,
    when(recipe.inhibitAnyPolicy, (skip) => integer(skip)),
  );
  if (recipe.ocspNoCheck === true) put(EXTENSION.ocspNoCheck, new asn1js.Null());
  return list;
}

const octetString = (octets: Uint8Array): asn1js.OctetString =>
  new asn1js.OctetString({ valueHex: Uint8Array.from(octets).buffer });

/** RFC 5280 § 4.2.1.1, with the key identifier alone. */
export const authorityKeyIdentifier = (keyIdentifier: Uint8Array): asn1js.Sequence =>
  sequence(taggedOctets(0, keyIdentifier));

/** One point whose fullName holds all locations (RFC 5280 § 4.2.1.13). */
export const distributionPoint = (uris: readonly string[]): asn1js.Sequence =>
  sequence(sequence(tagged(0, tagged(0, ...uris.map((uri) => generalName({ uri }))))));

const keyUsageBits = (bits: readonly KeyUsageBit[]): asn1js.BitString =>
  namedBits(bits.map((bit) => KEY_USAGE.indexOf(bit)));

const policies = (oids: readonly string[]): asn1js.Sequence => sequence(...oids.map((policy) => sequence(oid(policy))));

const alternativeName = (name: string | GeneralNameRecipe): asn1js.AsnType =>
  generalName(typeof name === 'string' ? { dns: name } : name);

function basicConstraints({ ca, pathLength }: NonNullable<ExtensionsRecipe['basicConstraints']>): asn1js.Sequence {
  return sequence(
    ...(ca ? [new asn1js.Boolean({ value: true })] : []),
    ...(pathLength === undefined ? [] : [integer(pathLength)]),
  );
}

function informationAccess(access: NonNullable<ExtensionsRecipe['authorityInfoAccess']>): asn1js.Sequence {
  const descriptions = (method: string, uris: readonly string[] = []) =>
    uris.map((uri) => sequence(oid(method), generalName({ uri })));
  return sequence(...descriptions(ACCESS.caIssuers, access.caIssuers), ...descriptions(ACCESS.ocsp, access.ocsp));
}

function nameConstraints(constraints: NonNullable<ExtensionsRecipe['nameConstraints']>): asn1js.Sequence {
  const subtrees = (tag: number, names: readonly GeneralNameRecipe[] = []) =>
    names.length === 0 ? [] : [tagged(tag, ...names.map((name) => sequence(generalName(name))))];
  return sequence(...subtrees(0, constraints.permitted), ...subtrees(1, constraints.excluded));
}

function policyConstraints(limits: NonNullable<ExtensionsRecipe['policyConstraints']>): asn1js.Sequence {
  const limit = (tag: number, skip: number | undefined) =>
    skip === undefined ? [] : [taggedOctets(tag, Uint8Array.of(skip))];
  return sequence(...limit(0, limits.requireExplicitPolicy), ...limit(1, limits.inhibitPolicyMapping));
}
