import { present } from '../present.js';
import { decodeUtf8 } from './strings.js';
import { TAG, tagName } from './tags.js';

export interface DerViolation {
  readonly message: string;
  /** Where the element begins, in the bytes given. */
  readonly offset: number;
}

/** Deeper than any certificate; below it nothing is looked at any more. */
const MAX_DEPTH = 64;

const CONSTRUCTED = 0x20;
/** Number part of a universal tag that may only be primitive in DER: the string and time types. */
const STRING_NUMBERS: ReadonlySet<number> = new Set([
  0x03, 0x04, 0x0c, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x1c, 0x1e,
]);

/** Extensions by what DER leaves out of them. */
type ExtensionKind = 'keyUsage' | 'basicConstraints' | 'other';
/** Content octets of 2.5.29 and 1.3.6.1.5.5.7.1. */
const ID_CE = [0x55, 0x1d];
const ID_PE = [0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x01];

interface Element {
  readonly tag: number;
  readonly start: number;
  readonly contentStart: number;
  /** For an indefinite length, where the enclosing element ends. */
  readonly contentEnd: number;
  readonly indefinite: boolean;
}

/** An element whose children are being walked. */
interface Frame {
  readonly element: Element;
  position: number;
  /** The last two children, for the order of a SET OF and the shape of an Extension. */
  previous: Element | undefined;
  beforePrevious: Element | undefined;
  /** The extension in whose value we are. */
  readonly extension: ExtensionKind | undefined;
}

/**
 * Lists what in one element is not DER (X.690 §§ 10 and 11): lengths, booleans, integers, padding bits,
 * constructed strings, order of sets, object identifiers, times, UTF-8, bytes after the end. Knows enough of
 * certificates (RFC 5280) to look into the extensions of id-ce and id-pe, and to see the defaults that DER
 * leaves out: version 1, `critical` FALSE, `cA` FALSE, trailing zero bits of keyUsage.
 *
 * Walks without recursion, once over the bytes; stops at what cannot be walked.
 * @param max number of violations after which it stops
 */
export function derViolations(bytes: Uint8Array, max = 20): readonly DerViolation[] {
  const walk = new Walk(bytes, max);
  walk.run();
  return walk.violations;
}

class Walk {
  readonly violations: DerViolation[] = [];
  private readonly bytes: Uint8Array;
  private readonly max: number;
  private readonly stack: Frame[] = [];

  constructor(bytes: Uint8Array, max: number) {
    this.bytes = bytes;
    this.max = max;
  }

  run(): void {
    const root = this.readHeader(0, this.bytes.length);
    if (root === undefined) return;
    this.visit(root, undefined);
    let end = root.contentEnd;
    while (this.stack.length > 0 && this.violations.length < this.max) {
      const frame = present(this.stack[this.stack.length - 1]);
      const finishedAt = this.endOf(frame);
      if (finishedAt !== undefined) {
        this.stack.pop();
        const parent = this.stack[this.stack.length - 1];
        if (parent !== undefined && frame.element.indefinite) parent.position = finishedAt;
        if (parent === undefined) end = finishedAt;
        continue;
      }
      const element = this.readHeader(frame.position, frame.element.contentEnd);
      if (element === undefined) return;
      this.visitChild(frame, element);
    }
    if (this.violations.length < this.max && end < this.bytes.length) {
      this.report(`${this.bytes.length - end} bytes follow the end`, end);
    }
  }

  /** @returns the offset after the element, once all its children are walked */
  private endOf(frame: Frame): number | undefined {
    const { position, element } = frame;
    if (position >= element.contentEnd) {
      if (element.indefinite) this.report('indefinite length without its end', element.start);
      return position;
    }
    const endOfContents = element.indefinite && this.bytes[position] === 0 && this.bytes[position + 1] === 0;
    return endOfContents ? position + 2 : undefined;
  }

  private visitChild(frame: Frame, element: Element): void {
    frame.position = element.contentEnd;
    if (frame.element.tag === TAG.set && frame.previous !== undefined) this.checkOrder(frame.previous, element);
    this.checkDefaults(frame, element);
    this.visit(element, frame);
    frame.beforePrevious = frame.previous;
    frame.previous = element;
  }

  private visit(element: Element, parent: Frame | undefined): void {
    const { tag, start } = element;
    if ((tag & 0xc0) === 0 && tag < 0x100) this.checkUniversal(element, parent?.extension);
    const extension = parent === undefined ? undefined : this.extensionValueOf(parent, element);
    const descend = (tag & CONSTRUCTED) !== 0 || extension !== undefined;
    if (!descend) return;
    if (this.stack.length >= MAX_DEPTH) {
      this.report(`more than ${MAX_DEPTH} levels of nesting, not looked at`, start);
      return;
    }
    this.stack.push({
      element,
      position: element.contentStart,
      previous: undefined,
      beforePrevious: undefined,
      extension: extension ?? parent?.extension,
    });
  }

