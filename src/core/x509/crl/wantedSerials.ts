import { minimalInteger } from '../../asn1/integer.js';
import type { RevokedEntry } from '../types.js';

/** Serial numbers looked for while entries stream past, by their last two octets: issuers count upward or draw at random. */
export class WantedSerials {
  /** 1 where some serial number wanted ends so. */
  readonly endings = new Uint8Array(0x10000);
  readonly #found = new Map<string, RevokedEntry[]>();

  /** @param serials content octets */
  constructor(serials: Iterable<Uint8Array>) {
    for (const serial of serials) {
      if (serial.length === 0) continue;
      this.endings[endingOf(serial, serial.length)] = 1;
      this.#found.set(keyOf(serial), []);
    }
  }

  has(serial: Uint8Array): boolean {
    return this.#found.has(keyOf(serial));
  }

  add(entry: RevokedEntry): void {
    this.#found.get(keyOf(entry.serialNumber))?.push(entry);
  }

  /** @returns undefined for a serial number that was not wanted */
  entriesOf(serial: Uint8Array): readonly RevokedEntry[] | undefined {
    return this.#found.get(keyOf(serial));
  }
}

/** @param end after the last octet; what stands before the first counts as zero */
export const endingOf = (bytes: Uint8Array, end: number): number =>
  ((bytes[end - 2] ?? 0) << 8) | (bytes[end - 1] ?? 0);

/** Of the number: a padded one is the same. */
const keyOf = (serial: Uint8Array): string => String.fromCharCode(...minimalInteger(serial).subarray(0, 1024));
