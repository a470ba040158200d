import { Cursor } from '../../../core/asn1/cursor.js';
import { malformed } from '../../../core/asn1/errors.js';
import { integerToNumber } from '../../../core/asn1/integer.js';
import { readOctets } from '../../../core/asn1/octets.js';
import { readOid } from '../../../core/asn1/oid.js';
import { TAG } from '../../../core/asn1/tags.js';
import { readAlgorithm } from '../../../core/x509/algorithm.js';

/** Clients ask of one certificate at a time; a chain has a handful. */
const MAX_CERTIFICATES = 20;
/** RFC 9654 § 2.1. */
const MAX_NONCE_OCTETS = 128;
const NONCE = '1.3.6.1.5.5.7.48.1.2';
/** What a request of 20 certificates needs, several times over. */
const LIMITS = { encoding: 'der', maxDepth: 16, maxElements: 2000 } as const;

/** CertID, RFC 6960 § 4.1.1. */
export interface CertId {
  /** The whole element: answers repeat it octet by octet. */
  readonly der: Uint8Array;
  /** OID of the hash by which name and key are told. */
  readonly hash: string;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serialNumber: Uint8Array;
}

export interface OcspRequest {
  readonly certIds: readonly [CertId, ...CertId[]];
  /** Value of the nonce extension as it stands (the inner OCTET STRING, whole); undefined when there is none. */
  readonly nonce: Uint8Array | undefined;
}

/**
 * Reads an OCSPRequest (RFC 6960 § 4.1.1). A signature on it is passed over: this responder answers anybody.
 * @throws CmgCertError for what is no such request, asks of more than 20 certificates, or has a critical extension
 */
export function readRequest(der: Uint8Array): OcspRequest {
  const outer = Cursor.over(der, LIMITS);
  const request = outer.readInto(TAG.sequence, 'OCSPRequest');
  outer.finish('OCSPRequest');
  const tbs = request.readInto(TAG.sequence, 'tbsRequest');
  request.readOptional(0xa0, 'optionalSignature');
  request.finish('OCSPRequest');

  const version = tbs.readOptional(0xa0, 'version');
  if (version !== undefined) {
    const inner = tbs.enter(version);
    const number = inner.read(TAG.integer, 'version');
    if (integerToNumber(number.bytes.subarray(number.contentStart, number.contentEnd), 'version') !== 0)
      throw malformed('version: not v1', number.start);
  }
  tbs.readOptional(0xa1, 'requestorName');
  const list = tbs.readInto(TAG.sequence, 'requestList');
  const certIds: CertId[] = [];
  while (!list.atEnd) {
    if (certIds.length === MAX_CERTIFICATES) throw malformed(`requestList: more than ${MAX_CERTIFICATES} certificates`);
    const single = list.readInto(TAG.sequence, 'Request');
    certIds.push(readCertId(single));
    readExtensions(single, 0xa0);
    single.finish('Request');
  }
  const [first, ...rest] = certIds;
  if (first === undefined) throw malformed('requestList: asks of no certificate');
  const nonce = readExtensions(tbs, 0xa2);
  tbs.finish('tbsRequest');
  return { certIds: [first, ...rest], nonce };
}

function readCertId(cursor: Cursor): CertId {
  const tlv = cursor.read(TAG.sequence, 'CertID');
  const inner = cursor.enter(tlv);
  const { oid: hash } = readAlgorithm(inner, 'hashAlgorithm');
  const issuerNameHash = readOctets(inner, 'issuerNameHash');
  const issuerKeyHash = readOctets(inner, 'issuerKeyHash');
  const serial = inner.read(TAG.integer, 'serialNumber');
  inner.finish('CertID');
  return {
    der: tlv.bytes.subarray(tlv.start, tlv.end),
    hash,
    issuerNameHash,
    issuerKeyHash,
    serialNumber: serial.bytes.subarray(serial.contentStart, serial.contentEnd),
  };
}

/** @returns the nonce, where it is among them */
function readExtensions(cursor: Cursor, tag: number): Uint8Array | undefined {
  const wrapper = cursor.readOptional(tag, 'extensions');
  if (wrapper === undefined) return undefined;
  let nonce: Uint8Array | undefined;
  const list = cursor.enter(wrapper).readInto(TAG.sequence, 'extensions');
  while (!list.atEnd) {
    const one = list.readInto(TAG.sequence, 'Extension');
    const id = readOid(one, 'extnID');
    const critical = one.readOptional(TAG.boolean, 'critical') !== undefined;
    const value = readOctets(one, 'extnValue');
    one.finish('Extension');
    if (id === NONCE) nonce = checkedNonce(value);
    else if (critical) throw malformed(`a critical extension that is not known here: ${id}`);
  }
  return nonce;
}

function checkedNonce(value: Uint8Array): Uint8Array {
  const cursor = Cursor.over(value, LIMITS);
  const octets = readOctets(cursor, 'nonce');
  cursor.finish('nonce');
  if (octets.length < 1 || octets.length > MAX_NONCE_OCTETS)
    throw malformed(`nonce: ${octets.length} octets, where 1 to ${MAX_NONCE_OCTETS} are allowed`);
  return value;
}