  /** Which extension's extnValue the element is; undefined for anything but an extension of id-ce or id-pe. */
  private extensionValueOf(parent: Frame, element: Element): ExtensionKind | undefined {
    if (element.tag !== TAG.octetString || parent.element.tag !== TAG.sequence) return undefined;
    const oid = parent.previous?.tag === TAG.boolean ? parent.beforePrevious : parent.previous;
    if (oid?.tag !== TAG.oid || oid.start !== parent.element.contentStart) return undefined;
    if (this.startsWith(oid, ID_CE)) {
      const last = this.bytes[oid.contentStart + 2];
      if (oid.contentEnd - oid.contentStart !== 3) return 'other';
      return last === 15 ? 'keyUsage' : last === 19 ? 'basicConstraints' : 'other';
    }
    return this.startsWith(oid, ID_PE) ? 'other' : undefined;
  }

  private startsWith(element: Element, octets: readonly number[]): boolean {
    if (element.contentEnd - element.contentStart <= octets.length) return false;
    for (let i = 0; i < octets.length; i += 1) {
      if (this.bytes[element.contentStart + i] !== octets[i]) return false;
    }
    return true;
  }

  private checkDefaults(frame: Frame, element: Element): void {
    const { bytes } = this;
    const isFirst = frame.previous === undefined;
    if (element.tag === TAG.integer && isFirst && frame.element.tag === 0xa0 && this.stack.length === 3) {
      if (bytes[element.contentStart] === 0 && element.contentEnd - element.contentStart === 1) {
        this.report('version 1 is the default, which DER leaves out', frame.element.start);
      }
    }
    if (element.tag !== TAG.boolean || frame.element.tag !== TAG.sequence || bytes[element.contentStart] !== 0) return;
    if (frame.previous?.tag === TAG.oid && frame.beforePrevious === undefined && frame.extension === undefined) {
      this.report('critical: FALSE is the default, which DER leaves out', element.start);
    }
    if (frame.extension === 'basicConstraints' && isFirst) {
      this.report('cA: FALSE is the default, which DER leaves out', element.start);
    }
  }

  private checkUniversal(element: Element, extension: ExtensionKind | undefined): void {
    const { tag, start, contentStart, contentEnd } = element;
    const number = tag & 0x1f;
    if (STRING_NUMBERS.has(number)) {
      if (tag & CONSTRUCTED) this.report(`${tagName(number)} in constructed form`, start);
      else this.checkString(element, extension);
      return;
    }
    const constructed = (tag & CONSTRUCTED) !== 0;
    const isSequenceOrSet = number === 0x10 || number === 0x11;
    if (constructed !== isSequenceOrSet && number !== 0 && number !== 0x08 && number !== 0x0b) {
      this.report(`${tagName(number)} in ${constructed ? 'constructed' : 'primitive'} form`, start);
      return;
    }
    const length = contentEnd - contentStart;
    switch (number) {
      case TAG.boolean:
        if (length !== 1) this.report(`BOOLEAN of ${length} octets`, start);
        else if (this.bytes[contentStart] !== 0 && this.bytes[contentStart] !== 0xff) {
          this.report('BOOLEAN TRUE that is not 0xFF', start);
        }
        return;
      case TAG.integer:
      case TAG.enumerated:
        this.checkInteger(element);
        return;
      case TAG.null:
        if (length !== 0) this.report('NULL with content', start);
        return;
      case TAG.oid:
        this.checkOid(element);
        return;
    }
  }

  private checkInteger({ tag, start, contentStart, contentEnd }: Element): void {
    if (contentStart === contentEnd) {
      this.report(`${tagName(tag)} without content`, start);
      return;
    }
    if (contentEnd - contentStart === 1) return;
    const first = this.bytes[contentStart];
    const sign = present(this.bytes[contentStart + 1]) & 0x80;
    if ((first === 0 && sign === 0) || (first === 0xff && sign !== 0)) {
      this.report(`${tagName(tag)} not in its shortest form`, start);
    }
  }

  private checkOid({ start, contentStart, contentEnd }: Element): void {
    if (contentStart === contentEnd || present(this.bytes[contentEnd - 1]) & 0x80) {
      this.report('OBJECT IDENTIFIER that ends too early', start);
      return;
    }
    for (let i = contentStart; i < contentEnd; i += 1) {
      const startsArc = i === contentStart || (present(this.bytes[i - 1]) & 0x80) === 0;
      if (startsArc && this.bytes[i] === 0x80) {
        this.report('OBJECT IDENTIFIER not in its shortest form', start);
        return;
      }
    }
  }

