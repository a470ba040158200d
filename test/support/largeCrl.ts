import { createHash, type KeyObject, sign } from 'node:crypto';
import { encodeElement } from '../../src/core/asn1/encode.js';
import * as der from './der.js';

export interface LargeCrlOptions {
  /** Entries; the serial number of entry i is 17 octets that end in i. */
  readonly count: number;
  readonly key: KeyObject;
  readonly issuer: Uint8Array;
  /** One more entry in the middle, content octets. */
  readonly serial?: Uint8Array;
}

/** Serial number of entry i: as long as AD CS draws them. */
function serialOf(i: number): Uint8Array {
  const digest = createHash('sha256').update(String(i)).digest();
  digest[0] = 0x5b;
  return new Uint8Array(digest.subarray(0, 17));
}

/** A CRL (RSA, SHA-256) of any number of entries, every other one with a reason; valid on 2026-11-21. */
export function largeCrl({ count, key, issuer, serial }: LargeCrlOptions): Buffer {
  const date = der.utcTime('261015120000Z');
  const reason = der.sequence(der.extension('2.5.29.21', encodeElement(0x0a, Uint8Array.of(4))));
  const entry = (number: Uint8Array, more: Uint8Array) =>
    Buffer.from(der.sequence(encodeElement(0x02, number), date, more));
  const none = new Uint8Array(0);
  const template = [entry(serialOf(0), none), entry(serialOf(0), reason)] as const;
  const entries: Buffer[] = [];
  for (let i = 0; i < count; i += 1) {
    const one = Buffer.from(template[i % 2 === 0 ? 0 : 1] as Buffer);
    one.set(serialOf(i), 4);
    entries.push(one);
    if (serial !== undefined && i === count >> 1) entries.push(entry(serial, reason));
  }
  const head = Buffer.concat([
    der.integer(1),
    der.SHA256_WITH_RSA,
    issuer,
    der.utcTime('261116000000Z'),
    der.utcTime('261130000000Z'),
  ]);
  const list = wrapped(0x30, entries);
  const tail = Buffer.from(der.explicit(0, der.sequence(der.extension('2.5.29.20', der.integer(7)))));
  const tbs = wrapped(0x30, [head, list, tail]);
  const signature = sign('sha256', tbs, key);
  return wrapped(0x30, [
    tbs,
    Buffer.from(der.SHA256_WITH_RSA),
    Buffer.from(encodeElement(0x03, Uint8Array.of(0), signature)),
  ]);
}

/** One element around parts that are too large to spread. */
function wrapped(tag: number, parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const header = Buffer.alloc(6);
  header[0] = tag;
  header[1] = 0x84;
  header.writeUInt32BE(content.length, 2);
  return Buffer.concat([header, content]);
}
