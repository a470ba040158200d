import type { CmgCertError } from '../errors.js';
import type { CryptoPort } from '../ports.js';
import { toHex } from '../text/hex.js';
import type { PrivateKey } from '../x509/types.js';
import { type Bag, checkBagCount } from './bags.js';
import { KeyDeriver, secretFor, workOf } from './derivation.js';
import { Decryption, type EncryptedPart } from './encrypted.js';
import { changedAfterMac, closedPart, damagedPart, noPasswordFits } from './failures.js';
import { type PfxFrame, readFrame } from './frame.js';
import { pairIdentities } from './identities.js';
import { DEFAULT_LIMITS, type PfxLimits } from './limits.js';
import { type Mac, macVerifies } from './mac.js';
import { type Candidate, candidatesFor, type Spelling } from './passwords.js';
import type { CertificateBag, EncryptionScheme, KeyBag, Pfx, SecretBag } from './types.js';
import { unsupportedCipher } from './unsupported.js';

export interface OpenPfxOptions {
  /** Tried in this order; then, unasked, the null and the empty password. Each is bounded work: see `limits`. */
  readonly passwords: readonly string[];
  readonly crypto: CryptoPort;
  readonly limits?: Partial<PfxLimits>;
}

const MAX_EXPLAINED_PARTS = 64;

/** Rounds that explaining a failure may cost, whatever was given: some ten milliseconds. */
const CHEAP_WORK = 50_000;

/** Microsoft's type of secret: the password, protected for an Active Directory principal. */
const PROTECTED_PASSWORD = '1.3.6.1.4.1.311.17.4';

/**
 * Opens a PFX (PKCS #12, RFC 7292) of any kind that a password protects, and reads all that is in it.
 *
 * When it does not open, the error says which it was: `wrong-password` or `password-needed`, `altered`,
 * `truncated`, `not-a-pfx`, `unsupported-cipher`; or `malformed`, `too-large`, `too-deep`,
 * `too-many-elements`, `too-many-iterations`, `empty`. The cause is found from MAC and contents together:
 *
 * | MAC | encrypted parts | code |
 * |---|---|---|
 * | fails | one decrypts, or shows the right key (see evidence.ts) | `altered` |
 * | fails | none does | `wrong-password` |
 * | verifies | one does not decrypt | `altered`: it has a password of its own, or was damaged before |
 * | absent | some decrypt, or one shows the right key | `altered` |
 * | absent | none does | `wrong-password` |
 *
 * @param bytes the file, DER or BER
 * @throws CmgCertError
 */
export async function openPfx(bytes: Uint8Array, { passwords, crypto, limits }: OpenPfxOptions): Promise<Pfx> {
  const settled = { ...DEFAULT_LIMITS, ...limits };
  const frame = readFrame(bytes, settled);
  return new Opening(frame, candidatesFor(passwords), crypto, settled).run();
}

/** A password in one spelling. */
interface Key {
  readonly candidate: Candidate;
  readonly spelling: Spelling;
}

/** One bag with the scheme of the encrypted content around it. */
interface PlacedBag {
  readonly bag: Bag;
  readonly encryption: EncryptionScheme | undefined;
}

class Opening {
  private readonly frame: PfxFrame;
  private readonly candidates: readonly Candidate[];
  private readonly crypto: CryptoPort;
  private readonly deriver: KeyDeriver;
  private readonly decryption: Decryption;
  /** What verified the MAC, or opened the first part. */
  private key: Key | undefined;

  constructor(frame: PfxFrame, candidates: readonly Candidate[], crypto: CryptoPort, limits: PfxLimits) {
    this.frame = frame;
    this.candidates = candidates;
    this.crypto = crypto;
    this.deriver = new KeyDeriver(crypto, limits);
    this.decryption = new Decryption(crypto, this.deriver);
  }