  private checkString({ tag, start, contentStart, contentEnd }: Element, extension: ExtensionKind | undefined): void {
    const content = this.bytes.subarray(contentStart, contentEnd);
    switch (tag) {
      case TAG.bitString:
        this.checkBitString(content, start, extension === 'keyUsage');
        return;
      case TAG.utf8String:
        if (!decodeUtf8(content).valid) this.report('UTF8String that is not UTF-8', start);
        return;
      case TAG.bmpString:
        if (content.length % 2 !== 0) this.report('BMPString of an odd number of octets', start);
        return;
      case TAG.universalString:
        if (content.length % 4 !== 0) this.report('UniversalString not a multiple of four octets long', start);
        return;
      case TAG.utcTime:
      case TAG.generalizedTime:
        if (!isDerTime(tag, content)) this.report(`${tagName(tag)} not in the form that DER asks for`, start);
        return;
    }
  }

  private checkBitString(content: Uint8Array, start: number, namedBits: boolean): void {
    const unused = content[0];
    if (unused === undefined || unused > 7 || (unused > 0 && content.length === 1)) {
      this.report('BIT STRING whose count of unused bits cannot be', start);
      return;
    }
    const last = present(content[content.length - 1]);
    if (content.length > 1 && (last & ((1 << unused) - 1)) !== 0) {
      this.report('BIT STRING whose unused bits are not zero', start);
    } else if (namedBits && content.length > 1 && (last & (1 << unused)) === 0) {
      this.report('keyUsage: trailing zero bits, which DER leaves out', start);
    }
  }

  /** X.690 § 11.6: encodings ascending, the shorter one padded with zero octets. */
  private checkOrder(before: Element, element: Element): void {
    const length = Math.max(before.contentEnd - before.start, element.contentEnd - element.start);
    for (let i = 0; i < length; i += 1) {
      const a = before.start + i < before.contentEnd ? present(this.bytes[before.start + i]) : 0;
      const b = element.start + i < element.contentEnd ? present(this.bytes[element.start + i]) : 0;
      if (a < b) return;
      if (a > b) {
        this.report('SET OF not in the order that DER asks for', element.start);
        return;
      }
    }
  }

  /** @returns undefined when there is no element to walk, which is reported */
  private readHeader(start: number, limit: number): Element | undefined {
    const { bytes } = this;
    let at = start + 1;
    let tag = bytes[start] ?? 0;
    if (start < limit && (tag & 0x1f) === 0x1f) {
      let number = 0;
      if (bytes[at] === 0x80) this.report('tag number not in its shortest form', start);
      while (at < limit && present(bytes[at]) & 0x80 && at - start < 4) {
        number = number * 128 + (present(bytes[at]) & 0x7f);
        at += 1;
      }
      number = number * 128 + ((bytes[at] ?? 0) & 0x7f);
      at += 1;
      if (number < 31) this.report('tag number not in its shortest form', start);
      tag += number * 256;
    }
    if (at >= limit) return this.cut(start);
    const first = present(bytes[at]);
    at += 1;
    if (first < 0x80) return this.element(tag, start, at, first, limit);
    if (first === 0x80) {
      this.report('indefinite length', start);
      if ((tag & CONSTRUCTED) === 0) return this.cut(start);
      return { tag, start, contentStart: at, contentEnd: limit, indefinite: true };
    }
    const count = first & 0x7f;
    if (at + count > limit) return this.cut(start);
    let length = 0;
    for (let i = 0; i < count; i += 1) length = Math.min(length * 256 + present(bytes[at + i]), 2 ** 40);
    if (length < 0x80 || bytes[at] === 0) this.report('length not in its shortest form', start);
    return this.element(tag, start, at + count, length, limit);
  }

  private element(
    tag: number,
    start: number,
    contentStart: number,
    length: number,
    limit: number,
  ): Element | undefined {
    if (length > limit - contentStart) return this.cut(start);
    return { tag, start, contentStart, contentEnd: contentStart + length, indefinite: false };
  }

  private cut(start: number): undefined {
    this.report('an element that does not fit into the one around it', start);
    return undefined;
  }

  private report(message: string, offset: number): void {
    if (this.violations.length < this.max) this.violations.push({ message, offset });
  }
}

/** X.690 §§ 11.7 and 11.8: seconds and `Z`, a fraction without trailing zeros. */
function isDerTime(tag: number, content: Uint8Array): boolean {
  if (content.length > 32) return false;
  const text = String.fromCharCode(...content);
  return tag === TAG.utcTime ? /^\d{12}Z$/.test(text) : /^\d{14}(?:\.\d*[1-9])?Z$/.test(text);
}
