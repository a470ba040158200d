import { BER_LIMITS, Cursor, type ReadLimits } from '../asn1/cursor.js';
import { malformed } from '../asn1/errors.js';
import { readNumber } from '../asn1/integer.js';
import { readOctets } from '../asn1/octets.js';
import { readOid } from '../asn1/oid.js';
import { TAG } from '../asn1/tags.js';
import { readTime } from '../asn1/time.js';
import { CmgCertError } from '../errors.js';
import { readAlgorithm } from '../x509/algorithm.js';
import { readCertificate } from '../x509/certificate.js';
import { readExtensions } from '../x509/extension.js';
import { readName } from '../x509/name.js';
import { readSignatureValue } from '../x509/signatureValue.js';
import type { AlgorithmIdentifier, Certificate, Extension, Name } from '../x509/types.js';
import type { CertId } from './certId.js';

const BASIC = '1.3.6.1.5.5.7.48.1.1';
/** An answer is of one certificate; responders that answer from stock put a few more in. */
const MAX_RESPONSES = 1000;
const MAX_CERTIFICATES = 10;
const LIMITS: ReadLimits = { ...BER_LIMITS, maxElements: 50_000 };

export interface SingleResponse {
  readonly id: CertId;
  readonly status: 'good' | 'revoked' | 'unknown';
  /** ms since 1970. */
  readonly revokedAt: number | undefined;
  /** CRLReason. */
  readonly reason: number | undefined;
  readonly thisUpdate: number;
  readonly nextUpdate: number | undefined;
  readonly extensions: readonly Extension[];
}

export interface BasicResponse {
  /** ResponseData: what is signed. */
  readonly tbs: Uint8Array;
  readonly responder: { readonly name: Name } | { readonly keyHash: Uint8Array };
  readonly producedAt: number;
  readonly responses: readonly SingleResponse[];
  readonly extensions: readonly Extension[];
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly certificates: readonly Certificate[];
}

export type OcspResponse =
  | { readonly status: 'successful'; readonly basic: BasicResponse }
  /** OCSPResponseStatus by its name in RFC 6960 § 4.2.1. */
  | { readonly status: string; readonly basic: undefined };

/** OCSPResponseStatus; 4 is not used. */
const STATUSES: ReadonlyMap<number, string> = new Map([
  [1, 'malformedRequest'],
  [2, 'internalError'],
  [3, 'tryLater'],
  [5, 'sigRequired'],
  [6, 'unauthorized'],
]);

/**
 * Reads an OCSPResponse (RFC 6960 § 4.2.1).
 * @throws CmgCertError `malformed`, `truncated`, `too-deep`, `too-many-elements`
 */
export function readOcspResponse(der: Uint8Array): OcspResponse {
  const outer = Cursor.over(der, LIMITS);
  const response = outer.readInto(TAG.sequence, 'OCSPResponse');
  outer.finish('OCSPResponse');
  const number = readNumber(response, 'responseStatus', TAG.enumerated);
  if (number !== 0) return { status: STATUSES.get(number) ?? `status ${number}`, basic: undefined };
  const bytes = response.readInto(0xa0, 'responseBytes').readInto(TAG.sequence, 'ResponseBytes');
  const type = readOid(bytes, 'responseType');
  if (type !== BASIC) throw malformed(`responseType: ${type}, which is not id-pkix-ocsp-basic`);
  return { status: 'successful', basic: readBasic(readOctets(bytes, 'response')) };
}

