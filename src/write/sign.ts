import { constants, type KeyObject, sign } from 'node:crypto';
import { HASHES, type HashName } from '../core/algorithms.js';
import { explicit, integer, NULL, oid, sequence } from '../core/asn1/encode.js';
import { present } from '../core/present.js';

/** `md5` and `sha1` are for what the rules must refuse. */
export type SignatureHash = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

export interface SignatureRecipe {
  /** Default `sha256`; an Ed25519 key has its own. */
  readonly hash?: SignatureHash | undefined;
  /** RSASSA-PSS ("alternate signature format" of AD CS) in place of PKCS #1 v1.5. */
  readonly pss?: boolean | undefined;
  /** The algorithm named inside what is signed, where it is to differ from the one outside. */
  readonly innerHash?: SignatureHash | undefined;
  /** `broken` turns one bit of the signature. */
  readonly signature?: 'valid' | 'broken' | undefined;
}

const RSA: Readonly<Record<SignatureHash, string>> = {
  md5: '1.2.840.113549.1.1.4',
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
};
const ECDSA: Readonly<Record<SignatureHash, string>> = {
  md5: '1.2.840.10045.4.1',
  sha1: '1.2.840.10045.4.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
};
const ED25519 = '1.3.101.112';
const PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';
const NAMES: Readonly<Record<SignatureHash, HashName>> = {
  md5: 'MD5',
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

/** AlgorithmIdentifier of a signature by this key, DER (RFC 4055, RFC 5758, RFC 8410). */
export function signatureAlgorithm(key: KeyObject, { hash = 'sha256', pss = false }: SignatureRecipe): Uint8Array {
  if (key.asymmetricKeyType === 'ed25519') return sequence(oid(ED25519));
  if (key.asymmetricKeyType === 'ec') return sequence(oid(ECDSA[hash]));
  return pss ? sequence(oid(PSS), pssParameters(hash)) : sequence(oid(RSA[hash]), NULL);
}

function pssParameters(hash: SignatureHash): Uint8Array {
  const { oid: id, digestOctets } = HASHES[NAMES[hash]];
  const algorithm = sequence(oid(id), NULL);
  return sequence(
    explicit(0, algorithm),
    explicit(1, sequence(oid(MGF1), algorithm)),
    explicit(2, integer(digestOctets)),
  );
}

/** The signature's octets over DER that is to be signed. */
export function signatureOver(data: Uint8Array, key: KeyObject, recipe: SignatureRecipe): Uint8Array {
  const { hash = 'sha256', pss = false } = recipe;
  const signature = sign(key.asymmetricKeyType === 'ed25519' ? null : hash, data, {
    key,
    ...(pss ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST } : {}),
  });
  const octets = new Uint8Array(signature);
  // The last octet: turning the first could make a number above the modulus, which fails for another reason.
  if (recipe.signature === 'broken') octets[octets.length - 1] = present(octets.at(-1)) ^ 1;
  return octets;
}
