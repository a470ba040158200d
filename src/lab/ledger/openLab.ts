import type { KeyObject } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CmgCertError } from '../../core/errors.js';
import { asciiLower } from '../../core/names/dnsName.js';
import { present } from '../../core/present.js';
import { readCertificate } from '../../core/x509/certificate.js';
import { readExtension } from '../../core/x509/readExtension.js';
import type { Certificate } from '../../core/x509/types.js';
import { errorCode } from '../../platform/node/errorCode.js';
import type { Signer } from '../../write/certificate.js';
import type { CrlReason } from '../../write/crl.js';
import { makeKey, readKeyPem } from '../../write/keys.js';
import type {
  CertificateKind,
  CertificateRecord,
  CrlRecord,
  LabSettings,
  LedgerEntry,
  RevocationRecord,
} from './entries.js';
import { damaged, Journal } from './journal.js';
import { crlFileOf, deltaFileOf, LAYOUT } from './layout.js';
import { isLocked, takeLock } from './lock.js';
import { Staging } from './staging.js';

/** What the lab says of a serial number: what an OCSP responder or a CRL would. */
export type CertificateStatus =
  | { readonly state: 'good' }
  | { readonly state: 'revoked'; readonly reason: CrlReason; readonly date: string }
  /** The lab never issued it. */
  | { readonly state: 'unknown' };

/** A certificate of the lab as it stands now. */
export interface LabCertificate extends CertificateRecord {
  readonly status: CertificateStatus;
}

export interface OpenOptions {
  /** Take the lock, to issue, revoke and publish. @defaultValue false */
  readonly write?: boolean;
  /** What is being done, for the message to others who want to write. */
  readonly command?: string;
}

/**
 * Opens a lab: its ledger is read, and what a killed run left half-done is put right when no other process is at work on it.
 *
 * @throws CmgCertError `configuration` when there is no lab, or it is in use; `altered` when its ledger is damaged
 */
export function openLab(directory: string, options: OpenOptions = {}): Lab {
  if (!existsSync(join(directory, LAYOUT.ledger))) {
    throw new CmgCertError('configuration', `${directory} is no lab: it has no ${LAYOUT.ledger}`, {
      remedy: `Make one: cmg-cert lab init ${directory} --service-name GraniteFalls.contoso.com`,
    });
  }
  const lock = join(directory, LAYOUT.lock);
  if (options.write === true) return new Lab(directory, takeLock(lock, options.command ?? 'cmg-cert lab'));
  if (needsRepair(directory) && !isLocked(lock)) repairAlone(directory, lock);
  return new Lab(directory, undefined);
}

const needsRepair = (directory: string): boolean => {
  const staging = join(directory, LAYOUT.staging);
  return existsSync(staging) && readdirSync(staging).length > 0;
};

function repairAlone(directory: string, lock: string): void {
  try {
    new Lab(directory, takeLock(lock, 'cmg-cert lab')).close();
  } catch (error) {
    // Another came first and repairs it; or the lab can be read here but not written.
    if (!(error instanceof CmgCertError) && errorCode(error) === undefined) throw error;
  }
}

/** An open lab. Reading needs no lock; {@link Lab.append} and what uses it does. */
export class Lab {
  /** Absolute. */
  readonly directory: string;
  readonly #journal: Journal;
  readonly #release: (() => void) | undefined;
  readonly #certificates = new Map<string, LabCertificate>();
  /** By kind and lower-case name. */
  readonly #names = new Map<string, LabCertificate>();
  /** Certificate files in lower case, as file systems compare them that know no case. */
  readonly #files = new Set<string>();
  readonly #crls = new Map<string, { base?: CrlRecord; delta?: CrlRecord; highest: number }>();
  /** By the issuer's serial number: what is revoked now, and what was when the last base CRL was made. */
  readonly #revoked = new Map<string, Set<string>>();
  /** Revoked for another reason since the last base CRL. */
  readonly #changed = new Set<string>();
  readonly #onBase = new Map<string, ReadonlySet<string>>();
  /** What stood on that base CRL or on a delta CRL since. */
  readonly #listed = new Map<string, Set<string>>();
  readonly #keys = new Map<string, KeyObject>();
  readonly #decoded = new Map<string, Certificate>();
  /** Makes the keys of what is issued; a run of many puts a pool of threads here. */
  makeRsaKey: (bits: 2048 | 4096) => Promise<KeyObject> = (bits) => makeKey(`rsa-${bits}`);
  #settings: LabSettings | undefined;
  #password: string | undefined;
  #completed = false;
  #staging: Staging | undefined;

