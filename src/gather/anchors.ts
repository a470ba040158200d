import { encodeElement } from '../core/asn1/encode.js';
import { encodeOid } from '../core/asn1/oid.js';
import { TAG } from '../core/asn1/tags.js';
import { findPublicRootCandidates, type PublicRoot } from '../core/roots/publicRoots.js';
import { readCertificate } from '../core/x509/certificate.js';
import type { Certificate } from '../core/x509/types.js';

const SHA256_WITH_RSA = encodeElement(
  TAG.sequence,
  encodeElement(TAG.oid, encodeOid('1.2.840.113549.1.1.11')),
  encodeElement(TAG.null),
);
const ascii = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
/** An anchor of RFC 5280 § 6.1.1 (d) is a name and a key; what else a certificate must have stands here for "without limit". */
const FOREVER = encodeElement(
  TAG.sequence,
  encodeElement(TAG.generalizedTime, ascii('19500101000000Z')),
  encodeElement(TAG.generalizedTime, ascii('99991231235959Z')),
);
const CA_TRUE = encodeElement(
  0xa3,
  encodeElement(
    TAG.sequence,
    encodeElement(
      TAG.sequence,
      encodeElement(TAG.oid, encodeOid('2.5.29.19')),
      encodeElement(TAG.boolean, Uint8Array.of(0xff)),
      encodeElement(TAG.octetString, encodeElement(TAG.sequence, encodeElement(TAG.boolean, Uint8Array.of(0xff)))),
    ),
  ),
);

const stoodIn = new Map<string, Certificate>();

/** The certificate shape of a public root, of which the table keeps only name and key; it carries no signature. */
function anchorOf(root: PublicRoot): Certificate {
  const known = stoodIn.get(root.name);
  if (known !== undefined) return known;
  const tbs = encodeElement(
    TAG.sequence,
    encodeElement(0xa0, encodeElement(TAG.integer, Uint8Array.of(2))),
    encodeElement(TAG.integer, Uint8Array.of(1)),
    SHA256_WITH_RSA,
    root.subject,
    FOREVER,
    root.subject,
    root.spki,
    CA_TRUE,
  );
  const certificate = readCertificate(
    encodeElement(TAG.sequence, tbs, SHA256_WITH_RSA, encodeElement(TAG.bitString, Uint8Array.of(0, 0))),
  );
  stoodIn.set(root.name, certificate);
  return certificate;
}

/** True for an anchor from the built-in table: its dates and serial number mean nothing. */
export const isStandIn = (certificate: Certificate): boolean => [...stoodIn.values()].includes(certificate);

/** Public roots that the issuers' names of these certificates lead to. */
export function publicAnchors(certificates: Iterable<Certificate>): Certificate[] {
  const anchors = new Set<Certificate>();
  for (const certificate of certificates) {
    for (const root of findPublicRootCandidates(certificate.issuer)) anchors.add(anchorOf(root));
  }
  return [...anchors];
}
