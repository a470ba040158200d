import { TAG } from '../../asn1/tags.js';
import { readGeneralNames } from '../generalName.js';
import { type ExtensionDecoder, wholeContent } from './decoder.js';

/** RFC 5280 § 4.2.1.6. */
export const subjectAltName: ExtensionDecoder<'subjectAltName'> = {
  name: 'subjectAltName',
  oid: '2.5.29.17',
  decode: (value) => readGeneralNames(wholeContent(value, TAG.sequence, 'subjectAltName'), 'subjectAltName'),
};
