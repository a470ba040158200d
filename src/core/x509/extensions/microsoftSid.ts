import { malformed } from '../../asn1/errors.js';
import { TAG } from '../../asn1/tags.js';
import { readGeneralNames } from '../generalName.js';
import { type ExtensionDecoder, wholeContent } from './decoder.js';

const OBJECT_SID = '1.3.6.1.4.1.311.25.2.1';

/** szOID_NTDS_CA_SECURITY_EXT: an otherName of type szOID_NTDS_OBJECTSID ([MS-WCCE] § 2.2.2.7.7.4). */
export const microsoftSid: ExtensionDecoder<'microsoftSid'> = {
  name: 'microsoftSid',
  oid: '1.3.6.1.4.1.311.25.2',
  decode: (value) => {
    const names = readGeneralNames(wholeContent(value, TAG.sequence, 'microsoftSid'), 'microsoftSid');
    for (const name of names) {
      if (name.kind === 'other' && name.oid === OBJECT_SID && name.text !== undefined) return name.text;
    }
    throw malformed('microsoftSid: no SID in it');
  },
};
