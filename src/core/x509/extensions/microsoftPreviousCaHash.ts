import { TAG } from '../../asn1/tags.js';
import { type ExtensionDecoder, wholeElement } from './decoder.js';

/** szOID_CERTSRV_PREVIOUS_CERT_HASH. */
export const microsoftPreviousCaHash: ExtensionDecoder<'microsoftPreviousCaHash'> = {
  name: 'microsoftPreviousCaHash',
  oid: '1.3.6.1.4.1.311.21.2',
  decode: (value) => {
    const tlv = wholeElement(value, TAG.octetString, 'microsoftPreviousCaHash');
    return value.subarray(tlv.contentStart, tlv.contentEnd);
  },
};
