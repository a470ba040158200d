import { type Opened } from '../core/check/inputs.js';
import type { GivenAuthority, UploadFact, UploadFile, UploadTarget } from '../core/check/target.js';
import type { CryptoPort } from '../core/ports.js';
import type { Certificate } from '../core/x509/types.js';
import { CaPool } from './chain.js';
/**
 * The shortest chain from a certificate's issuer to a self-signed root that the set alone gives, whatever else is at hand: cross-signed and reissued
 * CAs give several ways, so a dead end on one of them proves nothing.
 */
export declare function chainWithin(
  leaf: Certificate,
  set: CaPool,
  verify: CryptoPort['verify'],
): Promise<readonly Certificate[] | undefined>;
/**
 * How the set serves one client.
 *
 * @param chain CA certificates at hand above the client, from anywhere, to name what is missing
 */
export declare function uploadFact(
  client: Certificate,
  chain: readonly Certificate[],
  { label, certificates, unread }: UploadTarget,
  verify: CryptoPort['verify'],
): Promise<UploadFact>;
/** Issuers that CAs of the set name and the set does not have. */
export declare function missingIssuers(set: readonly Certificate[], verify: CryptoPort['verify']): Promise<string[]>;
export declare function givenAuthorities(
  inputs: readonly Opened[],
  as: GivenAuthority['as'],
  verify: CryptoPort['verify'],
): Promise<GivenAuthority[]>;
export declare const uploadFile: ({ name, form, certificates, privateKeys, pfx }: Opened) => UploadFile;
