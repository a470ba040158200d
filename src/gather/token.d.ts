import { type Opened } from '../core/check/inputs.js';
import type { TokenTarget } from '../core/check/target.js';
import type { CryptoPort } from '../core/ports.js';
import type { TokenModel } from '../core/token/types.js';
import type { Certificate } from '../core/x509/types.js';
/** A certificate with what people call it. */
export interface LabelledCertificate {
  readonly label: string;
  readonly certificate: Certificate;
}
/** Every certificate in the files that --signing-certificate gave. */
export declare const labelledCertificates: (files: readonly Opened[]) => LabelledCertificate[];
interface SigningOptions {
  readonly signingCertificates?: readonly LabelledCertificate[];
  readonly crypto: CryptoPort;
}
/** The token together with what each certificate given says of it. */
export declare function tokenTarget(
  label: string,
  token: TokenModel,
  { signingCertificates, crypto }: SigningOptions,
): Promise<TokenTarget>;
