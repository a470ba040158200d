import { TAG } from '../../asn1/tags.js';
import { readAttribute } from '../attribute.js';
import { type ExtensionDecoder, readList, wholeContent } from './decoder.js';

/** RFC 5280 § 4.2.1.8. */
export const subjectDirectoryAttributes: ExtensionDecoder<'subjectDirectoryAttributes'> = {
  name: 'subjectDirectoryAttributes',
  oid: '2.5.29.9',
  decode: (value) =>
    readList(
      wholeContent(value, TAG.sequence, 'subjectDirectoryAttributes'),
      'subjectDirectoryAttributes',
      readAttribute,
    ),
};
