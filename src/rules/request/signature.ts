import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import { describeSignatureAlgorithm } from '../../core/x509/signatureAlgorithms.js';

export default defineRule({
  id: 'request/signature',
  title: 'The request is signed with its own key',
  targets: ['server-request', 'client-request', 'connection-point-request'],
  severity: 'error',
  why: 'The signature proves that whoever asks has the private key. No CA issues for a request whose signature does not verify, and one that was changed after it was signed asks for something else than its maker wanted.',
  fix: 'Make the request again, and send it as it was written: cmg-cert request makes one, with its key or as a certreq INF.',
  symptoms: 'none recorded',
  citations: [{ source: 'RFC 2986', section: '3: overview', strength: 'required' }],
  example: { good: 'as openssl req -verify accepts it', bad: 'a request whose subject was edited after it was signed' },
  check({ csr, signature }) {
    const { name } = describeSignatureAlgorithm(csr.signatureAlgorithm);
    switch (signature) {
      case 'valid':
        return pass(`Its key verifies its signature (${name}).`);
      case 'invalid':
        return fail(
          'The signature does not verify with the key in the request: it was changed, or signed with another key.',
          {
            path: 'signature',
          },
        );
      case 'unsupported':
        return unknown('undecidable', `This platform cannot verify the signature (${name}).`, { path: 'signature' });
    }
  },
});
