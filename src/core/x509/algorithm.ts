import type { Cursor } from '../asn1/cursor.js';
import { readOid } from '../asn1/oid.js';
import { TAG } from '../asn1/tags.js';
import type { AlgorithmIdentifier } from './types.js';

/** Reads an AlgorithmIdentifier (RFC 5280 § 4.1.1.2). @param tag for an implicitly tagged one */
export function readAlgorithm(cursor: Cursor, what: string, tag: number = TAG.sequence): AlgorithmIdentifier {
  const tlv = cursor.read(tag, what);
  const inner = cursor.enter(tlv);
  const oid = readOid(inner, `${what}.algorithm`);
  const parameters = inner.atEnd ? undefined : inner.read(undefined, `${what}.parameters`);
  inner.finish(what);
  return {
    oid,
    parameters: parameters && tlv.bytes.subarray(parameters.start, parameters.end),
    der: tlv.bytes.subarray(tlv.start, tlv.end),
  };
}
