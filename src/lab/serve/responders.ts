import type { KeyObject } from 'node:crypto';
import { makeCertificate } from '../../write/certificate.js';
import { makeKey } from '../../write/keys.js';
import { PURPOSE } from '../../write/oids.js';
import type { Responder } from './ocsp/answer.js';
import type { PublishedAuthority } from './publication.js';
import { signingKeyOf } from './signingKey.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The responders that one running server has: keys in memory, certificates as they are asked for. */
export interface Responders {
  /** Holds a certificate of the CA for OCSP signing (RFC 6960 § 4.2.2.2). */
  delegated(authority: PublishedAuthority): Responder;
  /** The CA signs itself. */
  direct(authority: PublishedAuthority): Responder;
  /** Holds a certificate of the CA that is for servers. */
  unauthorized(authority: PublishedAuthority): Responder;
}

export async function makeResponders(now: () => number): Promise<Responders> {
  const key = await makeKey('rsa-2048');
  const signingKey = signingKeyOf(key);
  const certificates = new Map<string, Uint8Array>();
  const certified = (authority: PublishedAuthority, purpose: string): Responder => {
    const id = `${purpose} ${Buffer.from(authority.certificate.der).toString('base64')}`;
    const made = certificates.get(id) ?? certify(authority, key, purpose, now());
    certificates.set(id, made);
    return { signingKey, certificates: [made] };
  };
  return {
    delegated: (authority) => certified(authority, PURPOSE.ocspSigning),
    direct: (authority) => ({ signingKey: authority.signingKey, certificates: [] }),
    unauthorized: (authority) => certified(authority, PURPOSE.serverAuth),
  };
}

/** With the no-check extension, so that nobody asks whether the responder itself is revoked (RFC 6960 § 4.2.2.2.1). */
const certify = (authority: PublishedAuthority, key: KeyObject, purpose: string, now: number): Uint8Array =>
  makeCertificate({
    subject: [['CN', `${authority.label} OCSP responder`]],
    key,
    issuer: authority.signer,
    notBefore: now - DAY_MS,
    notAfter: now + 30 * DAY_MS,
    extensions: {
      keyUsage: ['digitalSignature'],
      extendedKeyUsage: [purpose],
      ocspNoCheck: true,
    },
  });
