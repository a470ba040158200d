import { integerToNumber } from '../../asn1/integer.js';
import { TAG } from '../../asn1/tags.js';
import type { ExtensionValues } from '../types.js';
import { type ExtensionDecoder, wholeElement } from './decoder.js';

/** szOID_CERTSRV_CA_VERSION. */
export const microsoftCaVersion: ExtensionDecoder<'microsoftCaVersion'> = {
  name: 'microsoftCaVersion',
  oid: '1.3.6.1.4.1.311.21.1',
  decode: (value) => decodeMicrosoftCaVersion(value),
};

/** Also an extension of CRLs. */
export function decodeMicrosoftCaVersion(value: Uint8Array): ExtensionValues['microsoftCaVersion'] {
  const tlv = wholeElement(value, TAG.integer, 'microsoftCaVersion');
  const number = integerToNumber(value.subarray(tlv.contentStart, tlv.contentEnd), 'microsoftCaVersion', tlv.start);
  return { certificateIndex: number & 0xffff, keyIndex: (number >>> 16) & 0xffff };
}
