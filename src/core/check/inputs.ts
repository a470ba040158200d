import type { CommandLine } from '../ccmsetup/types.js';
import type { CmgCertError } from '../errors.js';
import type { Pfx } from '../pkcs12/types.js';
import type { Decoded } from '../read.js';
import type { InputKind } from '../report/report.js';
import type { TokenModel } from '../token/types.js';
import type { Certificate, Csr, PrivateKey, RevocationList } from '../x509/types.js';
import type { CrlFetch } from './crlFacts.js';
import type { FileForm } from './fileForm.js';
import type { CertificateFacts, Role, Target } from './target.js';

/** Bytes with the name a person knows them by: a path, `-`, a dropped file's name. */
export interface Source {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Its own password, tried on it before those given for all. */
  readonly password?: string | undefined;
  /** What the caller knows it to be; without it the kind is found from the bytes. */
  readonly as?: 'commandline' | undefined;
  /** What it is meant to be, whatever is said of the other inputs. */
  readonly role?: Role | undefined;
  /** Name of the computer that its certificate is for, where it is not the same for all. */
  readonly computer?: string | undefined;
}

/** A CRL that is too large to hold, to be read once. */
export interface LargeCrl {
  readonly name: string;
  /** The same buffer may come again with new content. */
  chunks(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** A CRL that is fetched because its address is named. */
export interface CrlUrl {
  readonly name: string;
  readonly url: string;
}

export const isCrlUrl = (source: Source | LargeCrl | CrlUrl): source is CrlUrl => 'url' in source;
export const isLarge = (source: Source | LargeCrl | CrlUrl): source is LargeCrl => 'chunks' in source;

/** One input, decoded and decrypted: everything found in it, whatever it was wrapped in. */
export interface OpenedInput {
  readonly name: string;
  /** Undefined where the platform cannot hash what streams past. */
  readonly sha256: string | undefined;
  readonly kind: InputKind;
  /** Of its source. */
  readonly role?: Role | undefined;
  readonly computer?: string | undefined;
  /** How it was written: `p7b` whatever its encoding, `pfx` likewise. */
  readonly form: FileForm;
  /** How its bytes were written down, whatever is in them. */
  readonly encoding?: Decoded['encoding'];
  readonly certificates: readonly Certificate[];
  readonly pfx: Pfx | undefined;
  readonly privateKeys: readonly PrivateKey[];
  readonly crls: readonly RevocationList[];
  readonly requests: readonly Csr[];
  /** Where it was fetched, not read from a file. */
  readonly fetch?: CrlFetch | undefined;
  /** Of a complete CRL that was fetched: what it names for its delta CRL. Those that came are among `crls`. */
  readonly deltas?: readonly CrlFetch[] | undefined;
  readonly token?: TokenModel | undefined;
  /** None, or at least one. */
  readonly commandLines?: readonly CommandLine[] | undefined;
}

/** An input that could not be read; the others are judged all the same. */
export interface FailedInput {
  readonly name: string;
  readonly sha256: string | undefined;
  readonly kind: InputKind;
  /** Of its source. */
  readonly role?: Role | undefined;
  readonly error: CmgCertError;
  /** Where it was to be fetched. */
  readonly fetch?: CrlFetch | undefined;
}

export const isOpened = (input: OpenedInput | FailedInput): input is OpenedInput => !('error' in input);

export interface RoleDecision {
  readonly role: Role;
  /** For people: the flag, or what in the certificate decided. */
  readonly reason: string;
}

/** What is judged of one input: its targets, or why it only helps others. */
export interface Assembled {
  readonly opened: OpenedInput;
  readonly decision: RoleDecision | undefined;
  readonly targets: readonly Target[];
  /** The certificate that the input's summary describes. */
  readonly leaf: Certificate | undefined;
  readonly facts: CertificateFacts | undefined;
}
