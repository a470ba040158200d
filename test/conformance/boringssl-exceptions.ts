/** Cases of BoringSSL that come out otherwise, with who is right and by which section. */
export const BORINGSSL_EXCEPTIONS: Readonly<
  Record<string, { readonly verdict: 'valid' | 'invalid' | 'revoked'; readonly reason: string }>
> = {
  'chain/root-eku-clientauth/serverauth': {
    verdict: 'invalid',
    reason:
      'Windows holds an anchor to its extended key usage, as it does every CA (BR 7.1.2.10.6); BoringSSL enforces no constraint of an anchor unless asked.',
  },
  'chain/root-lacks-keycertsign-key-usage/main': {
    verdict: 'invalid',
    reason:
      'An anchor whose own certificate forbids it to sign certificates is no CA to Windows (RFC 5280 § 4.2.1.3); BoringSSL enforces no constraint of an anchor.',
  },
  'chain/target-msapplicationpolicies-and-eku/main': {
    verdict: 'invalid',
    reason: 'Windows processes application policies, and these cannot be decoded; BoringSSL passes over the extension.',
  },
  'chain/target-only/trusted_anchor': {
    verdict: 'valid',
    reason:
      'Windows trusts a certificate that is in the root store itself; RFC 5280 § 6.1 asks for an issuer, and BoringSSL with it.',
  },
  'chain/target-selfissued/trusted_anchor': {
    verdict: 'valid',
    reason: 'As chain/target-only/trusted_anchor.',
  },
  'chain/target-serverauth-various-keyusages/ec-decipherOnly': {
    verdict: 'invalid',
    reason:
      'A key usage has a bit that the purpose uses (RFC 5280 § 4.2.1.12), and decipherOnly means nothing without keyAgreement (§ 4.2.1.3); BoringSSL does not ask for the key usage of the leaf.',
  },
  'crl/good_key_rollover': {
    verdict: 'invalid',
    reason: 'The CRL is signed by the new key of the issuer, whose certificate is not among the data of the case.',
  },
  'crl/revoked_key_rollover': { verdict: 'invalid', reason: 'As crl/good_key_rollover.' },
};
