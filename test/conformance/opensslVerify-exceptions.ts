export interface Exception {
  /** `valid`, or the code of our failure. */
  readonly ours: string;
  readonly theirs: 'valid' | 'refused';
  readonly reason: string;
}

/**
 * Chains on which `openssl verify` (3.0) and validatePath with Windows' profiles differ by design, with the answers of both. One that comes to
 * agree fails the test.
 */
export const EXCEPTIONS: Readonly<Record<string, Exception>> = {
  'negative/cert-authority-key-identifier.pfx': {
    ours: 'valid',
    theirs: 'refused',
    reason:
      'The key identifier names another key. For OpenSSL that is another issuer; RFC 5280 § 6.1 does not compare identifiers, Windows falls back to the name, and the signature verifies. cert/authority-key-identifier warns.',
  },
  'negative/cert-signature-md5.pfx': {
    ours: 'algorithm-not-allowed',
    theirs: 'valid',
    reason:
      'openssl verify asks for no security level of its own (-auth_level); Windows refuses MD5 signatures since KB2862973.',
  },
  'negative/cert-undecodable-critical.pfx': {
    ours: 'malformed-extension',
    theirs: 'valid',
    reason: 'OpenSSL does not decode an extension that it needs for nothing here, though it is critical.',
  },
  'negative/cert-undecodable-policies.pfx': {
    ours: 'malformed-extension',
    theirs: 'valid',
    reason: 'OpenSSL decodes policies with -policy_check alone.',
  },
  'negative/cert-undecodable-truncated.pfx': {
    ours: 'malformed-extension',
    theirs: 'valid',
    reason: 'OpenSSL passes over an extension that it does not look at.',
  },
  'negative/cert-version-1-with-extensions.pfx': {
    ours: 'version-not-allowed',
    theirs: 'valid',
    reason: 'RFC 5280 § 4.1.2.1 has extensions in version 3 alone; OpenSSL asks for it with -x509_strict.',
  },
  'negative/cert-version-2.pfx': {
    ours: 'version-not-allowed',
    theirs: 'valid',
    reason: 'As above.',
  },
  'negative/key-exponent-1.cer': {
    ours: 'key-not-allowed',
    theirs: 'valid',
    reason: 'The subject key is used by nobody while the path is verified; OpenSSL does not look at it.',
  },
  'negative/key-exponent-even.cer': { ours: 'key-not-allowed', theirs: 'valid', reason: 'As above.' },
  'negative/key-negative.cer': { ours: 'key-not-allowed', theirs: 'valid', reason: 'As above.' },
  'negative/usage-any-eku-client.pfx': {
    ours: 'valid',
    theirs: 'refused',
    reason:
      'OpenSSL does not let anyExtendedKeyUsage stand for a purpose; RFC 5280 § 4.2.1.12 leaves it to the application, and Windows lets it. usage/client-auth warns.',
  },
  'negative/usage-any-eku.pfx': {
    ours: 'valid',
    theirs: 'refused',
    reason: 'As above; usage/server-auth warns.',
  },
  'negative/usage-application-policies-differ.pfx': {
    ours: 'purpose-not-allowed',
    theirs: 'valid',
    reason: "Microsoft's application policies, which OpenSSL does not know, say another purpose; Windows asks both.",
  },
};
