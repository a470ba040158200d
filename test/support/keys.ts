import { generateKeyPairSync, type KeyObject } from 'node:crypto';

export interface Pair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** An RSA-2048 pair whose own parameters restrict it to RSASSA-PSS with these. */
export function restrictedPssPair(hashAlgorithm: string, mgf1HashAlgorithm: string, saltOctets: number): Pair {
  // Node takes a number here; its types say string.
  const saltLength = saltOctets as unknown as string;
  return generateKeyPairSync('rsa-pss', { modulusLength: 2048, hashAlgorithm, mgf1HashAlgorithm, saltLength });
}
