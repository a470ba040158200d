import { isCa } from '../x509/certificateKind.js';
import type { CertificateBag, Pfx } from './types.js';

/**
 * The certificate that a PFX is about: the first with a private key that is no CA's, then the first with a
 * private key, then the first that is no CA's.
 * @returns undefined where there are only CA certificates, or none
 */
export function leafOf(pfx: Pick<Pfx, 'identities' | 'certificates'>): CertificateBag | undefined {
  const withKey = pfx.identities.map((identity) => identity.certificate);
  return withKey.find(isEndEntity) ?? withKey[0] ?? pfx.certificates.find(isEndEntity);
}

function isEndEntity({ certificate }: CertificateBag): boolean {
  return !isCa(certificate);
}
