import { present } from '../../present.js';
import { decodeText } from '../../text/decodeText.js';
import { needles } from '../phrases.js';
import { Scanner } from './scanner.js';
import { Window } from './window.js';

/** Longest record that is read whole; of a longer one, this much around what was found. */
const MAX_RECORD = 1 << 15;
const START = bytesOf('<![LOG[');
const END = bytesOf(']LOG]!>');
const NEWLINE = 0x0a;
/** Octets that tell the encoding. */
const ENOUGH = 64;
/** Columns of a W3C log may change in the middle of it. */
const DIRECTIVE = '#Fields:';
/** Begins like a line of a W3C log, perhaps one cut out of it. */
const DATED = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \S/;

/** The text of a record in which something known was found, and the line that it begins on (from 1). */
export type OnRecord = (text: string, line: number) => void;

export type LogEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * Reads a log piece by piece and hands on only the records that may hold a symptom; memory does not grow with the log. A record is a line, or
 * all that stands from `<![LOG[` to the end of the line of its `]LOG]!>`.
 */
export class LogReader {
  private readonly scanner = new Scanner([...needles(), DIRECTIVE, ...INTRO]);
  private readonly statuses = new Scanner([' 403 ', ' 401 ']);
  /** Octets not done with, one for a character whatever the encoding. */
  private readonly window = new Window();
  /** Of UTF-16 the octets as they came, two for each of `window`. */
  private readonly wide = new Window();
  private encodingFound: LogEncoding | undefined;
  private half: Uint8Array = new Uint8Array(0);
  /** Of `pending`: up to where it was searched, up to where records were handed on, and up to where lines were counted. */
  private searched = 0;
  private handed = 0;
  private counted = 0;
  private line = 1;
  private lastOctet = NEWLINE;
  /** The log may be one of IIS: refusals are found by their status. */
  private iis = false;
  bytes = 0;

  constructor(private readonly onRecord: OnRecord) {}

  get encoding(): LogEncoding {
    return this.encodingFound ?? 'utf-8';
  }

  /** Lines read so far; a last line without its end counts. */
  get lines(): number {
    return this.bytes === 0 ? 0 : this.line - (this.lastOctet === NEWLINE ? 1 : 0);
  }

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.bytes += chunk.length;
    this.take(chunk);
    this.scan(false);
  }

  end(): void {
    if (this.encodingFound === undefined) this.decide();
    this.scan(true);
    this.countTo(this.window.length);
  }

  private take(chunk: Uint8Array): void {
    if (this.encodingFound === undefined) {
      this.half = concat(this.half, chunk);
      if (this.half.length >= ENOUGH) this.decide();
      return;
    }
    if (this.encodingFound === 'utf-8') {
      this.window.add(chunk);
      return;
    }
    const joined = concat(this.half, chunk);
    const even = joined.length & ~1;
    this.half = joined.slice(even);
    const units = joined.subarray(0, even);
    this.wide.add(units);
    this.window.add(narrow(units, this.encodingFound === 'utf-16le'));
  }

  private decide(): void {
    const first = this.half;
    this.half = new Uint8Array(0);
    const { text, encoding } = decodeText(first.subarray(0, ENOUGH));
    this.encodingFound = encoding;
    this.iis = DATED.test(text);
    this.take(first.subarray(markLength(first, this.encodingFound)));
  }

  private scan(atEnd: boolean): void {
    const pending = this.window.bytes;
    for (;;) {
      const hit = this.find(pending);
      if (hit < 0) break;
      const record = this.recordAround(pending, hit, atEnd);
      if (record === undefined) {
        this.searched = hit;
        this.drop(hit - MAX_RECORD);
        return;
      }
      this.hand(record.start, record.end);
      this.handed = record.end;
      this.searched = Math.max(record.end, hit + 1);
    }
    // What is searched for may be cut by the end of the piece, and a record begins before what is found in it.
    this.searched = Math.max(this.searched, pending.length - this.scanner.longest);
    this.drop(this.searched - MAX_RECORD);
  }

  private find(pending: Uint8Array): number {
    const hit = this.scanner.next(pending, this.searched, pending.length);
    if (!this.iis) return hit;
    const status = this.statuses.next(pending, this.searched, pending.length);
    return hit < 0 || (status >= 0 && status < hit) ? status : hit;
  }

  /** Undefined when its end has not come yet. */
  private recordAround(
    pending: Uint8Array,
    hit: number,
    atEnd: boolean,
  ): { readonly start: number; readonly end: number } | undefined {
    const floor = Math.max(this.handed, hit - MAX_RECORD);
    const lineStart = hit === 0 ? 0 : pending.lastIndexOf(NEWLINE, hit - 1) + 1;
    const opened = lastIndexOf(pending, START, hit, floor);
    const inside = opened >= 0 && indexOf(pending, END, opened, hit) < 0;
    const start = inside ? opened : Math.max(lineStart, floor);
    const ceiling = hit + MAX_RECORD;
    const limit = Math.min(pending.length, ceiling);
    const from = inside ? indexOf(pending, END, hit, limit) : hit;
    const end = from < 0 ? -1 : pending.subarray(0, limit).indexOf(NEWLINE, from);
    if (end >= 0) return { start, end };
    if (limit === ceiling) return { start, end: limit };
    return atEnd ? { start, end: pending.length } : undefined;
  }

  private hand(start: number, end: number): void {
    this.countTo(start);
    const text =
      this.encoding === 'utf-8'
        ? decodeText(this.window.bytes.subarray(start, end)).text
        : decodeText(withMark(this.wide.bytes.subarray(2 * start, 2 * end), this.encoding)).text;
    if (text.startsWith(DIRECTIVE)) this.iis = true;
    this.onRecord(text, this.line);
  }

  private countTo(offset: number): void {
    const pending = this.window.bytes;
    let at = pending.indexOf(NEWLINE, this.counted);
    while (at >= 0 && at < offset) {
      this.line += 1;
      at = pending.indexOf(NEWLINE, at + 1);
    }
    if (offset > this.counted) this.lastOctet = present(pending[offset - 1]);
    this.counted = Math.max(this.counted, offset);
  }

  /** Forgets what lies before. */
  private drop(before: number): void {
    const keep = Math.max(0, Math.min(before, this.searched));
    if (keep === 0) return;
    this.countTo(keep);
    this.window.forget(keep);
    if (this.encoding !== 'utf-8') this.wide.forget(2 * keep);
    this.searched -= keep;
    this.handed = Math.max(0, this.handed - keep);
    this.counted -= keep;
  }
}

