import { isoTime } from '../../text/isoTime.js';
import type { Context, Judged } from '../context.js';
import { failure, type PathFailure } from '../failure.js';

/** RFC 5280 § 4.1.2.5: both ends belong to the period. Times have whole seconds there, so fractions of `at` are dropped. */
export function checkValidity({ certificate, label }: Judged, { at }: Context): PathFailure | undefined {
  const now = Math.floor(at / 1000) * 1000;
  const operands = {
    notBefore: isoTime(certificate.notBefore),
    notAfter: isoTime(certificate.notAfter),
    at: isoTime(now),
  };
  if (now < certificate.notBefore) {
    return failure(
      'not-yet-valid',
      certificate,
      `${label} is not valid before ${operands.notBefore}; the time of the check is ${operands.at}.`,
      operands,
    );
  }
  if (now > certificate.notAfter) {
    return failure(
      'expired',
      certificate,
      `${label} expired on ${operands.notAfter}; the time of the check is ${operands.at}.`,
      operands,
    );
  }
  return undefined;
}
