import { derViolations } from '../../core/asn1/strictDer.js';
import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import { counted } from '../../core/text/days.js';
import { EXTENSION_NAMES } from '../../core/x509/extensions/index.js';
import { readExtension } from '../../core/x509/readExtension.js';
import type { Certificate, DecodeProblem } from '../../core/x509/types.js';

/** Beyond these nothing is learnt: the encoder is at fault, not the certificate. */
const MAX_VIOLATIONS = 20;
const MAX_NAMED = 3;

export default defineRule({
  id: 'cert/der-encoding',
  title: 'The certificate is encoded in strict DER',
  targets: ['server', 'client', 'connection-point'],
  severity: 'warning',
  why: 'DER leaves one way to write a certificate. One written another way is read by some programs, Windows among them, and refused by others, and its signature may break when a program writes it anew.',
  fix: 'Have it issued again by software that writes DER; a certificate that was changed after it was signed is taken from its CA anew.',
  symptoms: 'none recorded',
  citations: [
    { source: 'RFC 5280', section: '4.1: basic certificate fields', strength: 'required' },
    { source: 'X.690', section: '10 and 11: DER', strength: 'required' },
  ],
  example: { good: 'TRUE as 01 01 FF', bad: 'TRUE as 01 01 01' },
  check({ certificate }) {
    const found = violationsOf(certificate);
    if (found.length === 0) return pass('Strict DER throughout.');
    const unreadable = unreadableSpans(certificate);
    const violations = found.filter(
      ({ offset }) => !unreadable.some(({ start, end }) => offset >= start && offset < end),
    );
    const [first] = violations;
    if (first === undefined) {
      return unknown(
        'undecidable',
        'An extension cannot be decoded (cert/extensions-decodable), and beyond it was not looked.',
      );
    }
    const named = violations.slice(0, MAX_NAMED).map(({ message, offset }) => `${message} (octet ${offset})`);
    const more = violations.length > MAX_NAMED ? `; ${violations.length - MAX_NAMED} more` : '';
    return fail(`${counted(violations.length, 'violation')} of DER: ${named.join('; ')}${more}.`, {
      path: `offset/${first.offset}`,
      evidence: { violations: named, count: violations.length },
    });
  },
});

/** In the order of the file, with what the lenient reader noticed beyond the certificate's own octets, such as octets after its end. */
function violationsOf({ der, problems }: Certificate): readonly DecodeProblem[] {
  const violations: readonly DecodeProblem[] = derViolations(der, MAX_VIOLATIONS);
  const seen = new Set(violations.map(({ offset }) => offset));
  const others = problems.slice(0, MAX_VIOLATIONS).filter(({ offset }) => !seen.has(offset));
  return [...violations, ...others].sort((a, b) => a.offset - b.offset);
}

/** Extensions that cannot be decoded: that they are no DER either is the same mistake. */
const unreadableSpans = (certificate: Certificate) =>
  certificate.extensions
    .filter(({ oid }) => {
      const name = EXTENSION_NAMES.get(oid);
      return name !== undefined && readExtension(certificate, name).state === 'malformed';
    })
    .map(({ span }) => span);
