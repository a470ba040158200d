import {
  encodeElement,
  explicit,
  implicit,
  integer,
  NULL,
  octetString,
  oid,
  sequence,
  TRUE,
} from '../core/asn1/encode.js';
import { TAG } from '../core/asn1/tags.js';
import { KEY_USAGE, type KeyUsageBit } from '../core/x509/types.js';
import { type GeneralNameRecipe, generalName } from './generalNames.js';
import { stringElement } from './name.js';
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
): RawExtension[] {
  const list: RawExtension[] = [];
  const put = <T>(id: string, value: T | false | undefined, make: (value: T) => Uint8Array): void => {
    if (value === undefined || value === false) return;
    list.push({ oid: id, value: make(value), critical: criticality[id] ?? USUALLY_CRITICAL.has(id) });
  };
  put(EXTENSION.caVersion, recipe.caVersion, caVersion);
  put(EXTENSION.templateName, recipe.templateName, (name) => stringElement('bmp', name));
  put(EXTENSION.template, recipe.template, (t) => sequence(oid(t.oid), integer(t.major), integer(t.minor)));
  put(EXTENSION.extendedKeyUsage, recipe.extendedKeyUsage, (purposes) => sequence(...purposes.map(oid)));
  put(EXTENSION.keyUsage, recipe.keyUsage, keyUsageBits);
  put(EXTENSION.applicationPolicies, recipe.applicationPolicies, policies);
  put(EXTENSION.basicConstraints, recipe.basicConstraints, basicConstraints);
  put(EXTENSION.subjectKeyIdentifier, recipe.subjectKeyIdentifier ?? identifiers.subject, octetString);
  put(EXTENSION.subjectAltName, recipe.subjectAltName, (names) => sequence(...names.map(alternativeName)));
  const authority = recipe.authorityKeyIdentifier ?? identifiers.authority;
  put(EXTENSION.authorityKeyIdentifier, authority, authorityKeyIdentifier);
  put(EXTENSION.crlDistributionPoints, recipe.crlDistributionPoints, distributionPoints);
  put(EXTENSION.freshestCrl, recipe.freshestCrl, distributionPoints);
  put(EXTENSION.authorityInfoAccess, recipe.authorityInfoAccess, informationAccess);
  put(EXTENSION.certificatePolicies, recipe.certificatePolicies, policies);
  put(EXTENSION.nameConstraints, recipe.nameConstraints, nameConstraints);
  put(EXTENSION.policyConstraints, recipe.policyConstraints, policyConstraints);
  put(EXTENSION.inhibitAnyPolicy, recipe.inhibitAnyPolicy, integer);
  put(EXTENSION.ocspNoCheck, recipe.ocspNoCheck, () => NULL);
  return list;
}

/** Microsoft: both indices in one number, the key's in its high half. */
export const caVersion = ({ keyIndex, certificateIndex }: NonNullable<ExtensionsRecipe['caVersion']>): Uint8Array =>
  integer(keyIndex * 0x10000 + certificateIndex);

/** RFC 5280 § 4.2.1.1, with the key identifier only. */
export const authorityKeyIdentifier = (keyIdentifier: Uint8Array): Uint8Array => sequence(implicit(0, keyIdentifier));

/** One point whose fullName holds all locations (RFC 5280 § 4.2.1.13). */
export const distributionPoint = (uris: readonly string[]): Uint8Array =>
  sequence(explicit(0, explicit(0, ...uris.map((uri) => generalName({ uri })))));

export const distributionPoints = (uris: readonly string[]): Uint8Array => sequence(distributionPoint(uris));

/** A BIT STRING of named bits, trailing zeros left out (X.690 § 11.2.2). */
function keyUsageBits(usages: readonly KeyUsageBit[]): Uint8Array {
  const bits = usages.map((usage) => KEY_USAGE.indexOf(usage));
  const last = Math.max(-1, ...bits);
  const content = new Uint8Array(1 + ((last >> 3) + 1));
  for (const bit of bits) content[1 + (bit >> 3)] = (content[1 + (bit >> 3)] ?? 0) | (0x80 >> (bit & 7));
  content[0] = (content.length - 1) * 8 - (last + 1);
  return encodeElement(TAG.bitString, content);
}

const policies = (oids: readonly string[]): Uint8Array => sequence(...oids.map((policy) => sequence(oid(policy))));

const alternativeName = (name: string | GeneralNameRecipe): Uint8Array =>
  generalName(typeof name === 'string' ? { dns: name } : name);

const basicConstraints = ({ ca, pathLength }: NonNullable<ExtensionsRecipe['basicConstraints']>): Uint8Array =>
  sequence(...(ca ? [TRUE] : []), ...(pathLength === undefined ? [] : [integer(pathLength)]));

function informationAccess(access: NonNullable<ExtensionsRecipe['authorityInfoAccess']>): Uint8Array {
  const descriptions = (method: string, uris: readonly string[] = []) =>
    uris.map((uri) => sequence(oid(method), generalName({ uri })));
  return sequence(...descriptions(ACCESS.caIssuers, access.caIssuers), ...descriptions(ACCESS.ocsp, access.ocsp));
}

function nameConstraints(constraints: NonNullable<ExtensionsRecipe['nameConstraints']>): Uint8Array {
  const subtrees = (tag: number, names: readonly GeneralNameRecipe[] = []) =>
    names.length === 0 ? [] : [explicit(tag, ...names.map((name) => sequence(generalName(name))))];
  return sequence(...subtrees(0, constraints.permitted), ...subtrees(1, constraints.excluded));
}

function policyConstraints(limits: NonNullable<ExtensionsRecipe['policyConstraints']>): Uint8Array {
  const limit = (tag: number, skip: number | undefined) =>
    skip === undefined ? [] : [implicit(tag, Uint8Array.of(skip))];
  return sequence(...limit(0, limits.requireExplicitPolicy), ...limit(1, limits.inhibitPolicyMapping));
}
