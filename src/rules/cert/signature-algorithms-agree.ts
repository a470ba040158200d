import { bytesEqual } from '../../core/asn1/bytes.js';
import { defineRule, fail, pass } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { toHex } from '../../core/text/hex.js';
import type { AlgorithmIdentifier } from '../../core/x509/types.js';

/** Octets of parameters in the evidence. RSASSA-PSS has about 50. */
const MAX_SHOWN = 128;

export default defineRule({
  id: 'cert/signature-algorithms-agree',
  title: 'The signed and unsigned signature algorithms are the same',
  targets: ['server', 'client', 'connection-point'],
  severity: 'error',
  why: 'A certificate names the algorithm twice: inside the signed part, and outside it where anyone can change it. A validator must refuse a certificate in which the two differ.',
  fix: 'Reissue the certificate. If the CA regularly issues such certificates, report the error to its software vendor.',
  symptoms: 'none recorded',
  citations: [{ source: 'RFC 5280', section: '4.1.1.2: signatureAlgorithm', strength: 'required' }],
  example: {
    good: 'sha256WithRSAEncryption in both',
    bad: 'sha256WithRSAEncryption inside, sha1WithRSAEncryption outside',
  },
  check({ certificate: { tbsSignatureAlgorithm: inner, signatureAlgorithm: outer } }) {
    const evidence = { inner: describe(inner), outer: describe(outer) };
    if (inner.oid === outer.oid && sameParameters(inner, outer)) return pass(`${inner.oid} in both`, evidence);
    const message =
      inner.oid === outer.oid
        ? `The parameters of ${inner.oid} differ inside and outside the signed part.`
        : `${inner.oid} inside the signed part, ${outer.oid} outside it.`;
    return fail(message, { path: 'signatureAlgorithm', evidence });
  },
});

function sameParameters(
  { parameters: inner }: AlgorithmIdentifier,
  { parameters: outer }: AlgorithmIdentifier,
): boolean {
  if (inner === undefined || outer === undefined) return inner === outer;
  return bytesEqual(inner, outer);
}

const describe = ({ oid, parameters }: AlgorithmIdentifier): string =>
  clip(parameters === undefined ? oid : `${oid} ${toHex(parameters.subarray(0, MAX_SHOWN))}`);
