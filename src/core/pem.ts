import { type Base64Fault, encodeBase64, tryDecodeBase64 } from './base64.js';
import { CmgCertError } from './errors.js';

export interface PemBlock {
  /** What stands after BEGIN: `CERTIFICATE`, `RSA PRIVATE KEY`, … */
  readonly label: string;
  readonly bytes: Uint8Array;
  /** RFC 1421 header fields, `Proc-Type` and `DEK-Info` for encrypted keys, by name as written. */
  readonly headers: ReadonlyMap<string, string>;
  /** Line of its BEGIN, counted from 1. */
  readonly line: number;
}

const BEGIN = '-----BEGIN ';
const DASHES = '-----';
const MAX_LABEL = 64;
const MAX_HEADER_LINE = 1024;
/** An encrypted key has two. */
const MAX_HEADER_LINES = 64;

/** Whether a PEM block begins somewhere in the text. */
export function looksLikePem(text: string): boolean {
  return text.includes(BEGIN);
}

/**
 * Every PEM block of a text (RFC 7468, with RFC 1421 header fields). Text around the blocks is passed
 * over; within one, any line length and any white space will do.
 * @param maxBlocks more are refused
 * @throws CmgCertError `truncated` for a block without END, `malformed` for what is not Base64, with the line;
 * `too-many-elements`
 */
export function readPem(text: string, maxBlocks = 100_000): PemBlock[] {
  const blocks: PemBlock[] = [];
  const lines = new LineCounter(text);
  let position = text.indexOf(BEGIN);
  while (position >= 0) {
    if (blocks.length >= maxBlocks) throw tooManyBlocks(maxBlocks);
    const line = lines.lineAt(position);
    const labelStart = position + BEGIN.length;
    const labelEnd = text.slice(labelStart, labelStart + MAX_LABEL + DASHES.length).indexOf(DASHES) + labelStart;
    if (labelEnd < labelStart || /[\r\n]/.test(text.slice(labelStart, labelEnd))) {
      throw malformedAt(`the BEGIN line does not end in ${DASHES}`, line);
    }
    const label = text.slice(labelStart, labelEnd);
    const bodyStart = labelEnd + DASHES.length;
    const bodyEnd = endOfBlock(text, bodyStart, label, line);
    const { headers, dataStart } = readHeaders(text.slice(bodyStart, bodyEnd), line);
    const bytes = tryDecodeBase64(text, bodyStart + dataStart, bodyEnd);
    if (!(bytes instanceof Uint8Array)) throw badBase64(text, bytes, bodyEnd, label, lines);
    blocks.push({ label, bytes, headers, line });
    position = text.indexOf(BEGIN, bodyEnd + endMark(label).length);
  }
  return blocks;
}

function tooManyBlocks(limit: number): CmgCertError {
  return new CmgCertError('too-many-elements', `it has more than ${limit} PEM blocks`, {
    remedy: 'Split it into several files.',
  });
}

function endMark(label: string): string {
  return `-----END ${label}-----`;
}

/** The index of the END line; nothing that begins with five dashes may stand before it. */
function endOfBlock(text: string, from: number, label: string, line: number): number {
  const dashes = text.indexOf(DASHES, from);
  if (dashes < 0) {
    throw new CmgCertError('truncated', `the PEM block "${label}" that begins in line ${line} has no END line`, {
      remedy: `Copy the file again, whole: it must close with ${endMark(label)}.`,
    });
  }
  if (!text.startsWith(endMark(label), dashes)) {
    const [found] = /^-----(?:BEGIN|END) [A-Z0-9 #]*-----/.exec(text.slice(dashes, dashes + 2 * MAX_LABEL)) ?? [
      'dashes',
    ];
    throw malformedAt(`the PEM block "${label}" is not closed by its END line but by ${found}`, line);
  }
  return dashes;
}

/** Header fields stand before a blank line; a line that begins with white space continues the one before. */
function readHeaders(body: string, beginLine: number): { headers: ReadonlyMap<string, string>; dataStart: number } {
  const headers = new Map<string, string>();
  let name: string | undefined;
  let position = body.length - body.replace(/^[ \t]*\r?\n/, '').length;
  for (let count = 0; ; count += 1) {
    if (count > MAX_HEADER_LINES) throw malformedAt(`more than ${MAX_HEADER_LINES} lines of header fields`, beginLine);
    const lineFeed = body.indexOf('\n', position);
    const lineEnd = lineFeed < 0 ? body.length : lineFeed;
    const line = body.slice(position, Math.min(lineEnd, position + MAX_HEADER_LINE));
    const colon = line.indexOf(':');
    if (colon > 0 && !/^\s/.test(line)) {
      name = line.slice(0, colon).trim();
      headers.set(name, line.slice(colon + 1).trim());
    } else if (name !== undefined && /^[ \t]+\S/.test(line)) {
      headers.set(name, (headers.get(name) ?? '') + line.trim());
    } else {
      return { headers, dataStart: position };
    }
    if (lineFeed < 0) return { headers, dataStart: body.length };
    position = lineFeed + 1;
  }
}

function badBase64(text: string, fault: Base64Fault, bodyEnd: number, label: string, lines: LineCounter): CmgCertError {
  const line = lines.lineAt(Math.min(fault.at, bodyEnd));
  const shown = fault.at < bodyEnd ? ` (U+${(text.codePointAt(fault.at) ?? 0).toString(16).padStart(4, '0')})` : '';
  return malformedAt(`the PEM block "${label}" has ${fault.reason}${shown}`, line);
}

function malformedAt(message: string, line: number): CmgCertError {
  return new CmgCertError('malformed', `line ${line}: ${message}`, {
    remedy: 'Copy the file again from its source; editors and mail programs damage such text.',
  });
}

/** Counts lines forward, so that many blocks cost one pass. */
class LineCounter {
  readonly #text: string;
  #line = 1;
  #nextLineFeed: number;

  constructor(text: string) {
    this.#text = text;
    this.#nextLineFeed = this.#lineFeedFrom(0);
  }

  /** @param position not before the one asked for last */
  lineAt(position: number): number {
    while (this.#nextLineFeed < position) {
      this.#line += 1;
      this.#nextLineFeed = this.#lineFeedFrom(this.#nextLineFeed + 1);
    }
    return this.#line;
  }

  #lineFeedFrom(position: number): number {
    const lineFeed = this.#text.indexOf('\n', position);
    return lineFeed < 0 ? this.#text.length : lineFeed;
  }
}

/** One PEM block, in lines of 64 characters (RFC 7468 § 3). */
export function writePem(label: string, bytes: Uint8Array): string {
  return `${BEGIN}${label}-----\n${encodeBase64(bytes, 64)}${endMark(label)}\n`;
}
