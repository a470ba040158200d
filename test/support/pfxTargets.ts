import type { PfxTarget, PrivateKeyFact } from '../../src/core/check/target.js';
import type {
  BagAttributes,
  CertificateBag,
  EncryptionScheme,
  KeyBag,
  MacScheme,
  Pfx,
} from '../../src/core/pkcs12/types.js';
import { readCertificate } from '../../src/core/x509/certificate.js';
import { issueCertificate } from './certificates.js';

/** What OpenSSL 3 writes unasked. */
export const AES_256: EncryptionScheme = {
  oid: '1.2.840.113549.1.5.13',
  name: 'AES-256-CBC, PBKDF2 with HMAC-SHA-256',
  kind: 'pbes2',
  cipher: 'AES-256-CBC',
  hash: 'SHA-256',
  iterations: 2048,
};

export const TRIPLE_DES: EncryptionScheme = {
  oid: '1.2.840.113549.1.12.1.3',
  name: 'pbeWithSHAAnd3-KeyTripleDES-CBC',
  kind: 'pbes1',
  cipher: 'DES-EDE3-CBC',
  hash: 'SHA-1',
  iterations: 2000,
};

export const RC2_40: EncryptionScheme = {
  ...TRIPLE_DES,
  oid: '1.2.840.113549.1.12.1.6',
  name: 'pbeWithSHAAnd40BitRC2-CBC',
  cipher: 'RC2-CBC',
};

export const SHA_1_MAC: MacScheme = { hash: 'SHA-1', kind: 'pkcs12', iterations: 2000 };

export interface PfxOptions extends Partial<Pick<Pfx, 'password' | 'principalProtected'>> {
  readonly role?: PfxTarget['role'];
  /** The leaf, DER; default a good server certificate. */
  readonly leaf?: Uint8Array | 'none';
  /** Whether the leaf has its key; default `match`. */
  readonly key?: 'match' | 'mismatch' | 'unsupported' | 'absent';
  readonly provider?: string;
  readonly localMachine?: boolean;
  /** CA certificates beside the leaf, DER. */
  readonly others?: readonly Uint8Array[];
  /** More certificates, DER, each with its key. */
  readonly identities?: readonly Uint8Array[];
  readonly encryption?: EncryptionScheme | 'none';
  readonly certificateEncryption?: EncryptionScheme;
  readonly mac?: MacScheme | 'none';
  /** CA certificates outside the file, DER. */
  readonly pool?: readonly Uint8Array[];
}

/** A PFX as reading it would give it; no key is in it, since no rule looks at one. */
export function pfxTarget(options: PfxOptions = {}): PfxTarget {
  const { leaf: leafDer = issueCertificate(), key = 'match', provider, localMachine = false } = options;
  const encryption = options.encryption === 'none' ? undefined : (options.encryption ?? AES_256);
  const attributes: BagAttributes = {
    friendlyName: undefined,
    localKeyId: undefined,
    provider,
    localMachine,
    others: [],
  };
  const bag = (der: Uint8Array): CertificateBag => ({
    certificate: readCertificate(der),
    attributes: { ...attributes, provider: undefined, localMachine: false },
    encryption: options.certificateEncryption ?? encryption,
  });
  const keyBag = (): KeyBag => ({
    key: {
      pkcs8: new Uint8Array(),
      type: 'rsa',
      algorithm: { oid: '1.2.840.113549.1.1.1', parameters: undefined, der: new Uint8Array() },
    },
    attributes,
    encryption,
  });

  const leaf = leafDer === 'none' ? undefined : bag(leafDer);
  const owners = (options.identities ?? []).map(bag);
  if (leaf !== undefined && key !== 'absent') owners.unshift(leaf);
  const identities = owners.map((certificate) => ({ certificate, key: keyBag(), matchedBy: 'localKeyId' as const }));
  const keyWithoutCertificate = leaf === undefined && key !== 'absent' ? [keyBag()] : [];
  const certificates = [...(leaf === undefined ? [] : [leaf]), ...owners, ...(options.others ?? []).map(bag)];
  const pfx: Pfx = {
    certificates: [...new Set(certificates)],
    keys: [...identities.map((identity) => identity.key), ...keyWithoutCertificate],
    secrets: [],
    crlCount: 0,
    identities,
    mac: options.mac === 'none' ? undefined : (options.mac ?? { hash: 'SHA-256', kind: 'pkcs12', iterations: 2048 }),
    password: options.password ?? 'given',
    principalProtected: options.principalProtected ?? false,
    unreadableCertificates: [],
  };
  const privateKey: PrivateKeyFact =
    key === 'absent' ? { state: 'absent' } : { state: 'present', match: key, provider, localMachine };
  return {
    kind: 'pfx',
    role: options.role ?? 'server',
    label: 'test.pfx',
    pfx,
    leaf,
    privateKey,
    ...(options.pool === undefined ? {} : { pool: options.pool.map(readCertificate) }),
  };
}
