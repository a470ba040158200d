import { readNumber } from '../../asn1/integer.js';
import { readOid } from '../../asn1/oid.js';
import { TAG } from '../../asn1/tags.js';
import { type ExtensionDecoder, wholeContent } from './decoder.js';

/** szOID_CERTIFICATE_TEMPLATE: CertificateTemplateOID of [MS-WCCE] § 2.2.2.7.7.2. */
export const microsoftTemplate: ExtensionDecoder<'microsoftTemplate'> = {
  name: 'microsoftTemplate',
  oid: '1.3.6.1.4.1.311.21.7',
  decode: (value) => {
    const inner = wholeContent(value, TAG.sequence, 'microsoftTemplate');
    const oid = readOid(inner, 'templateID');
    const major = inner.nextTag === TAG.integer ? readNumber(inner, 'templateMajorVersion') : undefined;
    const minor = inner.nextTag === TAG.integer ? readNumber(inner, 'templateMinorVersion') : undefined;
    inner.finish('microsoftTemplate');
    return { oid, major, minor };
  },
};
