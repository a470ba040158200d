import { CmgCertError } from '../errors.js';
import { present } from '../present.js';
import { malformed } from './errors.js';
import { tagName } from './tags.js';

/** One element: offsets into `bytes`; content is `[contentStart, contentEnd)`, the whole `[start, end)`. */
export interface Tlv {
  readonly bytes: Uint8Array;
  /** First identifier octet; for numbers of 31 and more, the number stands above the low 8 bits. */
  readonly tag: number;
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
  readonly indefinite: boolean;
}

export interface ReadLimits {
  /** `der` refuses indefinite and non-minimal lengths; `ber` takes both (PFX, P7B, sloppy issuers). */
  readonly encoding: 'der' | 'ber';
  /** Levels of nesting. A certificate needs about 12, a PFX about 14; 64 leaves room, and bounds re-scans of indefinite lengths. */
  readonly maxDepth: number;
  /** Elements read or skipped, all cursors of one file together. A PFX of 51 certificates has some 4,000. */
  readonly maxElements: number;
}

export const DER_LIMITS: ReadLimits = { encoding: 'der', maxDepth: 64, maxElements: 1_000_000 };
export const BER_LIMITS: ReadLimits = { encoding: 'ber', maxDepth: 64, maxElements: 1_000_000 };

interface Budget {
  elements: number;
}

/**
 * A bounded reader over a run of ASN.1 elements. Reads forward only, copies nothing, and refuses what
 * its limits do not allow, with the byte offset.
 *
 * @see X.690 §§ 8.1, 10.1
 */
export class Cursor {
  readonly bytes: Uint8Array;
  readonly end: number;
  position: number;
  private readonly limits: ReadLimits;
  private readonly budget: Budget;
  private readonly depth: number;

  private constructor(
    bytes: Uint8Array,
    start: number,
    end: number,
    limits: ReadLimits,
    budget: Budget,
    depth: number,
  ) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
    this.limits = limits;
    this.budget = budget;
    this.depth = depth;
  }

  /** Starts at the first byte of a file or of the content of an OCTET STRING. */
  static over(bytes: Uint8Array, limits: ReadLimits = DER_LIMITS): Cursor {
    return new Cursor(bytes, 0, bytes.length, limits, { elements: limits.maxElements }, 0);
  }

  get atEnd(): boolean {
    return this.position >= this.end;
  }

  /** The identifier octet of the next element, or -1 at the end; high tag numbers give their first octet. */
  get nextTag(): number {
    return this.position < this.end ? present(this.bytes[this.position]) : -1;
  }

  /**
   * Reads the next element whole.
   * @param tag the identifier octet that must stand here, if one must
   * @param what the field's name in its standard, for the message
   * @throws CmgCertError `truncated`, `malformed`, `too-deep`, `too-many-elements`
   */
  read(tag?: number, what = 'element'): Tlv {
    const tlv = this.readHeader(this.position, what);
    if (tag !== undefined && tlv.tag !== tag) {
      throw malformed(`${what}: expected ${tagName(tag)}, found ${tagName(tlv.tag)}`, tlv.start);
    }
    this.position = tlv.end;
    return tlv;
  }

  /** Reads the next element if it has this tag. */
  readOptional(tag: number, what?: string): Tlv | undefined {
    return this.nextTag === tag ? this.read(tag, what) : undefined;
  }

  /** A cursor over the content of a constructed element. */
  enter(tlv: Tlv): Cursor {
    if (this.depth + 1 > this.limits.maxDepth) throw tooDeep(this.limits.maxDepth, tlv.start);
    return new Cursor(tlv.bytes, tlv.contentStart, tlv.contentEnd, this.limits, this.budget, this.depth + 1);
  }

  /** `read` and `enter` in one step. */
  readInto(tag: number, what?: string): Cursor {
    return this.enter(this.read(tag, what));
  }

  /** @throws CmgCertError `malformed` when bytes are left over. */
  finish(what = 'element'): void {
    if (!this.atEnd) throw malformed(`${what}: ${this.end - this.position} bytes too many`, this.position);
  }

  private readHeader(start: number, what: string): Tlv {
    const header = parseHeader(this.bytes, start, this.end, this.limits.encoding, what, this.depth);
    this.spend(start);
    if (header.contentEnd >= 0) return header;
    const contentEnd = this.findEndOfContents(header.contentStart, what);
    return { ...header, contentEnd, end: contentEnd + 2 };
  }

  private spend(offset: number): void {
    this.budget.elements -= 1;
    if (this.budget.elements < 0) {
      throw new CmgCertError('too-many-elements', `more than ${this.limits.maxElements} ASN.1 elements`, {
        offset,
        remedy: 'This is no file that a certificate tool would write. Export it again from its source.',
      });
    }
  }

  /** Iterative, so that nesting costs no stack; the depth counts against the limit of the whole file. */
  private findEndOfContents(from: number, what: string): number {
    let position = from;
    let open = 1;
    for (;;) {
      if (this.bytes[position] === 0 && this.bytes[position + 1] === 0 && position + 2 <= this.end) {
        open -= 1;
        if (open === 0) return position;
        position += 2;
        continue;
      }
      this.spend(position);
      const inner = parseHeader(this.bytes, position, this.end, 'ber', what, this.depth);
      if (inner.contentEnd >= 0) {
        position = inner.end;
      } else {
        open += 1;
        if (this.depth + open > this.limits.maxDepth) throw tooDeep(this.limits.maxDepth, position);
        position = inner.contentStart;
      }
    }
  }
}

