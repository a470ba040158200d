import { TAG } from '../../asn1/tags.js';
import { readGeneralNames } from '../generalName.js';
import type { ExtensionValues } from '../types.js';
import { type ExtensionDecoder, wholeContent } from './decoder.js';

/** RFC 5280 § 4.2.1.1. */
export const authorityKeyIdentifier: ExtensionDecoder<'authorityKeyIdentifier'> = {
  name: 'authorityKeyIdentifier',
  oid: '2.5.29.35',
  decode: (value) => decodeAuthorityKeyIdentifier(value),
};

/** Also the extension of CRLs (§ 5.2.1). */
export function decodeAuthorityKeyIdentifier(value: Uint8Array): ExtensionValues['authorityKeyIdentifier'] {
  const inner = wholeContent(value, TAG.sequence, 'authorityKeyIdentifier');
  const keyIdentifier = inner.readOptional(0x80, 'keyIdentifier');
  const issuer = inner.readOptional(0xa1, 'authorityCertIssuer');
  const serialNumber = inner.readOptional(0x82, 'authorityCertSerialNumber');
  inner.finish('authorityKeyIdentifier');
  return {
    keyIdentifier: keyIdentifier && value.subarray(keyIdentifier.contentStart, keyIdentifier.contentEnd),
    issuer: issuer && readGeneralNames(inner.enter(issuer), 'authorityCertIssuer'),
    serialNumber: serialNumber && value.subarray(serialNumber.contentStart, serialNumber.contentEnd),
  };
}
