import { present } from '../present.js';
import { malformed } from './errors.js';

/**
 * Steps over elements of definite length without making an object for each: for lists of millions
 * (CRL entries) and for walks over whole files. After `step`, its fields describe the element.
 */
export class Scanner {
  readonly bytes: Uint8Array;
  /** Identifier octet; for high tag numbers the first one. */
  tag = 0;
  contentStart = 0;
  end = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /**
   * Reads the header at `position`; the element must end by `limit`.
   * @returns the tag
   * @throws CmgCertError `malformed`
   */
  step(position: number, limit: number, what: string): number {
    const { bytes } = this;
    if (position + 2 > limit) throw malformed(`${what}: the data ends`, position);
    this.tag = present(bytes[position]);
    let at = position + 1;
    if ((this.tag & 0x1f) === 0x1f) {
      while (at < limit && present(bytes[at]) & 0x80) at += 1;
      at += 1;
      if (at >= limit) throw malformed(`${what}: the data ends`, position);
    }
    let length = present(bytes[at]);
    at += 1;
    if (length === 0x80) throw malformed(`${what}: indefinite length`, position);
    if (length > 0x80) {
      const count = length & 0x7f;
      if (at + count > limit) throw malformed(`${what}: the data ends`, position);
      length = 0;
      for (let i = 0; i < count; i += 1) {
        length = length * 256 + present(bytes[at + i]);
        if (length > 0xffffffff) throw malformed(`${what}: a length of more than 4 GiB`, position);
      }
      at += count;
    }
    this.contentStart = at;
    this.end = at + length;
    if (this.end > limit) {
      throw malformed(`${what}: it says ${length} bytes follow, only ${limit - at} do`, position);
    }
    return this.tag;
  }
}
