import { defineRule, fail, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { thumbprintOf } from '../../core/token/header.js';

export default defineRule({
  id: 'token/thumbprint',
  title: 'The header names the signing certificate given',
  targets: ['token'],
  severity: 'error',
  why: 'By the thumbprint in x5t the management point finds the certificate to verify with. After the SMS Token Signing Certificate was renewed, tokens that name the old one are refused.',
  fix: 'Give the certificate that the site signs with now, or make a new token with BulkRegistrationTokenTool.exe /new',
  symptoms: ['cmg-invalid-token'],
  citations: [
    { source: 'TOK', section: 'Token signing', strength: 'required' },
    { source: 'RFC 7515', section: '4.1.7: x5t', strength: 'required' },
  ],
  example: { good: 'x5t is the SHA-1 thumbprint of the certificate', bad: 'x5t is that of the certificate before' },
  check({ token, signers }) {
    const named = thumbprintOf(token);
    if (named === undefined) return notApplicable('It names none, or not as a thumbprint (token/algorithm).');
    if (signers.length === 0) {
      return unknown('not-asked', `It names the certificate ${named}; none was given to compare.`, {
        asks: ['--signing-certificate FILE'],
      });
    }
    const one = signers.find((signer) => signer.named);
    if (one !== undefined) return pass(`It names ${one.label}.`, { thumbprint: named });
    const given = signers.map(({ thumbprintSha1 }) => thumbprintSha1);
    return fail(`It names the certificate ${named}; given is ${given.join(', ')}.`, {
      path: 'header/x5t',
      evidence: { named, given },
    });
  },
});
