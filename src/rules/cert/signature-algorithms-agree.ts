import { defineRule, fail, pass } from '../../core/check/rule.js';
import { toHex } from '../../core/text/hex.js';
import type { AlgorithmIdentifier } from '../../core/x509/types.js';

export default defineRule({
  id: 'cert/signature-algorithms-agree',
  title: 'The signed and the unsigned signature algorithm are the same',
  targets: ['server', 'client', 'connection-point'],
  severity: 'error',
  why: 'The algorithm stands twice in a certificate: inside the signed part, and outside it where anybody could change it. A validator must refuse a certificate where the two differ.',
  fix: 'Have it issued again. If the CA writes such certificates regularly, its software is at fault: tell its maker.',
  symptoms: 'none recorded',
  citations: [{ source: 'RFC 5280', section: '4.1.1.2: signatureAlgorithm', strength: 'required' }],
  example: {
    good: 'sha256WithRSAEncryption in both',
    bad: 'sha256WithRSAEncryption inside, sha1WithRSAEncryption outside',
  },
  check({ certificate: { tbsSignatureAlgorithm: inner, signatureAlgorithm: outer } }) {
    const evidence = { inner: describe(inner), outer: describe(outer) };
    if (evidence.inner === evidence.outer) return pass(`${inner.oid} in both`, evidence);
    const message =
      inner.oid === outer.oid
        ? `The parameters of ${inner.oid} differ inside and outside the signed part.`
        : `${inner.oid} inside the signed part, ${outer.oid} outside it.`;
    return fail(message, { path: 'signatureAlgorithm', evidence });
  },
});

const describe = ({ oid, parameters }: AlgorithmIdentifier): string =>
  parameters === undefined ? oid : `${oid} ${toHex(parameters)}`;
