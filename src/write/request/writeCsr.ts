import type { KeyObject } from 'node:crypto';
import type * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { writePem } from '../../core/pem.js';
import { encodeExtensions } from '../extensions.js';
import { spkiOf } from '../keys.js';
import { pkijsExtension, pkijsKey, pkijsName, signed } from '../pkijs.js';
import { type RequestRecipe, subjectOf } from './recipe.js';

/** PKCS #9 extensionRequest (RFC 2985 § 5.4.2). */
const EXTENSION_REQUEST = '1.2.840.113549.1.9.14';

/**
 * A certificate request (PKCS #10, RFC 2986), signed with SHA-256.
 * @param key private key that the certificate is to be of
 * @returns DER
 */
export function writeCsr(recipe: RequestRecipe, key: KeyObject): Uint8Array {
  const extensions = encodeExtensions(
    {
      extendedKeyUsage: recipe.purposes,
      keyUsage: recipe.keyUsage,
      subjectAltName: recipe.dnsNames,
      subjectKeyIdentifier: false,
    },
    { subject: new Uint8Array(), authority: undefined },
    {},
  );
  const asked = new pkijs.Extensions({ extensions: extensions.map(pkijsExtension) });
  const attribute = new pkijs.Attribute({ type: EXTENSION_REQUEST, values: [asked.toSchema()] });
  const request = new SignableRequest({
    subject: pkijsName(subjectOf(recipe)),
    subjectPublicKeyInfo: pkijsKey(spkiOf(key)),
    attributes: [attribute],
  });
  return signed(request.toBeSigned(), key, { hash: 'sha256' });
}

/** What is to be signed is for subclasses only. */
class SignableRequest extends pkijs.CertificationRequest {
  toBeSigned(): asn1js.Sequence {
    return this.encodeTBS();
  }
}

/** As every CA's order form takes it (RFC 7468 § 7). */
export function csrPem(der: Uint8Array): string {
  return writePem('CERTIFICATE REQUEST', der);
}
