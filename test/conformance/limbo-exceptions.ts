/**
 * Cases of limbo-public that come out otherwise than expected, each with the reason why that is left so. The test fails
 * when one of them starts to come out as expected, so that this list never outlives its reasons.
 */
export const LIMBO_EXCEPTIONS: Readonly<
  Record<string, { readonly verdict: 'accepted' | 'refused'; readonly reason: string }>
> = {
  'rfc5280::aki::cross-signed-root-missing-aki': {
    verdict: 'accepted',
    reason:
      'The trust anchor is a cross-signed certificate without an authority key identifier. An anchor is trusted for ' +
      'itself (RFC 5280 § 6.1.1 (d)), whoever else signed it; cve::cve-2024-0567 has the same kind of anchor accepted.',
  },
};
