import { type KeyObject, randomBytes } from 'node:crypto';
import * as pkijs from 'pkijs';
import { present } from '../core/present.js';
import { type ExtensionsRecipe, encodeExtensions, type RawExtension } from './extensions.js';
import { keyIdentifierOf, spkiOf } from './keys.js';
import type { DistinguishedName } from './name.js';
import { pkijsAlgorithm, pkijsExtension, pkijsInteger, pkijsKey, pkijsName, pkijsTime, signed } from './pkijs.js';
import type { SignatureRecipe } from './sign.js';

/** Who signs: the name that goes into `issuer`, and the private key. */
export interface Signer {
  readonly name: DistinguishedName | Uint8Array;
  readonly key: KeyObject;
  /** Subject key identifier of the issuer's certificate; default SHA-1 of its key. */
  readonly keyIdentifier?: Uint8Array | undefined;
}

/**
 * What a certificate is to hold. Nothing is checked and nothing beyond the key identifiers is added, so that wrong certificates
 * can be made as easily as good ones.
 */
export interface CertificateRecipe extends SignatureRecipe {
  readonly subject: DistinguishedName | Uint8Array;
  /** The subject's key, private or public, or a SubjectPublicKeyInfo (DER) whose key nobody holds. */
  readonly key: KeyObject | Uint8Array;
  /** `self` signs with `key`, which must be a private key then. */
  readonly issuer: Signer | 'self';
  /** Milliseconds since 1970; cut to whole seconds. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** Content octets of the INTEGER; default 16 random octets, positive. */
  readonly serialNumber?: Uint8Array | undefined;
  /** Default 3. Version 1 has no extensions. */
  readonly version?: number | undefined;
  readonly extensions?: ExtensionsRecipe | undefined;
  /** More extensions, behind the others; an OID that is among those already stands twice. */
  readonly extraExtensions?: readonly RawExtension[] | undefined;
  /** By OID, where it is to differ from what RFC 5280 wants. */
  readonly criticality?: Readonly<Record<string, boolean>> | undefined;
}

/** RFC 5280 § 4.1.2.2: positive, at most 20 octets; 16 random ones, as no two certificates of a CA may share one. */
export function randomSerialNumber(): Uint8Array {
  const octets = new Uint8Array(randomBytes(16));
  octets[0] = (present(octets[0]) & 0x7f) | 0x40;
  return octets;
}

/** One certificate, DER. */
export function makeCertificate(recipe: CertificateRecipe): Uint8Array {
  const issuer = signerOf(recipe);
  const spki = spkiOf(recipe.key);
  const certificate = new pkijs.Certificate({
    version: (recipe.version ?? 3) - 1,
    serialNumber: pkijsInteger(recipe.serialNumber ?? randomSerialNumber()),
    signature: pkijsAlgorithm(issuer.key, recipe),
    issuer: pkijsName(issuer.name),
    subject: pkijsName(recipe.subject),
    notBefore: pkijsTime(recipe.notBefore),
    notAfter: pkijsTime(recipe.notAfter),
    subjectPublicKeyInfo: pkijsKey(spki),
    extensions: extensionsOf(recipe, issuer, spki),
  });
  return signed(certificate.encodeTBS(), issuer.key, recipe);
}

function extensionsOf(recipe: CertificateRecipe, issuer: Signer, spki: Uint8Array): pkijs.Extension[] {
  if (recipe.version !== undefined && recipe.version < 3) return [];
  const authority =
    recipe.issuer === 'self' ? undefined : (issuer.keyIdentifier ?? keyIdentifierOf(spkiOf(issuer.key)));
  const encoded = encodeExtensions(
    recipe.extensions ?? {},
    { subject: keyIdentifierOf(spki), authority },
    recipe.criticality ?? {},
  );
  return [...encoded, ...(recipe.extraExtensions ?? [])].map(pkijsExtension);
}

function signerOf({ issuer, subject, key }: CertificateRecipe): Signer {
  if (issuer !== 'self') return issuer;
  if (key instanceof Uint8Array || key.type !== 'private') {
    throw new TypeError('a self-signed certificate needs its private key in the recipe');
  }
  return { name: subject, key };
}
