import { TAG } from '../../asn1/tags.js';
import { type ExtensionDecoder, wholeElement } from './decoder.js';

/** RFC 5280 § 4.2.1.2. */
export const subjectKeyIdentifier: ExtensionDecoder<'subjectKeyIdentifier'> = {
  name: 'subjectKeyIdentifier',
  oid: '2.5.29.14',
  decode: (value) => {
    const tlv = wholeElement(value, TAG.octetString, 'subjectKeyIdentifier');
    return value.subarray(tlv.contentStart, tlv.contentEnd);
  },
};
