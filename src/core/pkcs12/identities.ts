import { bytesEqual } from '../asn1/bytes.js';
import { publicPartOf } from '../keys/keyParts.js';
import type { CryptoPort } from '../ports.js';
import type { PublicKeyInfo } from '../x509/types.js';
import type { CertificateBag, Identity, KeyBag } from './types.js';

/** Signatures spent on finding out which key belongs to which certificate, where nothing simpler tells. */
const MAX_PROOFS = 64;

/**
 * Pairs private keys with their certificates: by localKeyId, else by the public key.
 *
 * A localKeyId is believed even where the public keys differ: that is a fault of the file, for a rule to
 * find. Of several certificates with one localKeyId (some programs give the whole chain the same), the one
 * with the key's public key is taken, else the first.
 */
export async function pairIdentities(
  keys: readonly KeyBag[],
  certificates: readonly CertificateBag[],
  crypto: CryptoPort,
): Promise<readonly Identity[]> {
  const matcher = new Matcher(crypto);
  const identities: Identity[] = [];
  for (const key of keys) {
    const named = certificates.filter((certificate) => hasSameId(key, certificate));
    const certificate = named.length > 1 ? ((await matcher.find(key, named)) ?? named[0]) : named[0];
    if (certificate !== undefined) {
      identities.push({ certificate, key, matchedBy: 'localKeyId' });
      continue;
    }
    const found = await matcher.find(key, certificates);
    if (found !== undefined) identities.push({ certificate: found, key, matchedBy: 'publicKey' });
  }
  return identities;
}

function hasSameId(key: KeyBag, certificate: CertificateBag): boolean {
  const [a, b] = [key.attributes.localKeyId, certificate.attributes.localKeyId];
  return a !== undefined && b !== undefined && bytesEqual(a, b);
}

class Matcher {
  private readonly crypto: CryptoPort;
  private proofs = 0;

  constructor(crypto: CryptoPort) {
    this.crypto = crypto;
  }

  async find(key: KeyBag, certificates: readonly CertificateBag[]): Promise<CertificateBag | undefined> {
    for (const certificate of certificates) {
      if (await this.belong(key, certificate.certificate.publicKey)) return certificate;
    }
    return undefined;
  }

  /** The public key that stands in the private key's file is compared where there is one; else the key must sign. */
  private async belong({ key }: KeyBag, publicKey: PublicKeyInfo): Promise<boolean> {
    if (key.type !== publicKey.key.type) return false;
    const part = publicPartOf(key);
    if (part !== undefined && 'modulus' in part) {
      return publicKey.key.type === 'rsa' && bytesEqual(part.modulus, publicKey.key.modulus);
    }
    // A compressed and an uncompressed point can be the same.
    if (part !== undefined && part.ecPoint.length === publicKey.bits.length) {
      return bytesEqual(part.ecPoint, publicKey.bits);
    }
    this.proofs += 1;
    if (this.proofs > MAX_PROOFS) return false;
    return (await this.crypto.proves(key.pkcs8, publicKey.der)) === 'match';
  }
}
