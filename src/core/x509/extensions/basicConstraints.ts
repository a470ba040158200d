import { readBoolean } from '../../asn1/boolean.js';
import { malformed } from '../../asn1/errors.js';
import { readNumber } from '../../asn1/integer.js';
import { TAG } from '../../asn1/tags.js';
import { type ExtensionDecoder, wholeContent } from './decoder.js';

/** RFC 5280 § 4.2.1.9. */
export const basicConstraints: ExtensionDecoder<'basicConstraints'> = {
  name: 'basicConstraints',
  oid: '2.5.29.19',
  decode: (value) => {
    const inner = wholeContent(value, TAG.sequence, 'basicConstraints');
    const ca = inner.nextTag === TAG.boolean && readBoolean(inner, 'cA');
    const pathLength = inner.atEnd ? undefined : readNumber(inner, 'pathLenConstraint');
    inner.finish('basicConstraints');
    if (pathLength !== undefined && pathLength < 0) throw malformed(`pathLenConstraint: ${pathLength} is negative`);
    return { ca, pathLength };
  },
};
