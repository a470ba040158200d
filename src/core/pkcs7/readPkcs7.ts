import { BER_LIMITS, Cursor } from '../asn1/cursor.js';
import { malformed } from '../asn1/errors.js';
import { readNumber } from '../asn1/integer.js';
import { readOid } from '../asn1/oid.js';
import { TAG } from '../asn1/tags.js';
import { CmgCertError } from '../errors.js';
import { readCertificate } from '../x509/certificate.js';
import { readCrl } from '../x509/crl/readCrl.js';
import type { Certificate, Crl } from '../x509/types.js';

export interface Pkcs7 {
  /** CMSVersion of the SignedData. */
  readonly version: number;
  /** In the order of the file, which a SET does not define. */
  readonly certificates: readonly Certificate[];
  readonly crls: readonly Crl[];
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';

const OTHER_CONTENT: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.7.1', 'plain data'],
  ['1.2.840.113549.1.7.3', 'enveloped (encrypted) data'],
  ['1.2.840.113549.1.7.4', 'signed and enveloped data'],
  ['1.2.840.113549.1.7.5', 'digested data'],
  ['1.2.840.113549.1.7.6', 'encrypted data'],
  ['1.2.840.113549.1.9.16.1.2', 'authenticated data'],
  ['1.2.840.113549.1.9.16.1.9', 'compressed data'],
  ['1.2.840.113549.1.9.16.1.23', 'authenticated and enveloped data'],
]);

/**
 * The certificates and CRLs of a PKCS #7 or CMS SignedData (RFC 5652 § 5.1): P7B and P7C files, and signed
 * messages. DER and BER with indefinite lengths. Signatures are not looked at; certificates and CRLs of
 * other formats (attribute certificates and the like) are passed over.
 * @throws CmgCertError `not-recognised` for another content type; `malformed`, `truncated` and the like
 */
export function readPkcs7(bytes: Uint8Array): Pkcs7 {
  const contentInfo = Cursor.over(bytes, BER_LIMITS).readInto(TAG.sequence, 'ContentInfo');
  const contentType = readOid(contentInfo, 'contentType');
  if (contentType !== SIGNED_DATA) throw otherContent(contentType);
  const signedData = contentInfo.readInto(0xa0, 'content').readInto(TAG.sequence, 'SignedData');
  const version = readNumber(signedData, 'version');
  signedData.read(TAG.set, 'digestAlgorithms');
  signedData.read(TAG.sequence, 'encapContentInfo');

  const certificates: Certificate[] = [];
  const crls: Crl[] = [];
  eachSequence(signedData, 0xa0, 'certificates', (element) => certificates.push(readCertificate(element)));
  eachSequence(signedData, 0xa1, 'crls', (element) => crls.push(readCrl(element)));
  const last = signedData.read(undefined, 'signerInfos');
  if (last.tag !== TAG.set) throw malformed('signerInfos: expected SET', last.start);
  return { version, certificates, crls };
}

function eachSequence(cursor: Cursor, tag: number, what: string, visit: (element: Uint8Array) => void): void {
  const tagged = cursor.readOptional(tag, what);
  if (tagged === undefined) return;
  const list = cursor.enter(tagged);
  while (!list.atEnd) {
    const tlv = list.read(undefined, what);
    if (tlv.tag === TAG.sequence) visit(tlv.bytes.subarray(tlv.start, tlv.end));
  }
}

function otherContent(oid: string): CmgCertError {
  const what = OTHER_CONTENT.get(oid) ?? `content of type ${oid}`;
  return new CmgCertError('not-recognised', `PKCS #7 file with ${what}, not with certificates`, {
    remedy: 'Give a P7B file with certificates (PKCS #7 SignedData), or the certificates themselves.',
  });
}