/** What explains nothing alone, and is needed beside what does. */
const INTRO: readonly string[] = ['lpvStatusInformation is'];

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

/** One octet for each UTF-16 unit; what is not ASCII becomes 0x7f, which is in no needle. */
function narrow(units: Uint8Array, little: boolean): Uint8Array {
  const out = new Uint8Array(units.length >> 1);
  const [low, high] = little ? [0, 1] : [1, 0];
  for (let i = 0; i < out.length; i += 1) {
    const octet = present(units[2 * i + low]);
    out[i] = units[2 * i + high] === 0 && octet < 0x80 ? octet : 0x7f;
  }
  return out;
}

const markLength = (bytes: Uint8Array, encoding: LogEncoding): number => {
  const [a, b] = bytes;
  if (encoding === 'utf-8') return a === 0xef && b === 0xbb ? 3 : 0;
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) ? 2 : 0;
};

const withMark = (units: Uint8Array, encoding: LogEncoding): Uint8Array =>
  concat(encoding === 'utf-16le' ? Uint8Array.of(0xff, 0xfe) : Uint8Array.of(0xfe, 0xff), units);

/** Where `what` begins, wholly before `to`; -1 where it does not. */
function indexOf(bytes: Uint8Array, what: Uint8Array, from: number, to: number): number {
  const first = present(what[0]);
  for (let at = bytes.indexOf(first, from); at >= 0 && at + what.length <= to; at = bytes.indexOf(first, at + 1)) {
    if (stands(bytes, what, at)) return at;
  }
  return -1;
}

function stands(bytes: Uint8Array, what: Uint8Array, at: number): boolean {
  for (let i = 1; i < what.length; i += 1) if (bytes[at + i] !== what[i]) return false;
  return true;
}

function lastIndexOf(bytes: Uint8Array, what: Uint8Array, before: number, floor: number): number {
  const first = present(what[0]);
  for (
    let at = bytes.lastIndexOf(first, before);
    at >= floor && at >= 0;
    at = at === 0 ? -1 : bytes.lastIndexOf(first, at - 1)
  ) {
    if (stands(bytes, what, at)) return at;
  }
  return -1;
}
