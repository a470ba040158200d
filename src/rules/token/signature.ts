import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';

/** Octets of the signatures of RSA keys of 2048, 3072 and 4096 bits. */
const SIZES = [256, 384, 512];

export default defineRule({
  id: 'token/signature',
  title: 'The key of the signing certificate verifies the token',
  targets: ['token'],
  severity: 'error',
  why: 'Header and claims can be written by anybody; the signature alone shows that the site wrote them, and that no character has changed since.',
  fix: 'Copy the token again, whole. If it still does not verify, it was signed before the certificate was renewed, or by another site: make a new one with BulkRegistrationTokenTool.exe /new',
  symptoms: ['cmg-invalid-token'],
  citations: [
    { source: 'TOK', section: 'Token signing', strength: 'required' },
    { source: 'RFC 7515', section: '5.2: message signature validation', strength: 'required' },
  ],
  example: { good: 'signed with the SMS Token Signing Certificate', bad: 'one character of the claims changed' },
  check({ token, signers }) {
    const path = 'signature';
    const length = token.signature?.length;
    if (token.signature !== undefined && !SIZES.includes(token.signature.length) && signers.length === 0) {
      return fail(
        `The signature has ${length} octets, which no RSA key of a site makes: something is missing or was added.`,
        {
          path,
          evidence: { octets: token.signature.length },
        },
      );
    }
    const signed = signers.find(({ signature }) => signature === 'valid');
    if (signed !== undefined) return pass(`The key of ${signed.label} verifies it.`, { certificate: signed.label });
    if (signers.length === 0) {
      return unknown('not-asked', 'Without the signing certificate the signature was not verified.', {
        asks: ['--signing-certificate FILE'],
      });
    }
    const labels = signers.map(({ label }) => label).join(', ');
    if (signers.some(({ signature }) => signature === 'unsupported')) {
      return unknown('undecidable', `The signature cannot be verified on this platform (${labels}).`, { path });
    }
    if (signers.some(({ signature }) => signature === 'invalid')) {
      return fail(`The key of ${labels} does not verify it.`, { path, evidence: { certificates: labels } });
    }
    if (signers.every(({ certificate }) => certificate.publicKey.key.type !== 'rsa')) {
      return fail(`The key of ${labels} is not RSA: it cannot have signed the token.`, { path });
    }
    const causedBy = token.faults.length > 0 ? 'token/form' : 'token/algorithm';
    return fail('It is not signed in a way that a site uses, so nothing was verified.', { path, causedBy });
  },
});
