import { bytesEqual } from '../../asn1/bytes.js';
import type { VerifyResult } from '../../ports.js';
import type {
  AlgorithmIdentifier,
  Crl,
  DecodeProblem,
  Extension,
  Name,
  RevocationList,
  RevokedEntry,
} from '../types.js';
import type { WantedSerials } from './wantedSerials.js';

/** What the entries told while they streamed past. */
export interface Streamed {
  readonly problems: readonly DecodeProblem[];
  readonly entryCount: number;
  readonly unknownCritical: boolean;
  readonly wanted: WantedSerials;
  /** By the key tried, SubjectPublicKeyInfo. */
  readonly signatures: readonly { readonly spki: Uint8Array; readonly result: VerifyResult }[];
}

/** A CRL whose entries are gone: it answers for the serial numbers that were wanted, and for the keys that were tried. */
export class StreamedCrl implements RevocationList {
  readonly tbs = undefined;
  readonly version: number;
  readonly tbsSignatureAlgorithm: AlgorithmIdentifier;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly issuer: Name;
  readonly thisUpdate: number;
  readonly nextUpdate: number | undefined;
  readonly extensions: readonly Extension[];
  readonly entryCount: number;
  readonly problems: readonly DecodeProblem[];
  readonly #streamed: Streamed;

  /** @param fields the same CRL without its entries */
  constructor(fields: Crl, streamed: Streamed) {
    this.version = fields.version;
    this.tbsSignatureAlgorithm = fields.tbsSignatureAlgorithm;
    this.signatureAlgorithm = fields.signatureAlgorithm;
    this.signature = fields.signature;
    this.issuer = fields.issuer;
    this.thisUpdate = fields.thisUpdate;
    this.nextUpdate = fields.nextUpdate;
    this.extensions = fields.extensions;
    this.entryCount = streamed.entryCount;
    this.problems = streamed.problems;
    this.#streamed = streamed;
  }

  find(serialNumber: Uint8Array): RevokedEntry | undefined {
    return this.findAll(serialNumber)[0];
  }

  /** @throws Error for a serial number that was not looked for: silence would say that it is not revoked */
  findAll(serialNumber: Uint8Array): readonly RevokedEntry[] {
    const entries = this.#streamed.wanted.entriesOf(serialNumber);
    if (entries === undefined) throw new Error('a serial number was asked for after the CRL had streamed past');
    return entries;
  }

  hasUnknownCriticalEntry(): boolean {
    return this.#streamed.unknownCritical;
  }

  signatureUnder(spki: Uint8Array): VerifyResult {
    return this.#streamed.signatures.find((tried) => bytesEqual(tried.spki, spki))?.result ?? 'unsupported';
  }
}
