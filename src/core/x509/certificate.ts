import { BER_LIMITS, Cursor, DER_LIMITS, type ReadLimits } from '../asn1/cursor.js';
import { malformed } from '../asn1/errors.js';
import { integerToNumber, isMinimalInteger } from '../asn1/integer.js';
import { TAG } from '../asn1/tags.js';
import { readTime, type TimeReading } from '../asn1/time.js';
import { CmgCertError } from '../errors.js';
import { readAlgorithm } from './algorithm.js';
import { readExtensions } from './extension.js';
import { readName } from './name.js';
import { readPublicKeyInfo } from './publicKey.js';
import { readSignatureValue } from './signatureValue.js';
import type { Certificate, DecodeProblem, Extension } from './types.js';

/** Those of public CAs with a hundred names have some 5 kB, of test suites with ten thousand 400 kB. */
const MAX_CERTIFICATE_BYTES = 1024 * 1024;

const VERSION = 0xa0;
const ISSUER_UNIQUE_ID = 0x81;
const SUBJECT_UNIQUE_ID = 0x82;
const EXTENSIONS = 0xa3;

/**
 * Reads a certificate (RFC 5280 § 4.1). Lenient: what a strict reader would refuse and this one can pass
 * over stands in `problems`, and extensions are opened one by one by `readExtension`. Nothing is copied.
 *
 * @param der one certificate; what follows it is reported as a problem
 * @throws CmgCertError `too-large` above 1 MiB; `truncated`, `malformed`, `too-deep`, `too-many-elements`, with the field
 * and the offset
 */
export function readCertificate(der: Uint8Array): Certificate {
  return readStrictlyThenLeniently(der, readWith);
}

/**
 * Nearly all files are DER, so they are read as such; one that is not is read again as BER, with the
 * reason of the refusal as a problem.
 */
export function readStrictlyThenLeniently<T>(
  bytes: Uint8Array,
  read: (bytes: Uint8Array, limits: ReadLimits, problems: DecodeProblem[]) => T,
): T {
  try {
    return read(bytes, DER_LIMITS, []);
  } catch (error) {
    if (!(error instanceof CmgCertError) || error.code !== 'malformed') throw error;
    return read(bytes, BER_LIMITS, [{ message: error.message, offset: error.offset ?? 0 }]);
  }
}

function readWith(bytes: Uint8Array, limits: ReadLimits, problems: DecodeProblem[]): Certificate {
  const outer = Cursor.over(bytes, limits);
  const whole = outer.read(TAG.sequence, 'Certificate');
  if (!outer.atEnd) {
    problems.push({ message: `${bytes.length - whole.end} bytes follow the certificate`, offset: whole.end });
  }
  if (whole.end > MAX_CERTIFICATE_BYTES) {
    throw new CmgCertError('too-large', `a certificate of ${whole.end} bytes, more than 1 MiB`, {
      remedy: 'No CA issues certificates that large. Export it again from its source.',
    });
  }
  const certificate = outer.enter(whole);
  const tbsTlv = certificate.read(TAG.sequence, 'tbsCertificate');
  const tbs = certificate.enter(tbsTlv);

  const version = readVersion(tbs, problems);
  const serial = tbs.read(TAG.integer, 'serialNumber');
  const serialNumber = bytes.subarray(serial.contentStart, serial.contentEnd);
  if (serialNumber.length === 0) throw malformed('serialNumber: INTEGER without content', serial.start);
  if (!isMinimalInteger(serialNumber)) {
    problems.push({ message: 'serialNumber: not in its shortest form, which DER asks for', offset: serial.start });
  }
  const tbsSignatureAlgorithm = readAlgorithm(tbs, 'signature');
  const issuer = readName(tbs, 'issuer');
  const validity = tbs.readInto(TAG.sequence, 'validity');
  const notBefore = timeOf(validity, 'notBefore', problems);
  const notAfter = timeOf(validity, 'notAfter', problems);
  validity.finish('validity');
  const subject = readName(tbs, 'subject');
  const publicKey = readPublicKeyInfo(tbs, 'subjectPublicKeyInfo');
  tbs.readOptional(ISSUER_UNIQUE_ID, 'issuerUniqueID');
  tbs.readOptional(SUBJECT_UNIQUE_ID, 'subjectUniqueID');
  const extensions = readTaggedExtensions(tbs, EXTENSIONS, problems);
  tbs.finish('tbsCertificate');

  const signatureAlgorithm = readAlgorithm(certificate, 'signatureAlgorithm');
  const signature = readSignatureValue(certificate, 'signatureValue', problems);
  certificate.finish('Certificate');
  return {
    der: bytes.subarray(whole.start, whole.end),
    tbs: bytes.subarray(tbsTlv.start, tbsTlv.end),
    version,
    serialNumber,
    tbsSignatureAlgorithm,
    signatureAlgorithm,
    signature,
    issuer,
    subject,
    notBefore,
    notAfter,
    publicKey,
    extensions,
    problems,
  };
}

/** The INTEGER is one less than the version's name; absent means version 1. */
function readVersion(tbs: Cursor, problems: DecodeProblem[]): number {
  const tagged = tbs.readOptional(VERSION, 'version');
  if (tagged === undefined) return 1;
  const inner = tbs.enter(tagged);
  const tlv = inner.read(TAG.integer, 'version');
  inner.finish('version');
  const number = integerToNumber(tlv.bytes.subarray(tlv.contentStart, tlv.contentEnd), 'version', tlv.start);
  if (number === 0) problems.push({ message: 'version: 1 is the default, which DER leaves out', offset: tagged.start });
  return number + 1;
}

function timeOf(cursor: Cursor, what: string, problems: DecodeProblem[]): number {
  const offset = cursor.position;
  const reading: TimeReading = readTime(cursor, what);
  if (reading.problem !== undefined) problems.push({ message: reading.problem, offset });
  return reading.ms;
}

/** Extensions under their explicit tag, where they are there. */
export function readTaggedExtensions(cursor: Cursor, tag: number, problems: DecodeProblem[]): Extension[] {
  const tagged = cursor.readOptional(tag, 'extensions');
  if (tagged === undefined) return [];
  const inner = cursor.enter(tagged);
  const extensions = readExtensions(inner, 'extensions', problems);
  inner.finish('extensions');
  return extensions;
}
