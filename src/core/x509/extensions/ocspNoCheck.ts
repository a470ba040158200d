import { malformed } from '../../asn1/errors.js';
import { TAG } from '../../asn1/tags.js';
import { type ExtensionDecoder, wholeElement } from './decoder.js';

/** id-pkix-ocsp-nocheck, RFC 6960 § 4.2.2.2.1. */
export const ocspNoCheck: ExtensionDecoder<'ocspNoCheck'> = {
  name: 'ocspNoCheck',
  oid: '1.3.6.1.5.5.7.48.1.5',
  decode: (value) => {
    const tlv = wholeElement(value, TAG.null, 'ocspNoCheck');
    if (tlv.contentEnd !== tlv.contentStart) throw malformed('ocspNoCheck: a NULL with content', tlv.start);
    return true;
  },
};
