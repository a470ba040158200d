import { TAG } from '../../asn1/tags.js';
import { readDistributionPoints } from '../distributionPoint.js';
import { type ExtensionDecoder, wholeContent } from './decoder.js';

/** RFC 5280 § 4.2.1.13. */
export const crlDistributionPoints: ExtensionDecoder<'crlDistributionPoints'> = {
  name: 'crlDistributionPoints',
  oid: '2.5.29.31',
  decode: (value) =>
    readDistributionPoints(wholeContent(value, TAG.sequence, 'crlDistributionPoints'), 'crlDistributionPoints'),
};
