import { CmgCertError } from '../errors.js';

/** @param fact what the file uses, as a clause: `encrypted content 1 uses the cipher 1.2.643.2.2.21` */
export function unsupportedCipher(fact: string): CmgCertError {
  return new CmgCertError('unsupported-cipher', `${fact}, which is not supported`, {
    remedy:
      'Export it again with common algorithms, with the program that wrote it: to PEM, then openssl pkcs12 -export -in all.pem -out new.pfx -keypbe AES-256-CBC -certpbe AES-256-CBC -macalg SHA256.',
  });
}