function readBasic(der: Uint8Array): BasicResponse {
  const whole = Cursor.over(der, LIMITS).readInto(TAG.sequence, 'BasicOCSPResponse');
  const tbsTlv = whole.read(TAG.sequence, 'tbsResponseData');
  const tbs = whole.enter(tbsTlv);
  tbs.readOptional(0xa0, 'version');
  const responder = readResponder(tbs);
  const producedAt = readTime(tbs, 'producedAt').ms;
  const list = tbs.readInto(TAG.sequence, 'responses');
  const responses: SingleResponse[] = [];
  while (!list.atEnd) {
    if (responses.length === MAX_RESPONSES) throw tooMany(`more than ${MAX_RESPONSES} responses`);
    responses.push(readSingle(list.readInto(TAG.sequence, 'SingleResponse')));
  }
  const extensions = readExplicitExtensions(tbs, 'responseExtensions');
  tbs.finish('tbsResponseData');
  const signatureAlgorithm = readAlgorithm(whole, 'signatureAlgorithm');
  const signature = readSignatureValue(whole, 'signature', []);
  const certificates: Certificate[] = [];
  if (!whole.atEnd) {
    const certs = whole.readInto(0xa0, 'certs').readInto(TAG.sequence, 'certs');
    while (!certs.atEnd) {
      if (certificates.length === MAX_CERTIFICATES) throw tooMany(`more than ${MAX_CERTIFICATES} certificates`);
      const tlv = certs.read(TAG.sequence, 'Certificate');
      certificates.push(readCertificate(tlv.bytes.subarray(tlv.start, tlv.end)));
    }
  }
  return {
    tbs: tbsTlv.bytes.subarray(tbsTlv.start, tbsTlv.end),
    responder,
    producedAt,
    responses,
    extensions,
    signatureAlgorithm,
    signature,
    certificates,
  };
}

function readResponder(tbs: Cursor): BasicResponse['responder'] {
  if (tbs.nextTag === 0xa1) return { name: readName(tbs.readInto(0xa1, 'responderID'), 'byName') };
  return { keyHash: readOctets(tbs.readInto(0xa2, 'responderID'), 'byKey') };
}

function readSingle(single: Cursor): SingleResponse {
  const certId = single.readInto(TAG.sequence, 'certID');
  const { oid: hashOid } = readAlgorithm(certId, 'hashAlgorithm');
  const issuerNameHash = readOctets(certId, 'issuerNameHash');
  const issuerKeyHash = readOctets(certId, 'issuerKeyHash');
  const serial = certId.read(TAG.integer, 'serialNumber');
  certId.finish('certID');
  const serialNumber = serial.bytes.subarray(serial.contentStart, serial.contentEnd);
  const status = readStatus(single);
  const thisUpdate = readTime(single, 'thisUpdate').ms;
  const nextUpdate =
    single.nextTag === 0xa0 ? readTime(single.readInto(0xa0, 'nextUpdate'), 'nextUpdate').ms : undefined;
  const extensions = readExplicitExtensions(single, 'singleExtensions');
  single.finish('SingleResponse');
  return {
    id: { hashOid, issuerNameHash, issuerKeyHash, serialNumber },
    ...status,
    thisUpdate,
    nextUpdate,
    extensions,
  };
}

function readStatus(single: Cursor): Pick<SingleResponse, 'status' | 'revokedAt' | 'reason'> {
  const none = { revokedAt: undefined, reason: undefined };
  const tlv = single.read(undefined, 'certStatus');
  switch (tlv.tag) {
    case 0x80:
      return { status: 'good', ...none };
    case 0x82:
      return { status: 'unknown', ...none };
    case 0xa1: {
      const info = single.enter(tlv);
      const revokedAt = readTime(info, 'revocationTime').ms;
      const reason = info.atEnd ? undefined : readNumber(info.readInto(0xa0, 'reason'), 'reason', TAG.enumerated);
      return { status: 'revoked', revokedAt, reason };
    }
    default:
      throw malformed('certStatus: none that RFC 6960 knows', tlv.start);
  }
}

function readExplicitExtensions(cursor: Cursor, what: string): readonly Extension[] {
  if (cursor.nextTag !== 0xa1) return [];
  return readExtensions(cursor.readInto(0xa1, what), what, []);
}

const tooMany = (what: string): CmgCertError =>
  new CmgCertError('too-many-elements', `the OCSP answer has ${what}`, {
    remedy: 'No responder answers so. Check the address.',
  });
