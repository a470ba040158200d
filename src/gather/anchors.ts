import {
  bitString,
  explicit,
  extension,
  generalizedTime,
  integer,
  NULL,
  oid,
  sequence,
  TRUE,
} from '../core/asn1/encode.js';
import { findPublicRootCandidates, type PublicRoot } from '../core/roots/publicRoots.js';
import { readCertificate } from '../core/x509/certificate.js';
import type { Certificate } from '../core/x509/types.js';

const SHA256_WITH_RSA = sequence(oid('1.2.840.113549.1.1.11'), NULL);
/** An anchor of RFC 5280 § 6.1.1 (d) is a name and a key; what else a certificate must have stands here for "without limit". */
const FOREVER = sequence(generalizedTime(Date.UTC(1950, 0)), generalizedTime(Date.UTC(9999, 11, 31, 23, 59, 59)));
const CA_TRUE = explicit(3, sequence(extension('2.5.29.19', sequence(TRUE), true)));

const stoodIn = new Map<string, Certificate>();

/** The certificate shape of a public root, of which the table keeps only name and key; it carries no signature. */
function anchorOf(root: PublicRoot): Certificate {
  const known = stoodIn.get(root.name);
  if (known !== undefined) return known;
  const tbs = sequence(
    explicit(0, integer(2)),
    integer(1),
    SHA256_WITH_RSA,
    root.subject,
    FOREVER,
    root.subject,
    root.spki,
    CA_TRUE,
  );
  const certificate = readCertificate(sequence(tbs, SHA256_WITH_RSA, bitString(Uint8Array.of(0))));
  stoodIn.set(root.name, certificate);
  return certificate;
}

/** True for an anchor from the built-in table: its dates and serial number mean nothing. */
export const isSyntheticAnchor = (certificate: Certificate): boolean => [...stoodIn.values()].includes(certificate);

/** Public roots that the issuers' names of these certificates lead to. */
export function publicAnchors(certificates: Iterable<Certificate>): Certificate[] {
  const anchors = new Set<Certificate>();
  for (const certificate of certificates) {
    for (const root of findPublicRootCandidates(certificate.issuer)) anchors.add(anchorOf(root));
  }
  return [...anchors];
}
