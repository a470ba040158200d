import { present } from '../../present.js';

/** Octets of one block; of letters only the five low bits count, which makes upper and lower case alike. */
const BLOCK = 3;
const TABLE = 1 << 15;
const LOW = 0x1f;

/**
 * Finds any of many strings in octets, letter case ignored: a table of how far each three octets allow to skip (Wu and Manber), so that
 * most octets are never looked at. Needles are ASCII, at least six characters long.
 */
export class Scanner {
  private readonly shifts = new Uint8Array(TABLE);
  private readonly buckets: (Uint8Array[] | undefined)[] = new Array(TABLE);
  private readonly shortest: number;
  /** Octets of the longest needle: what has to be kept from one piece to the next. */
  readonly longest: number;

  constructor(needles: readonly string[]) {
    const encoded = needles.map((needle) => Uint8Array.from(needle.toLowerCase(), (char) => char.charCodeAt(0)));
    this.shortest = Math.min(...encoded.map(({ length }) => length));
    this.longest = Math.max(...encoded.map(({ length }) => length));
    const most = this.shortest - BLOCK + 1;
    this.shifts.fill(most);
    for (const needle of encoded) {
      for (let at = 0; at <= this.shortest - BLOCK; at += 1) {
        const key = keyAt(needle, at);
        this.shifts[key] = Math.min(present(this.shifts[key]), this.shortest - BLOCK - at);
      }
      const key = keyAt(needle, this.shortest - BLOCK);
      this.buckets[key] = [...(this.buckets[key] ?? []), needle];
    }
  }

  /** Where the first needle at or after `from` begins; -1 when none lies wholly before `to`. */
  next(bytes: Uint8Array, from: number, to: number): number {
    const { shifts, shortest } = this;
    const last = to - BLOCK;
    let at = from + shortest - BLOCK;
    while (at <= last) {
      const key =
        (present(bytes[at]) & LOW) | ((present(bytes[at + 1]) & LOW) << 5) | ((present(bytes[at + 2]) & LOW) << 10);
      const shift = present(shifts[key]);
      if (shift !== 0) {
        at += shift;
        continue;
      }
      const start = at - (shortest - BLOCK);
      for (const needle of present(this.buckets[key])) {
        if (start + needle.length <= to && matches(bytes, start, needle)) return start;
      }
      at += 1;
    }
    return -1;
  }
}

const keyAt = (bytes: Uint8Array, at: number): number =>
  (present(bytes[at]) & LOW) | ((present(bytes[at + 1]) & LOW) << 5) | ((present(bytes[at + 2]) & LOW) << 10);

/** @param needle in lower case */
function matches(bytes: Uint8Array, start: number, needle: Uint8Array): boolean {
  for (let i = 0; i < needle.length; i += 1) {
    const octet = present(bytes[start + i]);
    const lower = octet >= 0x41 && octet <= 0x5a ? octet | 0x20 : octet;
    if (lower !== needle[i]) return false;
  }
  return true;
}
