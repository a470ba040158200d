import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import { describeSignatureAlgorithm } from '../../core/x509/signatureAlgorithms.js';

export default defineRule({
  id: 'request/signature',
  title: 'The request is signed with its own key',
  targets: ['server-request', 'client-request', 'connection-point-request'],
  severity: 'error',
  why: 'The signature proves that the requester has the private key. No CA issues a certificate if the signature does not verify. A request that was changed after signing asks for something its author did not want.',
  fix: 'Create the request again and send it unchanged. cmg-cert request creates one, with its key or as a certreq INF.',
  symptoms: 'none recorded',
  citations: [{ source: 'RFC 2986', section: '3: overview', strength: 'required' }],
  example: {
    good: 'a request that openssl req -verify accepts',
    bad: 'a request whose subject was edited after it was signed',
  },
  check({ csr, signature }) {
    const { name } = describeSignatureAlgorithm(csr.signatureAlgorithm);
    switch (signature) {
      case 'valid':
        return pass(`The key in the request verifies its signature (${name}).`);
      case 'invalid':
        return fail(
          'The key in the request does not verify its signature. The request was changed, or signed with another key.',
          {
            path: 'signature',
          },
        );
      case 'unsupported':
        return unknown('undecidable', `This platform cannot verify the signature (${name}).`, { path: 'signature' });
    }
  },
});
