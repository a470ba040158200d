import type { Certificate } from '../../core/x509/types.js';
import type { Signer } from '../../write/certificate.js';
import type { SigningKey } from './signingKey.js';

/** What a CA says of one of its certificates, as of now. */
export type CertificateStatus =
  | { readonly state: 'good' }
  | {
      readonly state: 'revoked';
      /** ms since 1970. */
      readonly at: number;
      /** CRLReason, RFC 5280 § 5.3.1; undefined when not stated. */
      readonly reason: number | undefined;
    }
  /** The CA did not issue it. */
  | { readonly state: 'unknown' };

/** A CA of which certificates, CRLs and OCSP answers are published. */
export interface PublishedAuthority {
  readonly label: string;
  readonly certificate: Certificate;
  /** Signs CRLs, OCSP answers, and the certificates of responders. */
  readonly signer: Signer;
  readonly signingKey: SigningKey;
  /** @param serialNumber content octets of the INTEGER */
  status(serialNumber: Uint8Array): Promise<CertificateStatus>;
}

export type PublishedKind = 'crl' | 'delta-crl' | 'certificate';

/** A file that has an address. */
export interface PublishedFile {
  /** Last part of its path, not escaped: `Contoso Issuing CA 1+.crl`. */
  readonly name: string;
  /** Path of the URL that certificates name, not escaped; begins with a slash. */
  readonly path: string;
  readonly kind: PublishedKind;
  readonly authority: PublishedAuthority;
  /** As it lies on the disk now. */
  read(): Promise<{ readonly bytes: Uint8Array; readonly modifiedAt: number }>;
}

/** Where the server takes everything from; read afresh at each request, so that it follows the lab. */
export interface Publication {
  authorities(): Promise<readonly PublishedAuthority[]>;
  files(): Promise<readonly PublishedFile[]>;
}
