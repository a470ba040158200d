import { CmgCertError } from '../../core/errors.js';
import type { HashName, VerifyRequest, VerifyResult } from '../../core/ports.js';
import { ecdsaSignatureToP1363 } from '../../core/signatures/ecdsa.js';
import { publicKeyInfoOf } from '../../core/signatures/keyPair.js';
import { type PssParameters, readPssParameters } from '../../core/signatures/pss.js';
import { keyGoesWith, type SignatureScheme, signatureFits, signatureScheme } from '../../core/signatures/scheme.js';
import { RSASSA_PSS } from '../../core/x509/publicKey.js';
import type { PublicKeyInfo } from '../../core/x509/types.js';
import { webCryptoHas } from './hashes.js';
import { importPublicKey, WEB_CRYPTO_CURVES } from './publicKeys.js';
import { owned, webCrypto } from './subtle.js';

/** What Web Crypto is asked: how to import the key, how to verify, and the signature in its form. */
interface Question {
  readonly importAs: AlgorithmIdentifier | RsaHashedImportParams | EcKeyImportParams;
  readonly verifyAs: AlgorithmIdentifier | RsaPssParams | EcdsaParams;
  readonly signature: Uint8Array;
}

const EDWARDS_NAMES = { ed25519: 'Ed25519', ed448: 'Ed448' } as const;

/** Garbage, and a key that does not go with the algorithm, are `invalid`; what Web Crypto lacks is `unsupported`. */
export async function verify({ algorithm, spki, signature, data }: VerifyRequest): Promise<VerifyResult> {
  const scheme = signatureScheme(algorithm);
  if (scheme === 'invalid' || scheme === 'unsupported') return scheme;
  if ('hash' in scheme && !webCryptoHas(scheme.hash)) return 'unsupported';
  const info = publicKeyInfoOf(spki);
  if (info === undefined || !keyGoesWith(scheme, info.algorithm)) return 'invalid';
  if (!signatureFits(info, signature)) return 'invalid';
  const question = questionFor(scheme, info, signature);
  if (question === 'invalid' || question === 'unsupported') return question;
  const key = await importPublicKey(info, question.importAs);
  if (key === 'invalid' || key === 'unsupported') return key;
  const subtle = webCrypto();
  if (subtle === undefined) return 'unsupported';
  try {
    const holds = await subtle.verify(question.verifyAs, key, owned(question.signature), owned(data));
    return holds ? 'valid' : 'invalid';
  } catch {
    return 'unsupported';
  }
}

function questionFor(
  scheme: SignatureScheme,
  info: PublicKeyInfo,
  signature: Uint8Array,
): Question | 'invalid' | 'unsupported' {
  switch (scheme.kind) {
    case 'rsa-pkcs1': {
      const name = 'RSASSA-PKCS1-v1_5';
      return { importAs: { name, hash: scheme.hash }, verifyAs: name, signature };
    }
    case 'rsa-pss': {
      if (!allows(info, scheme)) return 'invalid';
      // Web Crypto has one hash for the message and for MGF1.
      if (scheme.maskHash !== scheme.hash) return 'unsupported';
      const verifyAs = { name: 'RSA-PSS', saltLength: scheme.saltOctets };
      return { importAs: { name: 'RSA-PSS', hash: scheme.hash }, verifyAs, signature };
    }
    case 'ecdsa':
      return ecdsaQuestion(scheme.hash, info, signature);
    case 'ed25519':
    case 'ed448': {
      const name = EDWARDS_NAMES[scheme.kind];
      return { importAs: name, verifyAs: name, signature };
    }
    case 'dsa':
      return 'unsupported';
  }
}

function ecdsaQuestion(
  hash: HashName,
  { key }: PublicKeyInfo,
  signature: Uint8Array,
): Question | 'invalid' | 'unsupported' {
  if (key.type !== 'ec') return 'invalid';
  const octets = WEB_CRYPTO_CURVES.get(key.curve);
  if (octets === undefined) return 'unsupported';
  const converted = ecdsaSignatureToP1363(signature, octets);
  if (converted === undefined) return 'invalid';
  const name = 'ECDSA';
  return { importAs: { name, namedCurve: key.curve }, verifyAs: { name, hash }, signature: converted };
}

/** RFC 4055 § 3.3: the parameters of a key for RSASSA-PSS bind its signatures; the salt may be longer. */
function allows({ algorithm }: PublicKeyInfo, scheme: PssParameters): boolean {
  if (algorithm.oid !== RSASSA_PSS || algorithm.parameters === undefined) return true;
  try {
    const own = readPssParameters(algorithm.parameters);
    return (
      own !== 'unsupported' &&
      own.hash === scheme.hash &&
      own.maskHash === scheme.maskHash &&
      own.saltOctets <= scheme.saltOctets
    );
  } catch (error) {
    if (error instanceof CmgCertError) return false;
    throw error;
  }
}
