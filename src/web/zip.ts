import { present } from '../core/present.js';

export interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = present(CRC_TABLE[(crc ^ byte) & 0xff]) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** 1980-01-01, the first day of the format: an archive tells nothing about when it was made. */
const FIRST_DAY = 0x0021;
const UTF8_NAMES = 0x0800;
const VERSION = 20;

/** An archive of files as they are, without compression (PKWARE APPNOTE § 4.3): for a handful of small files. */
export function zip(entries: readonly Entry[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const nameBytes = new TextEncoder().encode(name);
    const common = [
      ...u16(VERSION),
      ...u16(UTF8_NAMES),
      ...u16(0),
      ...u16(0),
      ...u16(FIRST_DAY),
      ...u32(crc32(bytes)),
      ...u32(bytes.length),
      ...u32(bytes.length),
      ...u16(nameBytes.length),
      ...u16(0),
    ];
    const local = Uint8Array.from([...u32(0x04034b50), ...common, ...nameBytes]);
    const attributes = [...u16(0), ...u16(0), ...u16(0), ...u32(0), ...u32(offset)];
    directory.push(Uint8Array.from([...u32(0x02014b50), ...u16(VERSION), ...common, ...attributes, ...nameBytes]));
    parts.push(local, bytes);
    offset += local.length + bytes.length;
  }
  const size = directory.reduce((sum, record) => sum + record.length, 0);
  const count = u16(entries.length);
  const end = [...u32(0x06054b50), ...u16(0), ...u16(0), ...count, ...count, ...u32(size), ...u32(offset), ...u16(0)];
  return joined([...parts, ...directory, Uint8Array.from(end)]);
}

const u16 = (value: number): number[] => [value & 0xff, (value >>> 8) & 0xff];
const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(value >>> 16)];

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