/** `contentEnd` and `end` are -1 for an indefinite length. */
function parseHeader(
  bytes: Uint8Array,
  start: number,
  limit: number,
  encoding: 'der' | 'ber',
  what: string,
  depth: number,
): Tlv {
  let position = start;
  if (position >= limit) throw cutShort(what, start, depth);
  let tag = present(bytes[position++]);
  if ((tag & 0x1f) === 0x1f) {
    let number = 0;
    let octet: number;
    do {
      if (position >= limit) throw cutShort(what, start, depth);
      octet = present(bytes[position++]);
      number = number * 128 + (octet & 0x7f);
      if (number > 0x1fffff) throw malformed(`${what}: tag number too large`, start);
    } while (octet & 0x80);
    tag += number * 256;
  }
  if (position >= limit) throw cutShort(what, start, depth);
  const first = present(bytes[position++]);
  let length = first;
  if (first === 0x80) {
    if (encoding === 'der') throw malformed(`${what}: indefinite length, which DER does not allow`, start);
    if ((tag & 0x20) === 0) throw malformed(`${what}: indefinite length on a primitive element`, start);
    return { bytes, tag, start, contentStart: position, contentEnd: -1, end: -1, indefinite: true };
  }
  if (first > 0x80) {
    const count = first & 0x7f;
    if (position + count > limit) throw cutShort(what, start, depth);
    length = 0;
    for (let i = 0; i < count; i += 1) {
      length = length * 256 + present(bytes[position++]);
      if (length > 0xffffffff) throw malformed(`${what}: a length of more than 4 GiB`, start);
    }
    if (encoding === 'der' && (length < 0x80 || bytes[position - count] === 0)) {
      throw malformed(`${what}: length not in its shortest form, which DER asks for`, start);
    }
  }
  if (length > limit - position) throw cutShort(what, start, depth, length, limit - position);
  const end = position + length;
  return { bytes, tag, start, contentStart: position, contentEnd: end, end, indefinite: false };
}

/**
 * On the outermost level the input itself ends too early; further in, an element does not fit into the
 * one around it, which is damage of another kind.
 */
function cutShort(what: string, offset: number, depth: number, wanted?: number, left?: number): CmgCertError {
  const detail = wanted === undefined ? 'the data ends' : `it says ${wanted} bytes follow, only ${left} do`;
  if (depth > 0) return malformed(`${what}: ${detail}`, offset);
  return new CmgCertError('truncated', `${what} at offset ${offset}: ${detail}`, {
    offset,
    remedy: 'The file is cut short. Copy or export it again, in binary mode.',
  });
}

function tooDeep(limit: number, offset: number): CmgCertError {
  return new CmgCertError('too-deep', `more than ${limit} levels of nesting at offset ${offset}`, {
    offset,
    remedy: 'This is no file that a certificate tool would write. Export it again from its source.',
  });
}
