import { TAG } from '../../asn1/tags.js';
import { readDistributionPoints } from '../distributionPoint.js';
import { type ExtensionDecoder, wholeContent } from './decoder.js';

/** RFC 5280 § 4.2.1.15. */
export const freshestCrl: ExtensionDecoder<'freshestCrl'> = {
  name: 'freshestCrl',
  oid: '2.5.29.46',
  decode: (value) => readDistributionPoints(wholeContent(value, TAG.sequence, 'freshestCrl'), 'freshestCrl'),
};
