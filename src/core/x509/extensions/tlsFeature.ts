import { readNumber } from '../../asn1/integer.js';
import { TAG } from '../../asn1/tags.js';
import { type ExtensionDecoder, readList, wholeContent } from './decoder.js';

/** RFC 7633 § 4.1. */
export const tlsFeature: ExtensionDecoder<'tlsFeature'> = {
  name: 'tlsFeature',
  oid: '1.3.6.1.5.5.7.1.24',
  decode: (value) =>
    readList(wholeContent(value, TAG.sequence, 'tlsFeature'), 'tlsFeature', (list) => readNumber(list, 'tlsFeature')),
};