  async run(): Promise<Pfx> {
    const { mac } = this.frame;
    if (mac !== undefined) this.key = await this.findMacKey(mac);
    if (mac !== undefined && this.key === undefined) throw await this.explainFailedMac();
    const bags = await this.openSafes();
    const certificates: CertificateBag[] = [];
    const keys: KeyBag[] = [];
    const secrets: SecretBag[] = [];
    for (const { bag, encryption } of bags) {
      if (bag.kind === 'certificate') {
        certificates.push({ certificate: bag.certificate, attributes: bag.attributes, encryption });
      } else if (bag.kind === 'key') {
        keys.push({ key: bag.key, attributes: bag.attributes, encryption });
      } else if (bag.kind === 'shrouded-key') {
        const key = await this.openPart(bag.part);
        keys.push({ key, attributes: bag.attributes, encryption: schemeOf(bag.part) });
      } else if (bag.kind === 'secret') {
        secrets.push({ type: bag.type, attributes: bag.attributes });
      }
    }
    return {
      certificates,
      keys,
      secrets,
      crlCount: bags.filter(({ bag }) => bag.kind === 'crl').length,
      identities: await pairIdentities(keys, certificates, this.crypto),
      mac: mac?.scheme,
      password: this.key?.candidate.kind ?? 'null',
      principalProtected: secrets.some((secret) => secret.type === PROTECTED_PASSWORD),
      unreadableCertificates: bags.flatMap(({ bag }) => (bag.kind === 'unreadable-certificate' ? [bag.reason] : [])),
      unknownBags: bags.flatMap(({ bag }) => (bag.kind === 'unknown' ? [bag.oid] : [])),
    };
  }

  private async openSafes(): Promise<readonly PlacedBag[]> {
    const bags: PlacedBag[] = [];
    for (const safe of this.frame.safes) {
      const opened = safe.kind === 'clear' ? safe.bags : await this.openPart(safe.part);
      const encryption = safe.kind === 'clear' ? undefined : schemeOf(safe.part);
      checkBagCount(bags.length + opened.length);
      for (const bag of opened) bags.push({ bag, encryption });
    }
    return bags;
  }

  private async findMacKey(mac: Mac): Promise<Key | undefined> {
    for (const key of allKeys(this.candidates)) {
      const verifies = await macVerifies(mac, this.frame.authenticatedSafe, key.spelling, this.deriver, this.crypto);
      if (verifies) return key;
    }
    return undefined;
  }

  /** The key that is known goes first; others may still fit a part that has its own. */
  private async openPart<T>(part: EncryptedPart<T>): Promise<T> {
    const keys = this.key === undefined ? allKeys(this.candidates) : keysAfter(this.key, this.candidates);
    let damage: { readonly error: CmgCertError | undefined } | undefined;
    for (const key of distinctFor(part, keys)) {
      const opening = await this.decryption.open(part, key.spelling);
      if (opening.state === 'open') {
        this.key ??= key;
        return opening.value;
      }
      if (opening.state === 'unsupported') throw unsupportedCipher(`${part.what} uses ${opening.name}`);
      if (opening.rightKey) damage ??= { error: opening.error };
    }
    if (damage === undefined) throw await this.explainClosedPart(part);
    // With a MAC that verifies, the program that wrote the file wrote this.
    throw this.frame.mac !== undefined && damage.error !== undefined ? damage.error : damagedPart(part.what);
  }

  private async explainFailedMac(): Promise<CmgCertError> {
    const parts = this.visibleParts();
    const { found, untried } = await this.whatFits(parts);
    return found === undefined
      ? this.explainNothingOpens(parts, untried)
      : changedAfterMac(found.part.what, found.key.candidate);
  }

  private async explainClosedPart(part: EncryptedPart<unknown>): Promise<CmgCertError> {
    const macHolds = this.frame.mac !== undefined;
    if (this.key !== undefined) return closedPart(part.what, macHolds);
    const parts = this.visibleParts();
    const { found, untried } = await this.whatFits(parts.filter((other) => other !== part));
    return found === undefined ? this.explainNothingOpens(parts, untried) : closedPart(part.what, macHolds);
  }

  private explainNothingOpens(parts: readonly EncryptedPart<unknown>[], untried: boolean): CmgCertError {
    const unknown = parts.find((part) => 'unsupported' in part.encryption);
    if (unknown !== undefined && 'unsupported' in unknown.encryption) {
      return unsupportedCipher(`${unknown.what} uses ${unknown.encryption.unsupported}`);
    }
    return noPasswordFits({
      candidates: this.candidates,
      file: 'PFX',
      mac: this.frame.mac === undefined ? 'absent' : 'fails',
      encrypted: parts.length === 0 ? 'nothing' : untried ? 'untried' : 'closed',
      principalProtected: this.clearBags().some((bag) => bag.kind === 'secret' && bag.type === PROTECTED_PASSWORD),
    });
  }

