import type { FetchedContent } from '../../core/check/crlFacts.js';
import { CmgCertError } from '../../core/errors.js';
import { derKind, identify } from '../../core/identify.js';
import type { CryptoStreams, StreamDigest } from '../../core/ports.js';
import { readAll } from '../../core/read.js';
import { toHex } from '../../core/text/hex.js';
import { CrlStream } from '../../core/x509/crl/crlStream.js';
import type { StreamContext } from '../openInputs.js';

/** Up to here an answer is held, and read whole. */
const HELD = 4 * 1024 * 1024;
/** Of what is no CRL, enough to say what it is. */
const SAMPLE = 64 * 1024;

/** Takes the body of an answer, whatever it is and however long. */
export class CrlReceiver {
  readonly #context: StreamContext;
  readonly #streams: CryptoStreams | undefined;
  #held: Uint8Array[] = [];
  #size = 0;
  #stream: CrlStream | undefined;
  #sampled = false;
  #error: CmgCertError | undefined;
  readonly #hash: StreamDigest | undefined;

  constructor(context: StreamContext, streams: CryptoStreams | undefined) {
    this.#context = context;
    this.#streams = streams;
    this.#hash = streams?.sha256();
  }

  push(chunk: Uint8Array): void {
    this.#size += chunk.length;
    this.#hash?.update(chunk);
    if (this.#error !== undefined || this.#sampled) return;
    if (this.#stream !== undefined) this.#into(this.#stream, chunk);
    else {
      this.#held.push(new Uint8Array(chunk));
      if (this.#size > HELD) this.#startStream();
    }
  }

  /** Once, at the end. */
  finish(): FetchedContent {
    const content = this.#content();
    if (content.kind !== 'crl' || this.#hash === undefined) return content;
    return { ...content, sha256: toHex(this.#hash.digest()).toUpperCase() };
  }

  #content(): FetchedContent {
    try {
      if (this.#error !== undefined) throw this.#error;
      if (this.#stream !== undefined) return { kind: 'crl', form: 'der', crl: this.#stream.end() };
      return read(joined(this.#held), this.#sampled);
    } catch (error) {
      if (!(error instanceof CmgCertError)) throw error;
      return { kind: 'other', what: 'damaged', message: `answers with a CRL that cannot be read: ${error.message}` };
    }
  }

  /** Whatever comes now, it is no CRL that anybody could read. */
  get hopeless(): boolean {
    return this.#error !== undefined || this.#sampled;
  }

  /** The bytes, where they were held: of anything that is not a large CRL. */
  held(): Uint8Array | undefined {
    return this.#stream === undefined && !this.#sampled ? joined(this.#held) : undefined;
  }

  #startStream(): void {
    const bytes = joined(this.#held);
    this.#held = [];
    if (derKind(bytes.subarray(0, SAMPLE)) !== 'crl' || this.#streams === undefined) {
      this.#sampled = true;
      this.#held = [new Uint8Array(bytes.subarray(0, SAMPLE))];
      return;
    }
    const { certificates, keysOf } = this.#context;
    const wanted = certificates.map(({ serialNumber }) => serialNumber);
    this.#stream = new CrlStream({ wanted, keysOf, crypto: this.#streams });
    this.#into(this.#stream, bytes);
  }

  #into(stream: CrlStream, chunk: Uint8Array): void {
    try {
      stream.push(chunk);
    } catch (error) {
      if (!(error instanceof CmgCertError)) throw error;
      this.#error = error;
    }
  }
}

const other = (what: Extract<FetchedContent, { kind: 'other' }>['what'], message: string): FetchedContent => ({
  kind: 'other',
  what,
  message: `answers with ${message}`,
});

/** @param cut only the beginning is there */
function read(bytes: Uint8Array, cut: boolean): FetchedContent {
  if (bytes.length === 0) return other('empty', 'nothing: the body is empty');
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return other('other', 'a compressed file (gzip)');
  const { kind } = identify(bytes);
  switch (kind) {
    case 'html':
      return other('html', 'an HTML page');
    case 'crl':
    case 'pem':
    case 'base64': {
      if (cut) return other('other', 'more text than a CRL that anybody reads');
      const decoded = readAll(bytes);
      const [crl] = decoded.crls;
      if (crl !== undefined) return { kind: 'crl', form: decoded.pkcs7 ? 'p7b' : decoded.encoding, crl };
      return other('other', 'a file without a CRL');
    }
    case 'pkcs7': {
      const [crl] = readAll(bytes).crls;
      return crl === undefined ? other('other', 'a P7B file without a CRL') : { kind: 'crl', form: 'p7b', crl };
    }
    case 'certificate':
      return other('other', 'a certificate, not a CRL');
    case 'cut-short':
      return other('damaged', 'the beginning of a CRL, cut short');
    case 'text':
    case 'token':
    case 'broken-base64':
      return other('other', 'a text that is no CRL');
    default:
      return other('other', 'data that are no CRL');
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
