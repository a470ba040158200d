import { bytesEqual } from '../asn1/bytes.js';
import type { CertificateTarget, Role, UploadTarget } from '../check/target.js';
import { memoizeRecent } from '../memoizeRecent.js';
import { isSelfIssued } from '../x509/certificateKind.js';
import { formatName } from '../x509/formatName.js';
import { readExtension } from '../x509/readExtension.js';
import type { Certificate } from '../x509/types.js';
import { ocspLocations, type RevocationLocation } from './locations.js';

/** A certificate whose revocation somebody may want to check. */
export interface Revocable {
  readonly certificate: Certificate;
  readonly role: Role;
  /** Subject of sentences about it: `The certificate`, `CN=Contoso Issuing CA 1`. */
  readonly label: string;
  /** What stands before the paths in it. */
  readonly path: string;
  /** OCSP responders that serve beside a CRL: those of a server certificate's path, which Windows clients ask first. */
  readonly responders: readonly RevocationLocation[];
}

/** No CRL is asked for of certificates that live shorter: they end before a CRL would say so. */
export const SHORT_LIFE_DAYS = 7;

/** Every certificate of a path or an upload set but the roots, whose revocation nobody can publish. */
export const revocables = memoizeRecent(2, findRevocables);

function findRevocables(target: CertificateTarget | UploadTarget): readonly Revocable[] {
  const server = target.role === 'server';
  const describe = (certificate: Certificate, label: string, path: string): Revocable => ({
    certificate,
    role: target.role,
    label,
    path,
    responders: server ? ocspLocations(certificate) : [],
  });
  if (target.kind === 'chain') {
    return target.certificates.flatMap(({ certificate }, index) =>
      isRoot(certificate) ? [] : [describe(certificate, formatName(certificate.subject), `certificates/${index}/`)],
    );
  }
  const { certificate, facts } = target;
  const issuers = facts.chain.flatMap((ca, index) =>
    isRoot(ca) ? [] : [describe(ca, formatName(ca.subject), `chain/${index}/`)],
  );
  const leafIsRoot = facts.selfSigned === 'valid' || facts.selfSigned === 'unsupported';
  if (leafIsRoot || (server && isShortLived(certificate))) return issuers;
  return [describe(certificate, 'The certificate', ''), ...issuers];
}

/** Self-issued, and its authority key is its own: a CA's key rollover certificate is self-issued, too, and can be revoked. */
function isRoot(certificate: Certificate): boolean {
  if (!isSelfIssued(certificate)) return false;
  const authority = readExtension(certificate, 'authorityKeyIdentifier');
  const subject = readExtension(certificate, 'subjectKeyIdentifier');
  const keyIdentifier = authority.state === 'present' ? authority.value.keyIdentifier : undefined;
  return keyIdentifier === undefined || subject.state !== 'present' || bytesEqual(keyIdentifier, subject.value);
}

const isShortLived = ({ notBefore, notAfter }: Certificate): boolean =>
  notAfter - notBefore <= SHORT_LIFE_DAYS * 86_400_000;
