import type { CipherName, HashName } from '../algorithms.js';
import type { Certificate, PrivateKey } from '../x509/types.js';

/** What encrypts a part of a PFX, for messages and for pfx/windows-importable. */
export interface EncryptionScheme {
  readonly oid: string;
  /** Words of the field: `pbeWithSHAAnd3-KeyTripleDES-CBC`, `AES-256-CBC, PBKDF2 with HMAC-SHA-256`. */
  readonly name: string;
  readonly kind: 'pbes1' | 'pbes2';
  readonly cipher: CipherName;
  /** Of the key derivation. */
  readonly hash: HashName | 'scrypt';
  /** Rounds; for scrypt its cost parameter N. */
  readonly iterations: number;
}

export interface MacScheme {
  /** For PBMAC1 that of the HMAC. */
  readonly hash: HashName;
  readonly kind: 'pkcs12' | 'pbmac1';
  readonly iterations: number;
}

/** PKCS #12 bag attributes (RFC 7292 § 4.2, PKCS #9, Microsoft). */
export interface BagAttributes {
  readonly friendlyName: string | undefined;
  readonly localKeyId: Uint8Array | undefined;
  /** 1.3.6.1.4.1.311.17.1: the provider that held the key. */
  readonly provider: string | undefined;
  /** 1.3.6.1.4.1.311.17.2: present on keys of the LocalMachine key set. */
  readonly localMachine: boolean;
  readonly others: readonly string[];
}

export interface CertificateBag {
  readonly certificate: Certificate;
  readonly attributes: BagAttributes;
  readonly encryption: EncryptionScheme | undefined;
}

export interface KeyBag {
  readonly key: PrivateKey;
  readonly attributes: BagAttributes;
  /** undefined for an unencrypted keyBag outside encrypted content. */
  readonly encryption: EncryptionScheme | undefined;
}

export interface SecretBag {
  /** OID of the secret's type. 1.3.6.1.4.1.311.17.4 holds the password protected for an AD principal. */
  readonly type: string;
  readonly attributes: BagAttributes;
}

/** A private key and the certificate it belongs to: by localKeyId, else by the public key. */
export interface Identity {
  readonly certificate: CertificateBag;
  readonly key: KeyBag;
  readonly matchedBy: 'localKeyId' | 'publicKey';
}

/** A PFX, decrypted. */
export interface Pfx {
  readonly certificates: readonly CertificateBag[];
  readonly keys: readonly KeyBag[];
  readonly secrets: readonly SecretBag[];
  readonly crlCount: number;
  readonly identities: readonly Identity[];
  readonly mac: MacScheme | undefined;
  /** No password, the empty one (two zero octets), or one that was given. */
  readonly password: 'null' | 'empty' | 'given';
  /** A secretBag of type 1.3.6.1.4.1.311.17.4 is in it. */
  readonly principalProtected: boolean;
  /** Certificate bags that are there but could not be decoded, with the reason. */
  readonly unreadableCertificates: readonly string[];
  /** OIDs of bags of types that RFC 7292 does not know; nothing of them is read. */
  readonly unknownBags?: readonly string[];
}

/** A private key with the certificate that it proves to be of. */
export interface ProvedIdentity {
  readonly key: PrivateKey;
  readonly certificate: Certificate;
  /** What stood beside the key in a PFX. */
  readonly attributes: BagAttributes | undefined;
}
