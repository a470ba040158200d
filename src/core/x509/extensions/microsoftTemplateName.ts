import { malformed } from '../../asn1/errors.js';
import { decodeString } from '../../asn1/strings.js';
import { type ExtensionDecoder, wholeElement } from './decoder.js';

/** szOID_ENROLL_CERTTYPE_EXTENSION: the name of a version-1 template, a BMPString. */
export const microsoftTemplateName: ExtensionDecoder<'microsoftTemplateName'> = {
  name: 'microsoftTemplateName',
  oid: '1.3.6.1.4.1.311.20.2',
  decode: (value) => {
    const tlv = wholeElement(value, undefined, 'microsoftTemplateName');
    const reading = decodeString(tlv.tag, value.subarray(tlv.contentStart, tlv.contentEnd));
    if (!reading?.valid) throw malformed('microsoftTemplateName: no string', tlv.start);
    return reading.text;
  },
};
