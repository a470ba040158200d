/** Certificates, CRLs and PFX files from plain recipes. For Node. */
export { type CertificateRecipe, makeCertificate, randomSerialNumber, type Signer } from './certificate.js';
export { CRL_REASONS, type CrlReason, type CrlRecipe, makeCrl, type RevokedRecipe } from './crl.js';
export type { ExtensionsRecipe, RawExtension } from './extensions.js';
export type { GeneralNameRecipe } from './generalNames.js';
export { type KeyKind, keyIdentifierOf, keyPem, makeKey, pkcs8Of, readKeyPem, spkiOf } from './keys.js';
export { type DistinguishedName, encodeName, type NameStringType } from './name.js';
export { ACCESS, EXTENSION, PURPOSE } from './oids.js';
export { type PfxContents, writePfx } from './pfx/writePfx.js';
export type { SubjectDetails } from './request/recipe.js';
export type { SignatureHash, SignatureRecipe } from './sign.js';
