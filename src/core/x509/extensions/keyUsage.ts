import { decodeBitString, namedBits } from '../../asn1/bitstring.js';
import { TAG } from '../../asn1/tags.js';
import { KEY_USAGE } from '../types.js';
import { type ExtensionDecoder, wholeElement } from './decoder.js';

/** RFC 5280 § 4.2.1.3. */
export const keyUsage: ExtensionDecoder<'keyUsage'> = {
  name: 'keyUsage',
  oid: '2.5.29.15',
  decode: (value) => {
    const tlv = wholeElement(value, TAG.bitString, 'keyUsage');
    const bits = namedBits(decodeBitString(value.subarray(tlv.contentStart, tlv.contentEnd), 'keyUsage', tlv.start));
    return new Set(KEY_USAGE.filter((_, bit) => bits & (1 << bit)));
  },
};
