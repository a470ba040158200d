import { TAG } from '../../asn1/tags.js';
import { readAccessDescriptions } from '../accessDescription.js';
import { type ExtensionDecoder, wholeContent } from './decoder.js';

/** RFC 5280 § 4.2.2.1. */
export const authorityInfoAccess: ExtensionDecoder<'authorityInfoAccess'> = {
  name: 'authorityInfoAccess',
  oid: '1.3.6.1.5.5.7.1.1',
  decode: (value) =>
    readAccessDescriptions(wholeContent(value, TAG.sequence, 'authorityInfoAccess'), 'authorityInfoAccess'),
};
