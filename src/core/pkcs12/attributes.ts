import type { Cursor } from '../asn1/cursor.js';
import { readOctets } from '../asn1/octets.js';
import { readOid } from '../asn1/oid.js';
import { decodeString } from '../asn1/strings.js';
import { TAG } from '../asn1/tags.js';
import { CmgCertError } from '../errors.js';
import type { BagAttributes } from './types.js';

/** PKCS #9 (RFC 2985 §§ 5.5.1, 5.5.2), and Microsoft's for keys. */
const FRIENDLY_NAME = '1.2.840.113549.1.9.20';
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21';
const PROVIDER = '1.3.6.1.4.1.311.17.1';
const LOCAL_MACHINE = '1.3.6.1.4.1.311.17.2';

interface Found {
  friendlyName: string | undefined;
  localKeyId: Uint8Array | undefined;
  provider: string | undefined;
  localMachine: boolean;
  others: string[];
}

/**
 * Reads the bagAttributes that stand next, if there are any (RFC 7292 § 4.2). An attribute that is known and
 * whose value is of another type than its standard says is listed by its OID among the others.
 */
export function readBagAttributes(bag: Cursor): BagAttributes {
  const found: Found = {
    friendlyName: undefined,
    localKeyId: undefined,
    provider: undefined,
    localMachine: false,
    others: [],
  };
  const set = bag.readOptional(TAG.set, 'bagAttributes');
  if (set === undefined) return found;
  const attributes = bag.enter(set);
  while (!attributes.atEnd) {
    const attribute = attributes.readInto(TAG.sequence, 'bagAttribute');
    const oid = readOid(attribute, 'attrId');
    if (!take(found, oid, attribute)) found.others.push(oid);
  }
  return found;
}

/** @returns false for what is not known, or not what it should be */
function take(found: Found, oid: string, attribute: Cursor): boolean {
  switch (oid) {
    case FRIENDLY_NAME:
      found.friendlyName ??= readString(attribute);
      return found.friendlyName !== undefined;
    case PROVIDER:
      found.provider ??= readString(attribute);
      return found.provider !== undefined;
    case LOCAL_KEY_ID:
      found.localKeyId ??= readValue(attribute, (values) => readOctets(values, 'localKeyId'));
      return found.localKeyId !== undefined;
    case LOCAL_MACHINE:
      found.localMachine = true;
      return true;
    default:
      return false;
  }
}

function readString(attribute: Cursor): string | undefined {
  return readValue(attribute, (values) => {
    const tlv = values.read(undefined, 'attrValue');
    return decodeString(tlv.tag, tlv.bytes.subarray(tlv.contentStart, tlv.contentEnd))?.text;
  });
}

/** The first of an attribute's values; these two attributes are single-valued. */
function readValue<T>(attribute: Cursor, read: (values: Cursor) => T | undefined): T | undefined {
  try {
    const values = attribute.readInto(TAG.set, 'attrValues');
    return values.atEnd ? undefined : read(values);
  } catch (error) {
    if (error instanceof CmgCertError && error.code === 'malformed') return undefined;
    throw error;
  }
}
