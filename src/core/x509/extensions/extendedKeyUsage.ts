import { readOid } from '../../asn1/oid.js';
import { TAG } from '../../asn1/tags.js';
import { type ExtensionDecoder, readList, wholeContent } from './decoder.js';

/** RFC 5280 § 4.2.1.12. */
export const extendedKeyUsage: ExtensionDecoder<'extendedKeyUsage'> = {
  name: 'extendedKeyUsage',
  oid: '2.5.29.37',
  decode: (value) =>
    readList(wholeContent(value, TAG.sequence, 'extendedKeyUsage'), 'extendedKeyUsage', (list) =>
      readOid(list, 'KeyPurposeId'),
    ),
};
