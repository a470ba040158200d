import type { OpenedInput } from '../core/check/inputs.js';
import type { TokenSigner, TokenTarget } from '../core/check/target.js';
import { fingerprint } from '../core/fingerprint.js';
import type { CryptoPort } from '../core/ports.js';
import { thumbprintOf } from '../core/token/header.js';
import type { TokenModel } from '../core/token/types.js';
import { verifyToken } from '../core/token/verifyToken.js';
import { shortName } from '../core/x509/shortName.js';
import type { Certificate } from '../core/x509/types.js';

/** A certificate with what people call it. */
export interface LabelledCertificate {
  readonly label: string;
  readonly certificate: Certificate;
}

/** Every certificate in the files that --signing-certificate gave. */
export const labelledCertificates = (files: readonly OpenedInput[]): LabelledCertificate[] =>
  files.flatMap(({ name, certificates }) =>
    certificates.map((certificate) => ({ label: `"${shortName(certificate.subject)}" (${name})`, certificate })),
  );

interface SigningOptions {
  readonly signingCertificates?: readonly LabelledCertificate[];
  readonly crypto: CryptoPort;
}

/** The token together with what each certificate given says of it. */
export async function tokenTarget(
  label: string,
  token: TokenModel,
  { signingCertificates = [], crypto }: SigningOptions,
): Promise<TokenTarget> {
  const named = thumbprintOf(token);
  const signers: TokenSigner[] = [];
  for (const one of signingCertificates) {
    const thumbprintSha1 = fingerprint(one.certificate.der, 'SHA-1', crypto);
    const signature = await verifyToken(token, one.certificate, crypto.verify);
    signers.push({ ...one, thumbprintSha1, named: named === thumbprintSha1, signature });
  }
  return { kind: 'token', role: undefined, label, token, signers };
}
