import { createHash, createHmac, type KeyObject, sign } from 'node:crypto';
import type { TokenTarget } from '../../src/core/check/target.js';
import { decodeToken } from '../../src/core/token/decodeToken.js';
import { readCertificate } from '../../src/core/x509/certificate.js';
import { tokenTarget as gather } from '../../src/gather/token.js';
import { crypto } from '../../src/index.js';
import { issueCertificate, testKey } from './certificates.js';

/** Noon of the day of the fixtures. */
export const NOON = Date.parse('2026-11-21T12:00:00Z') / 1000;

const SIGNER = {
  subject: [['CN', 'SMS Token Signing Certificate']] as const,
  issuer: 'self' as const,
  purposes: 'none' as const,
  dnsNames: 'none' as const,
};

/** The certificate that {@link tokenText} signs with. */
export const signingCertificate = (): Uint8Array => issueCertificate({ ...SIGNER, key: testKey('server') });
/** One of another key, of the same name. */
export const otherCertificate = (): Uint8Array => issueCertificate({ ...SIGNER, key: testKey('client') });

export const CLAIMS = {
  SCCMTokenCategory: 'SCCMPreAuthToken',
  Authority: 'SCCM',
  License: 'SCCM',
  Type: 'BulkRegistration',
  TenantId: '607B7853-6F6F-4D5D-B3D4-811C33FDD49A',
  UniqueId: '7506ee10-f7ec-415a-b415-cd3d58790d97',
  iss: 'urn:sccm:oauth2:607b7853-6f6f-4d5d-b3d4-811c33fdd49a',
  aud: 'urn:sccm:service',
  exp: NOON + 2 * 86_400,
  nbf: NOON - 86_400,
};

export interface TokenOptions {
  /** Members beside or in place of the good ones; undefined leaves one out. */
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  /** The claims, whole, in place of the above. */
  readonly claimsText?: string | Uint8Array;
  readonly key?: KeyObject;
  /** Signs with this secret by HMAC, as an attacker would. */
  readonly hmac?: Uint8Array | string;
  /** Without any signature. */
  readonly unsigned?: boolean;
}

/** A token as a site signs it, changed where asked. */
export function tokenText(options: TokenOptions = {}): string {
  const x5t = createHash('sha1').update(signingCertificate()).digest('base64url');
  const header = { typ: 'JWT', alg: 'RS256', x5t, ...options.header };
  const claims = options.claimsText ?? JSON.stringify({ ...CLAIMS, ...options.claims });
  const input = [JSON.stringify(header), claims]
    .map((part) => Buffer.from(part as string).toString('base64url'))
    .join('.');
  if (options.unsigned === true) return `${input}.`;
  const signature =
    options.hmac === undefined
      ? sign('sha256', Buffer.from(input), options.key ?? testKey('server'))
      : createHmac('sha256', options.hmac).update(input).digest();
  return `${input}.${signature.toString('base64url')}`;
}

/** A token as rules are given it. @param certificates of --signing-certificate, DER */
export async function tokenTarget(
  text: string = tokenText(),
  certificates: readonly Uint8Array[] = [],
): Promise<TokenTarget> {
  const signingCertificates = certificates.map((der, index) => ({
    label: `"SMS Token Signing Certificate" (signing${index}.cer)`,
    certificate: readCertificate(der),
  }));
  return gather('token.txt', decodeToken(text), { signingCertificates, crypto });
}
