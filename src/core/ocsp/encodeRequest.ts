import { encodeElement, explicit, extension, NULL, octetString, oid, sequence } from '../asn1/encode.js';
import { TAG } from '../asn1/tags.js';
import { encodeBase64 } from '../base64.js';
import type { CertId } from './certId.js';

export const NONCE_OID = '1.3.6.1.5.5.7.48.1.2';

/**
 * An OCSPRequest for one certificate, unsigned (RFC 6960 § 4.1.1).
 * @param nonce octets that the answer must repeat (RFC 9654); most public responders answer from stock and repeat none
 */
export function encodeOcspRequest(id: CertId, nonce?: Uint8Array): Uint8Array {
  const certId = sequence(
    sequence(oid(id.hashOid), NULL),
    octetString(id.issuerNameHash),
    octetString(id.issuerKeyHash),
    encodeElement(TAG.integer, id.serialNumber),
  );
  const extensions = nonce === undefined ? [] : [explicit(2, sequence(extension(NONCE_OID, octetString(nonce))))];
  return sequence(sequence(sequence(sequence(certId)), ...extensions));
}

/** Where to ask by GET (RFC 6960 appendix A.1): the request as one more segment of the path. */
export function ocspGetUrl(responder: string, request: Uint8Array): string {
  const escaped = encodeBase64(request).replace(/[+/=\r\n]/g, (character) => ESCAPES[character] ?? '');
  return `${responder}${responder.endsWith('/') ? '' : '/'}${escaped}`;
}

const ESCAPES: Readonly<Record<string, string>> = { '+': '%2B', '/': '%2F', '=': '%3D' };
