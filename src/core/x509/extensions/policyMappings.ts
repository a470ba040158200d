import { readOid } from '../../asn1/oid.js';
import { TAG } from '../../asn1/tags.js';
import { type ExtensionDecoder, readList, wholeContent } from './decoder.js';

/** RFC 5280 § 4.2.1.5. */
export const policyMappings: ExtensionDecoder<'policyMappings'> = {
  name: 'policyMappings',
  oid: '2.5.29.33',
  decode: (value) =>
    readList(wholeContent(value, TAG.sequence, 'policyMappings'), 'policyMappings', (list) => {
      const inner = list.readInto(TAG.sequence, 'policyMappings');
      const issuerDomain = readOid(inner, 'issuerDomainPolicy');
      const subjectDomain = readOid(inner, 'subjectDomainPolicy');
      inner.finish('policyMappings');
      return { issuerDomain, subjectDomain };
    }),
};
