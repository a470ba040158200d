import { bytesEqual } from '../asn1/bytes.js';
import { BER_LIMITS, Cursor, type ReadLimits } from '../asn1/cursor.js';
import { malformed } from '../asn1/errors.js';
import { TAG } from '../asn1/tags.js';
import { readAlgorithm } from './algorithm.js';
import { type Attribute, readAttribute } from './attribute.js';
import { readStrictlyThenLeniently } from './certificate.js';
import { readExtensions } from './extension.js';
import { readName } from './name.js';
import { readPublicKeyInfo } from './publicKey.js';
import { readSignatureValue } from './signatureValue.js';
import type { Csr, DecodeProblem, Extension } from './types.js';

/** PKCS #9 extensionRequest, and Microsoft's szOID_CERT_EXTENSIONS, which certreq writes: the same syntax. */
const EXTENSION_REQUESTS: ReadonlySet<string> = new Set(['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14']);

/** RFC 2985 § 5.4.2 allows one; certreq may write each OID once. The cap bounds the comparisons. */
const MAX_LISTS = 8;

/**
 * Reads a certificate request (PKCS #10, RFC 2986 § 4). The extensions it asks for are read by
 * `readExtension`, as a certificate's are; bytes after the request are ignored.
 * @throws CmgCertError `truncated`, `malformed`, `too-deep`, `too-many-elements`
 */
export function readCsr(der: Uint8Array): Csr {
  return readStrictlyThenLeniently(der, readWith);
}

function readWith(bytes: Uint8Array, limits: ReadLimits, problems: DecodeProblem[]): Csr {
  const outer = Cursor.over(bytes, limits);
  const whole = outer.read(TAG.sequence, 'CertificationRequest');
  const csr = outer.enter(whole);
  const tbsTlv = csr.read(TAG.sequence, 'certificationRequestInfo');
  const tbs = csr.enter(tbsTlv);
  tbs.read(TAG.integer, 'version');
  const subject = readName(tbs, 'subject');
  const publicKey = readPublicKeyInfo(tbs, 'subjectPKInfo');
  const attributes: Attribute[] = [];
  const tagged = tbs.readOptional(0xa0, 'attributes');
  if (tagged !== undefined) {
    const list = tbs.enter(tagged);
    while (!list.atEnd) attributes.push(readAttribute(list));
  }
  tbs.finish('certificationRequestInfo');
  const signatureAlgorithm = readAlgorithm(csr, 'signatureAlgorithm');
  const signature = readSignatureValue(csr, 'signature', problems);
  csr.finish('CertificationRequest');
  return {
    der: bytes.subarray(whole.start, whole.end),
    tbs: bytes.subarray(tbsTlv.start, tbsTlv.end),
    subject,
    publicKey,
    signatureAlgorithm,
    signature,
    extensions: requestedExtensions(bytes, attributes),
    attributes,
  };
}

/** The same list under both OIDs counts once; two different lists are joined, so that a contradiction shows. */
function requestedExtensions(bytes: Uint8Array, attributes: readonly Attribute[]): readonly Extension[] {
  const lists: Uint8Array[] = [];
  for (const attribute of attributes) {
    if (!EXTENSION_REQUESTS.has(attribute.oid)) continue;
    for (const value of attribute.values) {
      if (lists.some((list) => bytesEqual(list, value))) continue;
      if (lists.length === MAX_LISTS) throw malformed(`extensionRequest: more than ${MAX_LISTS} lists of extensions`);
      lists.push(value);
    }
  }
  return lists.flatMap((list) => {
    // Over the whole file, so that the extensions' spans are offsets in it.
    const cursor = Cursor.over(bytes.subarray(0, list.byteOffset - bytes.byteOffset + list.length), BER_LIMITS);
    cursor.position = list.byteOffset - bytes.byteOffset;
    return readExtensions(cursor, 'extensionRequest', []);
  });
}