  /**
   * The first part that some password opens, or would if it were not damaged. Where keys take long, the MAC has the last word on several passwords; a single one is
   * tried on the part whose key is the cheapest, because then a damaged file is as likely as a wrong password.
   */
  private async whatFits(parts: readonly EncryptedPart<unknown>[]): Promise<{
    readonly found: { readonly part: EncryptedPart<unknown>; readonly key: Key } | undefined;
    /** Something was left out because it would have cost too much. */
    readonly untried: boolean;
  }> {
    const byCost = [...parts].sort((a, b) => keyWork(a) - keyWork(b));
    const keys = standardKeys(this.candidates);
    const single = this.candidates.filter(({ kind }) => kind === 'given').length === 1;
    let spent = 0;
    for (const part of byCost) {
      for (const key of distinctFor(part, keys)) {
        const alone = single && part === byCost[0] && key.candidate.kind === 'given';
        if (!alone && spent + keyWork(part) > CHEAP_WORK) return { found: undefined, untried: true };
        spent += keyWork(part);
        const opening = await this.tried(part, key);
        if (opening === 'unsupported') break;
        if (opening === 'exhausted') return { found: undefined, untried: true };
        if (opening === 'fits') return { found: { part, key }, untried: false };
      }
    }
    return { found: undefined, untried: false };
  }

  private async tried(part: EncryptedPart<unknown>, key: Key) {
    try {
      const opening = await this.decryption.open(part, key.spelling);
      if (opening.state === 'unsupported') return 'unsupported';
      return opening.state === 'open' || opening.rightKey ? 'fits' : 'closed';
    } catch (error) {
      // Explaining a failure may not cost more than opening the file; what is not found out stays open.
      if (!this.deriver.exhausted) throw error;
      return 'exhausted';
    }
  }

  /** Encrypted parts that can be seen without a password; of a great many, the first are enough to explain a failure. */
  private visibleParts(): readonly EncryptedPart<unknown>[] {
    const safes = this.frame.safes.flatMap((safe): readonly EncryptedPart<unknown>[] =>
      safe.kind === 'encrypted' ? [safe.part] : [],
    );
    const keys = this.clearBags().flatMap((bag): readonly EncryptedPart<PrivateKey>[] =>
      bag.kind === 'shrouded-key' ? [bag.part] : [],
    );
    return [...safes, ...keys].slice(0, MAX_EXPLAINED_PARTS);
  }

  private clearBags(): readonly Bag[] {
    return this.frame.safes.flatMap((safe) => (safe.kind === 'clear' ? safe.bags : []));
  }
}

/** Rounds of the key of a part. */
const keyWork = ({ encryption }: EncryptedPart<unknown>): number =>
  'unsupported' in encryption ? 0 : workOf(encryption.derivation, encryption.keyOctets);

/** The spelling of the standards for all, then those of other programs. */
function allKeys(candidates: readonly Candidate[]): readonly Key[] {
  return [...standardKeys(candidates), ...candidates.flatMap(otherKeys)];
}

function standardKeys(candidates: readonly Candidate[]): readonly Key[] {
  return candidates.map((candidate) => ({ candidate, spelling: candidate.standard }));
}

/** Without those that come to the same octets for this part: spellings differ in one of two conventions. */
function distinctFor({ encryption }: EncryptedPart<unknown>, keys: readonly Key[]): readonly Key[] {
  if ('unsupported' in encryption) return keys.slice(0, 1);
  const bySecret = new Map<string, Key>();
  for (const key of keys) {
    const secret = toHex(secretFor(encryption.derivation, key.spelling));
    if (!bySecret.has(secret)) bySecret.set(secret, key);
  }
  return [...bySecret.values()];
}

function keysAfter(key: Key, candidates: readonly Candidate[]): readonly Key[] {
  const others = candidates.filter((candidate) => candidate !== key.candidate && candidate.kind === 'given');
  return [key, ...standardKeys([key.candidate]), ...otherKeys(key.candidate), ...standardKeys(others)];
}

function otherKeys(candidate: Candidate): readonly Key[] {
  return candidate.others.map((spelling) => ({ candidate, spelling }));
}

function schemeOf(part: EncryptedPart<unknown>): EncryptionScheme | undefined {
  return 'unsupported' in part.encryption ? undefined : part.encryption.scheme;
}
