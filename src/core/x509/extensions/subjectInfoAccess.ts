import { TAG } from '../../asn1/tags.js';
import { readAccessDescriptions } from '../accessDescription.js';
import { type ExtensionDecoder, wholeContent } from './decoder.js';

/** RFC 5280 § 4.2.2.2. */
export const subjectInfoAccess: ExtensionDecoder<'subjectInfoAccess'> = {
  name: 'subjectInfoAccess',
  oid: '1.3.6.1.5.5.7.1.11',
  decode: (value) =>
    readAccessDescriptions(wholeContent(value, TAG.sequence, 'subjectInfoAccess'), 'subjectInfoAccess'),
};