  /** Use {@link openLab}. */
  constructor(directory: string, release: (() => void) | undefined) {
    this.directory = resolve(directory);
    this.#release = release;
    this.#journal = new Journal(this.path(LAYOUT.ledger));
    try {
      const entries = this.#journal.readNew();
      for (const entry of entries) this.#take(entry);
      if (release !== undefined) {
        this.#journal.startWriting();
        this.#staging = new Staging(this.directory);
        this.#staging.repair(entries);
      }
    } catch (error) {
      release?.();
      throw error;
    }
  }

  /** @throws CmgCertError when `lab init` was killed before it wrote them */
  get settings(): LabSettings {
    if (this.#settings === undefined) {
      throw new CmgCertError('configuration', `${this.directory}: lab init was interrupted before it began`, {
        remedy: 'Run lab init again with the same options.',
      });
    }
    return this.#settings;
  }

  get hasSettings(): boolean {
    return this.#settings !== undefined;
  }

  /** Whether `lab init` came to its end. */
  get completed(): boolean {
    return this.#completed;
  }

  /** All certificates in the order in which they were issued. */
  get certificates(): readonly LabCertificate[] {
    return [...this.#certificates.values()];
  }

  ofKind(kind: CertificateKind): readonly LabCertificate[] {
    return this.certificates.filter((certificate) => certificate.kind === kind);
  }

  /** CAs, each after its issuer. */
  get authorities(): readonly LabCertificate[] {
    return this.ofKind('ca');
  }

  /** The CAs that issue what is no CA's. */
  get issuingAuthorities(): readonly LabCertificate[] {
    return this.authorities.filter(({ ca }) => ca?.issuing === true);
  }

  /** @param serialNumber hexadecimal in any case, or content octets of the INTEGER */
  find(serialNumber: string | Uint8Array): LabCertificate | undefined {
    const hex = typeof serialNumber === 'string' ? serialNumber : Buffer.from(serialNumber).toString('hex');
    return this.#certificates.get(hex.toUpperCase());
  }

  /** The newest certificate of a kind and name, DNS names compared without case. */
  named(kind: CertificateKind, name: string): LabCertificate | undefined {
    return this.#names.get(`${kind} ${asciiLower(name)}`);
  }

  status(serialNumber: string | Uint8Array): CertificateStatus {
    return this.find(serialNumber)?.status ?? { state: 'unknown' };
  }

  /** The newest CRLs of a CA; `highest` is the last number used, 0 when there is none. */
  crlsOf(authority: Pick<CertificateRecord, 'serialNumber'>): {
    readonly base?: CrlRecord;
    readonly delta?: CrlRecord;
    readonly highest: number;
  } {
    return this.#crls.get(authority.serialNumber) ?? { highest: 0 };
  }

  /** What a CA has revoked and not taken back. */
  revokedBy({ serialNumber }: Pick<CertificateRecord, 'serialNumber'>): readonly LabCertificate[] {
    return this.#all(this.#revoked.get(serialNumber) ?? []);
  }

  /** What differs from the CA's last base CRL: revoked since, and on hold there or on a delta CRL since but good now (RFC 5280 § 5.2.4). */
  changedSinceBase({ serialNumber }: Pick<CertificateRecord, 'serialNumber'>): {
    readonly added: readonly LabCertificate[];
    readonly removed: readonly LabCertificate[];
  } {
    const now = this.#revoked.get(serialNumber) ?? new Set<string>();
    const then = this.#onBase.get(serialNumber) ?? new Set<string>();
    return {
      // A hold that became a revocation stands in both, with another reason: listed again, it does no harm.
      added: this.#all(now).filter((one) => !then.has(one.serialNumber) || this.#changed.has(one.serialNumber)),
      removed: this.#all(this.#listed.get(serialNumber) ?? []).filter((one) => !now.has(one.serialNumber)),
    };
  }

  /** Its issuer's chain up to the root: [issuer, …, root]; empty for what is self-signed. */
  chainOf(certificate: CertificateRecord): readonly LabCertificate[] {
    const chain: LabCertificate[] = [];
    let below = certificate;
    while (below.issuer !== below.serialNumber) {
      const issuer = this.find(below.issuer);
      if (issuer === undefined || chain.includes(issuer)) break;
      chain.push(issuer);
      below = issuer;
    }
    return chain;
  }

  /** Takes a name for a certificate's file. @returns false when it is taken */
  reserveFile(file: string): boolean {
    const name = file.toLowerCase();
    if (this.#files.has(name)) return false;
    this.#files.add(name);
    return true;
  }

  /** Absolute path of a file of the lab. */
  path(file: string): string {
    return join(this.directory, file);
  }

  /** DER. */
  certificateBytes({ files }: CertificateRecord): Uint8Array {
    return new Uint8Array(this.#bytesOf(files.certificate));
  }

  decoded(record: CertificateRecord): Certificate {
    const known = this.#decoded.get(record.serialNumber) ?? readCertificate(this.certificateBytes(record));
    this.#decoded.set(record.serialNumber, known);
    return known;
  }

  /** The lab's one password: of every PFX and every encrypted key file. */
  get password(): string {
    this.#password ??= this.#bytesOf(LAYOUT.password).toString('utf8').split(/\r?\n/, 1)[0] ?? '';
    return this.#password;
  }

  privateKey(record: CertificateRecord): KeyObject {
    const known = this.#keys.get(record.serialNumber) ?? this.#readKey(record.files.key);
    this.#keys.set(record.serialNumber, known);
    return known;
  }

  #readKey(file: string): KeyObject {
    const pem = this.#bytesOf(file);
    try {
      return readKeyPem(pem, this.password);
    } catch (cause) {
      throw new CmgCertError('unreadable', `${this.path(file)} does not open with the password in ${LAYOUT.password}`, {
        remedy: 'One of the two files was changed: restore it from a copy.',
        cause,
      });
    }
  }

  /** A CA, or any other holder of a key, as one who signs. */
  signer(record: CertificateRecord): Signer {
    const certificate = this.decoded(record);
    const identifier = readExtension(certificate, 'subjectKeyIdentifier');
    return {
      name: certificate.subject.der,
      key: this.privateKey(record),
      keyIdentifier: identifier.state === 'present' ? identifier.value : undefined,
    };
  }

  /**
   * What is published at which path of its URL (percent-encoded as in the URL): CRLs and delta CRLs, and CA certificates.
   * @returns absolute paths of files by URL path, such as `/CMG-Lab-Issuing-CA-1.crl`
   */
  get publications(): ReadonlyMap<string, string> {
    const { crlUrl, aiaUrl } = this.settings.options;
    const pathOf = (base: string, name: string): string => new URL(name, base).pathname;
    const map = new Map<string, string>();
    for (const authority of this.authorities) {
      const { ca, files } = authority;
      if (ca === undefined) continue;
      map.set(pathOf(crlUrl, crlFileOf(ca.stem)), this.path(`${LAYOUT.crl}/${crlFileOf(ca.stem)}`));
      if (ca.issuing) map.set(pathOf(crlUrl, deltaFileOf(ca.stem)), this.path(`${LAYOUT.crl}/${deltaFileOf(ca.stem)}`));
      map.set(pathOf(aiaUrl, `${ca.stem}.crt`), this.path(files.certificate));
    }
    return map;
  }

  /** Takes in what other processes have appended since. @returns whether there was anything */
  refresh(): boolean {
    const entries = this.#journal.readNew();
    for (const entry of entries) this.#take(entry);
    return entries.length > 0;
  }

  get staging(): Staging {
    if (this.#staging === undefined) throw new Error('the lab was opened for reading');
    return this.#staging;
  }

  /** Writes one entry to the ledger, and puts its staged files into their places. */
  append(entry: LedgerEntry): void {
    this.#journal.append(entry);
    this.#take(entry);
    this.staging.settle(entry);
  }

  /** Keeps a key that was just made, so that it need not be read and decrypted again. */
  remember(record: CertificateRecord, key: KeyObject): void {
    this.#keys.set(record.serialNumber, key);
  }

  /** Gives the lock back. */
  close(): void {
    this.#journal.close();
    this.#release?.();
  }

  #take(entry: LedgerEntry): void {
    if (entry.type === 'lab') this.#settings ??= entry;
    else if (entry.type === 'completed') this.#completed = true;
    else if (entry.type === 'certificate') {
      this.#require(entry.issuer === entry.serialNumber ? undefined : entry.issuer);
      this.#put({ ...entry, status: { state: 'good' } });
    } else if (entry.type === 'crl') {
      this.#require(entry.issuer);
      const crls = this.#crls.get(entry.issuer) ?? { highest: 0 };
      this.#crls.set(entry.issuer, { ...crls, [entry.kind]: entry, highest: Math.max(crls.highest, entry.number) });
      if (entry.kind === 'base') this.#startBase(entry.issuer);
      else for (const revoked of this.#revoked.get(entry.issuer) ?? []) this.#listed.get(entry.issuer)?.add(revoked);
    } else this.#takeRevocation(entry);
  }

  /** A line taken out by hand would leave certificates without a chain, and revocations without effect. */
  #require(serialNumber: string | undefined): void {
    if (serialNumber === undefined || this.#certificates.has(serialNumber)) return;
    throw damaged(this.path(LAYOUT.ledger), `it names the certificate ${serialNumber}, and has no line for it before`);
  }

  #startBase(issuer: string): void {
    const revoked = new Set(this.#revoked.get(issuer));
    this.#onBase.set(issuer, revoked);
    this.#listed.set(issuer, new Set(revoked));
    for (const serialNumber of revoked) this.#changed.delete(serialNumber);
  }

  #takeRevocation({ serialNumber, reason, date }: RevocationRecord): void {
    this.#require(serialNumber);
    const certificate = present(this.#certificates.get(serialNumber));
    const revoked = this.#revoked.get(certificate.issuer) ?? new Set<string>();
    this.#revoked.set(certificate.issuer, revoked);
    if (reason === 'removeFromCRL') {
      revoked.delete(serialNumber);
      this.#put({ ...certificate, status: { state: 'good' } });
    } else {
      revoked.add(serialNumber);
      this.#changed.add(serialNumber);
      this.#put({ ...certificate, status: { state: 'revoked', reason, date } });
    }
  }

  #all(serialNumbers: Iterable<string>): LabCertificate[] {
    return [...serialNumbers].flatMap((serialNumber) => this.#certificates.get(serialNumber) ?? []);
  }

  #put(certificate: LabCertificate): void {
    this.#certificates.set(certificate.serialNumber, certificate);
    this.#files.add(certificate.files.certificate.toLowerCase());
    this.#names.set(`${certificate.kind} ${asciiLower(certificate.name)}`, certificate);
  }

  #bytesOf(file: string): Buffer {
    try {
      return readFileSync(this.path(file));
    } catch (error) {
      throw new CmgCertError('unreadable', `${this.path(file)} cannot be read (${errorCode(error)})`, {
        remedy: 'The lab needs it: restore it from a copy, or make a new lab in another folder.',
        cause: error,
      });
    }
  }
}
