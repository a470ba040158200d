import { present } from '../present.js';
import type { Cursor, Tlv } from './cursor.js';
import { malformed } from './errors.js';
import { TAG, tagName } from './tags.js';

export interface TimeReading {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly ms: number;
  /** What a strict reader would refuse, where something is. */
  readonly problem: string | undefined;
}

const UTC = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})$/;
const GENERALIZED = /^(\d{4})(\d\d)(\d\d)(\d\d)(?:(\d\d)(?:(\d\d)(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d{4})?$/;
/** The longest form read is 28 characters; the cap keeps the expressions off long input. */
const MAX_OCTETS = 32;

/** Reads the next element, a Time (RFC 5280 § 4.1.2.5). */
export function readTime(cursor: Cursor, what: string): TimeReading {
  return decodeTime(cursor.read(undefined, what), what);
}

/**
 * UTCTime or GeneralizedTime. Besides the form of RFC 5280 § 4.1.2.5 (seconds, `Z`, no fraction) the
 * other BER forms are read and reported as a problem. What is no date is an error.
 * @throws CmgCertError `malformed`
 */
export function decodeTime(tlv: Tlv, what: string): TimeReading {
  if (tlv.tag !== TAG.utcTime && tlv.tag !== TAG.generalizedTime) {
    throw malformed(`${what}: expected UTCTime or GeneralizedTime, found ${tagName(tlv.tag)}`, tlv.start);
  }
  const ms = strictTime(tlv.bytes, tlv.tag, tlv.contentStart, tlv.contentEnd);
  return ms === undefined ? lenientTime(tlv, what) : { ms, problem: undefined };
}

/**
 * The one form that RFC 5280 allows and nearly every file has, without making a string of it.
 * @returns undefined for anything else
 */
export function strictTime(
  bytes: Uint8Array,
  tag: number,
  contentStart: number,
  contentEnd: number,
): number | undefined {
  if (tag !== TAG.utcTime && tag !== TAG.generalizedTime) return undefined;
  const yearDigits = tag === TAG.utcTime ? 2 : 4;
  if (contentEnd - contentStart !== yearDigits + 11 || bytes[contentEnd - 1] !== 0x5a) return undefined;
  for (let i = contentStart; i < contentEnd - 1; i += 1) {
    const octet = present(bytes[i]);
    if (octet < 0x30 || octet > 0x39) return undefined;
  }
  const first = twoDigits(bytes, contentStart);
  const year = yearDigits === 4 ? first * 100 + twoDigits(bytes, contentStart + 2) : utcYear(first);
  const rest = contentStart + yearDigits;
  return utcMilliseconds(
    year,
    twoDigits(bytes, rest),
    twoDigits(bytes, rest + 2),
    twoDigits(bytes, rest + 4),
    twoDigits(bytes, rest + 6),
    twoDigits(bytes, rest + 8),
  );
}

function twoDigits(bytes: Uint8Array, at: number): number {
  return present(bytes[at]) * 10 + present(bytes[at + 1]) - 0x30 * 11;
}

function lenientTime(tlv: Tlv, what: string): TimeReading {
  if (tlv.contentEnd - tlv.contentStart > MAX_OCTETS) throw malformed(`${what}: too long for a time`, tlv.start);
  const text = String.fromCharCode(...tlv.bytes.subarray(tlv.contentStart, tlv.contentEnd));
  const utc = tlv.tag === TAG.utcTime;
  const match = (utc ? UTC : GENERALIZED).exec(text);
  if (match === null) throw malformed(`${what}: ${printable(text)} is no ${tagName(tlv.tag)}`, tlv.start);
  const [, y, month, day, hour, minute, second] = match;
  const fraction = utc ? undefined : match[7];
  const zone = utc ? match[7] : match[8];
  const year = utc ? utcYear(Number(y)) : Number(y);
  const local = utcMilliseconds(
    year,
    Number(month),
    Number(day),
    Number(hour),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
  const offset = zoneMilliseconds(zone);
  if (local === undefined || offset === undefined) {
    throw malformed(`${what}: ${printable(text)} is no date that exists`, tlv.start);
  }
  const thousandths = Math.floor(Number(`0.${fraction ?? '0'}`) * 1000);
  return {
    ms: local + thousandths - offset,
    problem: `${what}: ${printable(text)} is not in the form that DER asks for`,
  };
}

/** RFC 5280 § 4.1.2.5.1: two-digit years from 50 on belong to the last century. */
function utcYear(twoDigits: number): number {
  return twoDigits >= 50 ? 1900 + twoDigits : 2000 + twoDigits;
}

/** `Z` and none are UTC. @returns undefined for an offset that no place has */
function zoneMilliseconds(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3, 5));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

const DAYS_BEFORE_MONTH = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29;
  return present(DAYS_BEFORE_MONTH[month + 1]) - present(DAYS_BEFORE_MONTH[month]);
}

/** Days from 0000-01-01 to 1970-01-01. */
const DAYS_TO_1970 = 719528;

/** @returns undefined when there is no such date or time of day (leap seconds have none here) */
function utcMilliseconds(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  // Date.UTC would take years below 100 for those of the twentieth century. Leap days are those of the
  // years before this one, year 0 included, and this year's own once February is over.
  const leapDays = Math.ceil(year / 4) - Math.ceil(year / 100) + Math.ceil(year / 400);
  const ownLeapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  const days = year * 365 + leapDays + present(DAYS_BEFORE_MONTH[month]) + ownLeapDay + day - 1 - DAYS_TO_1970;
  return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000;
}

function printable(text: string): string {
  return `"${text.replace(/[^ -~]/g, '?')}"`;
}
