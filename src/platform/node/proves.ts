import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { CHALLENGE, compareBeforeUse } from '../../core/signatures/keyPair.js';
import { privateKeyUnder, publicKeyUnder, RSA_ENCRYPTION_IDENTIFIER } from '../../core/signatures/rewrap.js';
import { readPublicKey } from './publicKeys.js';

/** @returns `unsupported` for keys that cannot sign, RSA above 16,384 bits, and what OpenSSL does not read */
export async function proves(pkcs8: Uint8Array, spki: Uint8Array): Promise<'match' | 'mismatch' | 'unsupported'> {
  const reading = readPublicKey(spki);
  if (reading === undefined) return 'unsupported';
  const { info, key: publicKey } = reading;
  const before = compareBeforeUse(pkcs8, info);
  if (before !== 'open') return before;
  if (publicKey === 'invalid' || publicKey === 'unsupported') return 'unsupported';
  const privateKey = readPrivateKey(pkcs8);
  if (privateKey === undefined) return 'unsupported';
  if (familyOf(privateKey) !== familyOf(publicKey)) return 'mismatch';
  try {
    // A key may be marked for RSASSA-PSS on one side only, so both sign as plain RSA.
    return familyOf(privateKey) === 'rsa'
      ? signAndVerify(asPlainRsa(privateKey, pkcs8), plainRsaPublicKey(info.bits))
      : signAndVerify(privateKey, publicKey);
  } catch {
    return 'unsupported';
  }
}

function signAndVerify(privateKey: KeyObject, publicKey: KeyObject): 'match' | 'mismatch' {
  const hash = privateKey.asymmetricKeyType?.startsWith('ed') ? null : 'sha256';
  const signature = sign(hash, CHALLENGE, privateKey);
  return verify(hash, CHALLENGE, publicKey, signature) ? 'match' : 'mismatch';
}

function readPrivateKey(pkcs8: Uint8Array): KeyObject | undefined {
  try {
    return createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  } catch {
    return undefined;
  }
}

function familyOf(key: KeyObject): string | undefined {
  return key.asymmetricKeyType === 'rsa-pss' ? 'rsa' : key.asymmetricKeyType;
}

function asPlainRsa(key: KeyObject, pkcs8: Uint8Array): KeyObject {
  if (key.asymmetricKeyType === 'rsa') return key;
  return readPrivateKey(privateKeyUnder(RSA_ENCRYPTION_IDENTIFIER, pkcs8) ?? pkcs8) ?? key;
}

function plainRsaPublicKey(bits: Uint8Array): KeyObject {
  const spki = publicKeyUnder(RSA_ENCRYPTION_IDENTIFIER, bits);
  return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
}
