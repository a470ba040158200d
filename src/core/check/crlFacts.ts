import type { HttpExchange, VerifyResult } from '../ports.js';
import type { Certificate, Name, RevocationList } from '../x509/types.js';
import type { FileForm } from './fileForm.js';

/** A CRL with what needed other files to be found. */
export interface CrlFact {
  /** The file's name, or the address. */
  readonly label: string;
  readonly crl: RevocationList;
  readonly form: FileForm;
  /** CA certificate at hand of the issuer's name, and whether its key verifies the CRL: the one that does, where one does. */
  readonly issuer: { readonly certificate: Certificate; readonly signature: VerifyResult } | undefined;
  /** Somebody said by --issuer, or by the path of a certificate, who its issuer has to be. */
  readonly issuerStated: boolean;
  /** Of a complete CRL: the delta CRLs given of its issuer. Of a delta CRL: the complete ones. */
  readonly counterparts: readonly RevocationList[];
  /** The issuer of the certificate that names the location it was fetched from; absent for a file. */
  readonly expectedIssuer?: Name | undefined;
  /** How it was fetched; absent for a file. */
  readonly fetch?: CrlFetch | undefined;
  /** Of a complete CRL that was fetched: the delta CRLs that it or its certificate names, as far as they were fetched. */
  readonly deltas?: readonly CrlFetch[] | undefined;
}

/** One location of a CRL and what came from it. */
export interface CrlFetch {
  /** As the certificate or the CRL names it. */
  readonly url: string;
  /** ms since 1970; of what came from the cache, when it was stored. */
  readonly fetchedAt: number;
  /** Undefined where the cache answered, and where nothing was asked. */
  readonly exchange: HttpExchange | undefined;
  readonly from: 'network' | 'cache' | 'not-asked';
  /** Undefined unless the exchange went well and ended in status 200. */
  readonly content: FetchedContent | undefined;
  /** Where the content is a CRL. */
  readonly fact?: CrlFact | undefined;
}

export type FetchedContent =
  /** `sha256`: hexadecimal, upper case; of the body. */
  | {
      readonly kind: 'crl';
      readonly form: FileForm;
      readonly crl: RevocationList;
      readonly sha256?: string | undefined;
    }
  /** A clause whose subject is the location: `answers with an HTML page`. */
  | { readonly kind: 'other'; readonly message: string; readonly what: 'html' | 'empty' | 'damaged' | 'other' };
