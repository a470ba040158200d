import { derViolations } from '../../core/asn1/strictDer.js';
import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import { counted } from '../../core/text/days.js';
import { EXTENSION_NAMES } from '../../core/x509/extensions/index.js';
import { readExtension } from '../../core/x509/readExtension.js';
import type { Certificate, DecodeProblem } from '../../core/x509/types.js';

/** More violations add nothing. The encoder is wrong, not one certificate. */
const MAX_VIOLATIONS = 20;
const MAX_NAMED = 3;

export default defineRule({
  id: 'cert/der-encoding',
  title: 'The certificate is encoded in strict DER',
  targets: ['server', 'client', 'connection-point'],
  severity: 'warning',
  why: 'DER allows only one encoding of a certificate. Some programs, including Windows, read other encodings, and some refuse them. The signature may fail after a program encodes the certificate again.',
  fix: 'Reissue the certificate with software that writes DER. If someone changed the file after it was signed, get the original from the CA.',
  symptoms: 'none recorded',
  citations: [
    { source: 'RFC 5280', section: '4.1: basic certificate fields', strength: 'required' },
    { source: 'X.690', section: '10 and 11: DER', strength: 'required' },
  ],
  example: { good: 'TRUE as 01 01 FF', bad: 'TRUE as 01 01 01' },
  check({ certificate }) {
    const found = violationsOf(certificate);
    if (found.length === 0) return pass('The whole certificate is strict DER.');
    const unreadable = unreadableSpans(certificate);
    const violations = found.filter(
      ({ offset }) => !unreadable.some(({ start, end }) => offset >= start && offset < end),
    );
    const [first] = violations;
    if (first === undefined) {
      return unknown(
        'undecidable',
        'An extension cannot be decoded (cert/extensions-decodable). It was not checked for DER.',
      );
    }
    const named = violations.slice(0, MAX_NAMED).map(({ message, offset }) => `${message} (byte ${offset})`);
    const more = violations.length > MAX_NAMED ? `; ${violations.length - MAX_NAMED} more` : '';
    return fail(`${counted(violations.length, 'DER violation')}: ${named.join('; ')}${more}.`, {
      path: `offset/${first.offset}`,
      evidence: { violations: named, count: violations.length },
    });
  },
});

/** In file order. Includes what the lenient reader found outside the certificate itself, such as octets after its end. */
function violationsOf({ der, problems }: Certificate): readonly DecodeProblem[] {
  const violations: readonly DecodeProblem[] = derViolations(der, MAX_VIOLATIONS);
  const seen = new Set(violations.map(({ offset }) => offset));
  const others = problems.slice(0, MAX_VIOLATIONS).filter(({ offset }) => !seen.has(offset));
  return [...violations, ...others].sort((a, b) => a.offset - b.offset);
}

/** Extensions that cannot be decoded. Their DER violations are the same mistake. */
const unreadableSpans = (certificate: Certificate) =>
  certificate.extensions
    .filter(({ oid }) => {
      const name = EXTENSION_NAMES.get(oid);
      return name !== undefined && readExtension(certificate, name).state === 'malformed';
    })
    .map(({ span }) => span);
