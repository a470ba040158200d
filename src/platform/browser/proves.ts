import { BER_LIMITS, Cursor } from '../../core/asn1/cursor.js';
import { TAG } from '../../core/asn1/tags.js';
import { CmgCertError } from '../../core/errors.js';
import { CHALLENGE, compareBeforeUse, publicKeyInfoOf } from '../../core/signatures/keyPair.js';
import { privateKeyUnder, RSA_ENCRYPTION_IDENTIFIER } from '../../core/signatures/rewrap.js';
import { readAlgorithm } from '../../core/x509/algorithm.js';
import { ecKey, RSA_ENCRYPTION, RSASSA_PSS } from '../../core/x509/publicKey.js';
import type { AlgorithmIdentifier as KeyAlgorithm, PublicKeyInfo } from '../../core/x509/types.js';
import { importPublicKey } from './publicKeys.js';
import { owned, webCrypto } from './subtle.js';

/** How Web Crypto signs and verifies with one type of key. */
interface Signing {
  readonly importAs: AlgorithmIdentifier | RsaHashedImportParams | EcKeyImportParams;
  readonly signAs: AlgorithmIdentifier | EcdsaParams;
}

/** @returns `unsupported` for keys that cannot sign, RSA above 16,384 bits, and what this browser does not import */
export async function proves(pkcs8: Uint8Array, spki: Uint8Array): Promise<'match' | 'mismatch' | 'unsupported'> {
  const subtle = webCrypto();
  const info = publicKeyInfoOf(spki);
  const privateKind = privateKeyKind(pkcs8);
  if (subtle === undefined || info === undefined || privateKind === undefined) return 'unsupported';
  const signing = signingWith(info);
  if (signing === undefined) return 'unsupported';
  const before = compareBeforeUse(pkcs8, info);
  if (before !== 'open') return before;
  if (privateKind !== kindOf(info.algorithm)) return 'mismatch';
  const publicKey = await importPublicKey(info, signing.importAs);
  if (publicKey === 'invalid' || publicKey === 'unsupported') return 'unsupported';
  // Web Crypto does not import keys marked for RSASSA-PSS, only plain RSA ones.
  const plain = info.key.type === 'rsa' ? privateKeyUnder(RSA_ENCRYPTION_IDENTIFIER, pkcs8) : pkcs8;
  if (plain === undefined) return 'unsupported';
  try {
    const privateKey = await subtle.importKey('pkcs8', owned(plain), signing.importAs, false, ['sign']);
    const signature = await subtle.sign(signing.signAs, privateKey, owned(CHALLENGE));
    return (await subtle.verify(signing.signAs, publicKey, signature, owned(CHALLENGE))) ? 'match' : 'mismatch';
  } catch {
    return 'unsupported';
  }
}

function signingWith({ key }: PublicKeyInfo): Signing | undefined {
  switch (key.type) {
    case 'rsa':
      return { importAs: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, signAs: 'RSASSA-PKCS1-v1_5' };
    case 'ec':
      return { importAs: { name: 'ECDSA', namedCurve: key.curve }, signAs: { name: 'ECDSA', hash: 'SHA-256' } };
    case 'ed25519':
      return { importAs: 'Ed25519', signAs: 'Ed25519' };
    case 'ed448':
      return { importAs: 'Ed448', signAs: 'Ed448' };
    default:
      return undefined;
  }
}

/** The same word for a private and a public key that can belong together. */
function kindOf({ oid, parameters }: KeyAlgorithm): string {
  if (oid === RSA_ENCRYPTION || oid === RSASSA_PSS) return 'rsa';
  const key = ecKey(parameters);
  return key.type === 'ec' ? `${oid} ${key.curve}` : oid;
}

function privateKeyKind(pkcs8: Uint8Array): string | undefined {
  try {
    const info = Cursor.over(pkcs8, BER_LIMITS).readInto(TAG.sequence, 'PrivateKeyInfo');
    info.read(TAG.integer, 'version');
    return kindOf(readAlgorithm(info, 'privateKeyAlgorithm'));
  } catch (error) {
    if (error instanceof CmgCertError) return undefined;
    throw error;
  }
}
