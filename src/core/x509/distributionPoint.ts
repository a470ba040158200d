import { namedBits, readBitString } from '../asn1/bitstring.js';
import type { Cursor } from '../asn1/cursor.js';
import { malformed } from '../asn1/errors.js';
import { TAG } from '../asn1/tags.js';
import { readList } from './extensions/decoder.js';
import { readGeneralNames } from './generalName.js';
import { readRdn } from './name.js';
import type { DistributionPoint, GeneralName, NameAttribute } from './types.js';

/** Reads all of a CRLDistributionPoints (RFC 5280 § 4.2.1.13); the cursor stands at its content. */
export function readDistributionPoints(list: Cursor, what: string): readonly DistributionPoint[] {
  return readList(list, what, (cursor) => readDistributionPoint(cursor.readInto(TAG.sequence, what), what));
}

function readDistributionPoint(inner: Cursor, what: string): DistributionPoint {
  const tagged = inner.readOptional(0xa0, `${what}: distributionPoint`);
  const name =
    tagged === undefined ? NO_NAME : readDistributionPointName(inner.enter(tagged), `${what}: distributionPoint`);
  const reasons = inner.nextTag === 0x81 ? namedBits(readBitString(inner, `${what}: reasons`, 0x81)) : undefined;
  const issuer = inner.readOptional(0xa2, `${what}: cRLIssuer`);
  const crlIssuer = issuer === undefined ? [] : readGeneralNames(inner.enter(issuer), `${what}: cRLIssuer`);
  inner.finish(what);
  return { ...name, reasons, crlIssuer };
}

interface DistributionPointName {
  readonly fullName: readonly GeneralName[];
  readonly relativeName: readonly NameAttribute[] | undefined;
}

const NO_NAME: DistributionPointName = { fullName: [], relativeName: undefined };

/** Reads a DistributionPointName; the cursor stands at the content of the tag around the CHOICE. */
export function readDistributionPointName(choice: Cursor, what: string): DistributionPointName {
  const tlv = choice.read(undefined, what);
  choice.finish(what);
  if (tlv.tag === 0xa0) return { fullName: readGeneralNames(choice.enter(tlv), what), relativeName: undefined };
  if (tlv.tag === 0xa1) return { fullName: [], relativeName: readRdn(choice.enter(tlv)) };
  throw malformed(`${what}: neither fullName nor nameRelativeToCRLIssuer`, tlv.start);
}
