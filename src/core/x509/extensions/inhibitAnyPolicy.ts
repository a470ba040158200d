import { BER_LIMITS, Cursor } from '../../asn1/cursor.js';
import { TAG } from '../../asn1/tags.js';
import type { ExtensionDecoder } from './decoder.js';
import { readSkipCerts } from './skipCerts.js';

/** RFC 5280 § 4.2.1.14. */
export const inhibitAnyPolicy: ExtensionDecoder<'inhibitAnyPolicy'> = {
  name: 'inhibitAnyPolicy',
  oid: '2.5.29.54',
  decode: (value) => {
    const cursor = Cursor.over(value, BER_LIMITS);
    const skipCerts = readSkipCerts(cursor, 'inhibitAnyPolicy', TAG.integer);
    cursor.finish('inhibitAnyPolicy');
    return skipCerts;
  },
};
