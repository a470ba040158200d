import type { Cursor, Tlv } from '../asn1/cursor.js';
import { malformed } from '../asn1/errors.js';
import { decodeOid, readOid } from '../asn1/oid.js';
import { decodeLatin1, decodeString } from '../asn1/strings.js';
import { TAG, tagName } from '../asn1/tags.js';
import { readList } from './extensions/decoder.js';
import { formatIpAddress, formatSubnet } from './ipAddress.js';
import { readName } from './name.js';
import type { GeneralName } from './types.js';

/** Context tags of GeneralName (RFC 5280 § 4.2.1.6). */
const OTHER = 0xa0;
const EMAIL = 0x81;
const DNS = 0x82;
const X400 = 0xa3;
const DIRECTORY = 0xa4;
const EDI = 0xa5;
const URI = 0x86;
const IP = 0x87;
const REGISTERED_ID = 0x88;

/** Reads all of a GeneralNames; the cursor stands at its content. */
export function readGeneralNames(list: Cursor, what: string): readonly GeneralName[] {
  return readList(list, what, (cursor) => readGeneralName(cursor, what));
}

/**
 * Reads one GeneralName.
 * @param ip whether an IP address stands alone, or with its mask as in name constraints
 */
export function readGeneralName(cursor: Cursor, what: string, ip: 'address' | 'subnet' = 'address'): GeneralName {
  const tlv = cursor.read(undefined, what);
  const content = tlv.bytes.subarray(tlv.contentStart, tlv.contentEnd);
  switch (tlv.tag) {
    case EMAIL:
      return { kind: 'email', value: decodeLatin1(content) };
    case DNS:
      return { kind: 'dns', value: decodeLatin1(content) };
    case URI:
      return { kind: 'uri', value: decodeLatin1(content) };
    case IP: {
      const value = ip === 'address' ? formatIpAddress(content) : formatSubnet(content);
      if (value === undefined) throw malformed(`${what}: an IP ${ip} of ${content.length} octets`, tlv.start);
      return { kind: 'ip', value, bytes: content };
    }
    case DIRECTORY: {
      const inner = cursor.enter(tlv);
      const name = readName(inner, `${what}: directoryName`);
      inner.finish(`${what}: directoryName`);
      return { kind: 'directory', name };
    }
    case REGISTERED_ID:
      return { kind: 'registered-id', oid: decodeOid(tlv.bytes, tlv.contentStart, tlv.contentEnd) };
    case OTHER:
      return otherName(cursor.enter(tlv), what);
    case X400:
      return { kind: 'x400', bytes: content };
    case EDI:
      return { kind: 'edi', bytes: content };
    default:
      throw malformed(`${what}: ${tagName(tlv.tag)} is no GeneralName`, tlv.start);
  }
}

function otherName(inner: Cursor, what: string): GeneralName {
  const oid = readOid(inner, `${what}: otherName type`);
  const explicit = inner.readInto(0xa0, `${what}: otherName value`);
  const value = explicit.read(undefined, `${what}: otherName value`);
  explicit.finish(`${what}: otherName value`);
  inner.finish(`${what}: otherName`);
  return { kind: 'other', oid, bytes: value.bytes.subarray(value.start, value.end), text: textOf(value) };
}

/** A user principal name is a UTF8String, a SID an OCTET STRING of printable characters. */
function textOf(value: Tlv): string | undefined {
  const content = value.bytes.subarray(value.contentStart, value.contentEnd);
  if (value.tag === TAG.octetString) {
    return content.every((octet) => octet >= 0x20 && octet < 0x7f) ? decodeLatin1(content) : undefined;
  }
  const reading = decodeString(value.tag, content);
  return reading?.valid ? reading.text : undefined;
}
