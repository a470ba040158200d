import { bytesEqual } from '../../asn1/bytes.js';
import { toHex } from '../../text/hex.js';
import type { Context, Judged } from '../context.js';
import { failure, type PathFailure } from '../failure.js';
import { clip } from '../names/describe.js';

/** The fields outside the extensions (RFC 5280 § 4.1). */
export function checkEncoding(judged: Judged, { profile }: Context): PathFailure | undefined {
  const { certificate, label } = judged;
  const problem = profile.form.strictDer ? certificate.problems[0] : undefined;
  if (problem !== undefined) {
    return failure('not-der', certificate, `${label} is not encoded as DER asks: ${clip(problem.message)}.`, {
      problem: clip(problem.message),
      offset: problem.offset,
    });
  }
  return (
    checkAlgorithms(judged) ??
    checkVersion(judged, profile.form.leafVersion3) ??
    checkSerialNumber(judged, profile.form.serialNumber) ??
    checkNamesPresent(judged)
  );
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
