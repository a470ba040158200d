import { bytesEqual } from '../../asn1/bytes.js';
import { BER_LIMITS, Cursor } from '../../asn1/cursor.js';
import { derViolations } from '../../asn1/strictDer.js';
import { TAG, tagName } from '../../asn1/tags.js';
import { toHex } from '../../text/hex.js';
import type { Context, Judged } from '../context.js';
import { failure, type PathFailure } from '../failure.js';
import { clip } from '../names/describe.js';

const EXPLICIT_VERSION = 0xa0;

/** The fields outside the extensions (RFC 5280 § 4.1). */
export function checkEncoding(judged: Judged, { profile }: Context): PathFailure | undefined {
  return (
    (profile.form.strictDer ? checkDer(judged) : undefined) ??
    (profile.form.timeEncoding ? checkTimes(judged) : undefined) ??
    checkAlgorithms(judged) ??
    checkVersion(judged, profile.form.leafVersion3) ??
    checkSerialNumber(judged, profile.form.serialNumber) ??
    checkNamesPresent(judged)
  );
}

/** § 4.1: two readings of one certificate are one too many. */
function checkDer({ certificate, label }: Judged): PathFailure | undefined {
  const problem = certificate.problems[0] ?? derViolations(certificate.der, 1)[0];
  if (problem === undefined) return undefined;
  const message = clip(problem.message);
  return failure('not-der', certificate, `${label} is not encoded as DER asks: ${message}.`, {
    problem: message,
    offset: problem.offset,
  });
}

const YEAR_2050 = Date.UTC(2050, 0, 1);

/** § 4.1.2.5: UTCTime through 2049, GeneralizedTime from then on. */
function checkTimes({ certificate, position, label }: Judged): PathFailure | undefined {
  if (position === 'anchor') return undefined;
  const tbs = Cursor.over(certificate.tbs, BER_LIMITS).readInto(TAG.sequence, 'tbsCertificate');
  tbs.readOptional(EXPLICIT_VERSION, 'version');
  tbs.read(TAG.integer, 'serialNumber');
  tbs.read(TAG.sequence, 'signature');
  tbs.read(TAG.sequence, 'issuer');
  const validity = tbs.readInto(TAG.sequence, 'validity');
  for (const field of ['notBefore', 'notAfter'] as const) {
    const wanted = certificate[field] < YEAR_2050 ? TAG.utcTime : TAG.generalizedTime;
    const { tag } = validity.read(undefined, field);
    if (tag === wanted) continue;
    return failure(
      'time-encoding',
      certificate,
      `${field} of ${label} is a ${tagName(tag)}, and must be a ${tagName(wanted)}.`,
      { field, encoding: tagName(tag) },
    );
  }
  return undefined;
}

/** § 4.1.1.2: what is signed must name the algorithm that signs it, or it could be exchanged. */
function checkAlgorithms({ certificate, label }: Judged): PathFailure | undefined {
  const inner = certificate.tbsSignatureAlgorithm;
  const outer = certificate.signatureAlgorithm;
  if (bytesEqual(inner.der, outer.der)) return undefined;
  return failure(
    'algorithm-mismatch',
    certificate,
    `${label} names two different signature algorithms, inside what is signed (${inner.oid}) and outside it (${outer.oid}).`,
    { inner: inner.oid, outer: outer.oid },
  );
}

function checkVersion({ certificate, label }: Judged, leafVersion3: boolean): PathFailure | undefined {
  const { version } = certificate;
  const minimum = leafVersion3 || certificate.extensions.length > 0 ? 3 : 1;
  if (version >= minimum && version <= 3) return undefined;
  const reason = version > 3 ? 'which does not exist' : 'version 3 is needed';
  return failure('version-not-allowed', certificate, `${label} is of X.509 version ${version}; ${reason}.`, {
    version,
  });
}

/** § 4.1.2.2. */
function checkSerialNumber(
  { certificate, label }: Judged,
  rules: { readonly maxOctets: number | undefined; readonly zero: boolean; readonly negative: boolean },
): PathFailure | undefined {
  const { serialNumber } = certificate;
  const zero = serialNumber.every((octet) => octet === 0);
  const negative = ((serialNumber[0] ?? 0) & 0x80) !== 0;
  const tooLong = rules.maxOctets !== undefined && serialNumber.length > rules.maxOctets;
  if (!((zero && !rules.zero) || (negative && !rules.negative) || tooLong)) return undefined;
  const reason = tooLong ? `longer than ${rules.maxOctets} octets` : zero ? 'zero' : 'negative';
  return failure('serial-number', certificate, `The serial number of ${label} is ${reason}.`, {
    serialNumber: clip(toHex(serialNumber)),
    octets: serialNumber.length,
  });
}

/** §§ 4.1.2.4, 4.1.2.6: who issued it is never nameless, and who issues is not either. */
function checkNamesPresent({ certificate, position, label }: Judged): PathFailure | undefined {
  if (certificate.issuer.rdns.length === 0) {
    return failure('empty-name', certificate, `${label} has an empty issuer name.`, { field: 'issuer' });
  }
  if (position !== 'leaf' && certificate.subject.rdns.length === 0) {
    return failure('empty-name', certificate, `${label} issues certificates and has an empty subject name.`, {
      field: 'subject',
    });
  }
  return undefined;
}
