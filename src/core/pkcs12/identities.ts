import { publicPartOf } from '../keys/keyParts.js';
import type { CryptoPort } from '../ports.js';
import { toHex } from '../text/hex.js';
import type { PublicKeyInfo } from '../x509/types.js';
import type { CertificateBag, Identity, KeyBag } from './types.js';

/** Signatures spent on finding out which key belongs to which certificate, where nothing simpler tells. */
const MAX_PROOFS = 64;
/** Pairs of keys and certificates looked at for that. No file that is meant to be used comes near it. */
const MAX_PAIRS = 100_000;

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
  const index = new CertificateIndex(certificates, crypto);
  const identities: Identity[] = [];
  for (const key of keys) {
    const named = await index.named(key);
    if (named !== undefined) {
      identities.push({ certificate: named, key, matchedBy: 'localKeyId' });
      continue;
    }
    const found = await index.withPublicKeyOf(key);
    if (found !== undefined) identities.push({ certificate: found, key, matchedBy: 'publicKey' });
  }
  return identities;
}

/** Looked up by name, so that thousands of keys and certificates in one file stay a matter of one pass. */
class CertificateIndex {
  private readonly byId: ReadonlyMap<string, readonly CertificateBag[]>;
  private readonly byPublicKey: ReadonlyMap<string, readonly CertificateBag[]>;
  private readonly byBoth: ReadonlyMap<string, readonly CertificateBag[]>;
  private readonly certificates: readonly CertificateBag[];
  private readonly crypto: CryptoPort;
  private proofs = 0;
  private pairs = 0;

  constructor(certificates: readonly CertificateBag[], crypto: CryptoPort) {
    const publicKeyOf = ({ certificate }: CertificateBag) => certificateKeyName(certificate.publicKey);
    this.certificates = certificates;
    this.crypto = crypto;
    this.byId = groupBy(certificates, idOf);
    this.byPublicKey = groupBy(certificates, publicKeyOf);
    this.byBoth = groupBy(certificates, (certificate) => joined(idOf(certificate), publicKeyOf(certificate)));
  }

  async named(key: KeyBag): Promise<CertificateBag | undefined> {
    const id = idOf(key);
    const named = id === undefined ? undefined : this.byId.get(id);
    if (named === undefined || named.length === 1) return named?.[0];
    const same = joined(id, privateKeyName(key));
    const found = same === undefined ? undefined : this.byBoth.get(same)?.[0];
    return found ?? (await this.prove(key, named)) ?? named[0];
  }

  async withPublicKeyOf(key: KeyBag): Promise<CertificateBag | undefined> {
    const name = privateKeyName(key);
    const found = name === undefined ? undefined : this.byPublicKey.get(name)?.[0];
    return found ?? this.prove(key, this.certificates);
  }

  /** For keys whose file does not state the public key, and points that one side has compressed. */
  private async prove(key: KeyBag, certificates: readonly CertificateBag[]): Promise<CertificateBag | undefined> {
    if (key.key.type === 'rsa') return undefined;
    const stated = publicPartOf(key.key);
    for (const bag of certificates) {
      const { publicKey } = bag.certificate;
      this.pairs += 1;
      if (this.proofs >= MAX_PROOFS || this.pairs > MAX_PAIRS) return undefined;
      if (publicKey.key.type !== key.key.type) continue;
      if (stated !== undefined && 'ecPoint' in stated && stated.ecPoint.length === publicKey.bits.length) continue;
      this.proofs += 1;
      if ((await this.crypto.proves(key.key.pkcs8, publicKey.der)) === 'match') return bag;
    }
    return undefined;
  }
}

function idOf({ attributes }: KeyBag | CertificateBag): string | undefined {
  return attributes.localKeyId && toHex(attributes.localKeyId);
}

/** The same for a private key and for the certificate of its public key; undefined where it does not say. */
function privateKeyName({ key }: KeyBag): string | undefined {
  const part = publicPartOf(key);
  return part && `${key.type} ${toHex('modulus' in part ? part.modulus : part.ecPoint)}`;
}

function certificateKeyName({ key, bits }: PublicKeyInfo): string {
  return `${key.type} ${toHex(key.type === 'rsa' ? key.modulus : bits)}`;
}

function joined(id: string | undefined, publicKey: string | undefined): string | undefined {
  return id === undefined || publicKey === undefined ? undefined : `${id} ${publicKey}`;
}

function groupBy<T>(items: readonly T[], nameOf: (item: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = nameOf(item);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}
