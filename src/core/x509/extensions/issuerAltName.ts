import { TAG } from '../../asn1/tags.js';
import { readGeneralNames } from '../generalName.js';
import { type ExtensionDecoder, wholeContent } from './decoder.js';

/** RFC 5280 § 4.2.1.7. */
export const issuerAltName: ExtensionDecoder<'issuerAltName'> = {
  name: 'issuerAltName',
  oid: '2.5.29.18',
  decode: (value) => readGeneralNames(wholeContent(value, TAG.sequence, 'issuerAltName'), 'issuerAltName'),
};
