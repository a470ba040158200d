import { TAG } from '../../asn1/tags.js';
import { type ExtensionDecoder, wholeContent } from './decoder.js';
import { readSkipCerts } from './skipCerts.js';

/** RFC 5280 § 4.2.1.11. */
export const policyConstraints: ExtensionDecoder<'policyConstraints'> = {
  name: 'policyConstraints',
  oid: '2.5.29.36',
  decode: (value) => {
    const inner = wholeContent(value, TAG.sequence, 'policyConstraints');
    const requireExplicitPolicy =
      inner.nextTag === 0x80 ? readSkipCerts(inner, 'requireExplicitPolicy', 0x80) : undefined;
    const inhibitPolicyMapping =
      inner.nextTag === 0x81 ? readSkipCerts(inner, 'inhibitPolicyMapping', 0x81) : undefined;
    inner.finish('policyConstraints');
    return { requireExplicitPolicy, inhibitPolicyMapping };
  },
};
