import type { Name } from '../x509/types.js';
import { decodeBase64, encodeBase64 } from './base64.js';
import { PUBLIC_ROOT_ROWS, type PublicRootRow } from './table.js';

/** A root that browsers and operating systems trust. */
export interface PublicRoot {
  /** For people: the common name, or the unit where there is none. */
  readonly name: string;
  /** Name, DER. */
  readonly subject: Uint8Array;
  readonly subjectKeyIdentifier: Uint8Array | undefined;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
}

// Built at the first question: most runs ask about one certificate, many ask nothing.
let bySpki: ReadonlyMap<string, PublicRootRow> | undefined;
let bySubject: ReadonlyMap<string, readonly PublicRootRow[]> | undefined;

/** The public root with this key, whatever certificate carries it (reissued and cross-signed roots share their key). */
export function findPublicRootBySpki(spki: Uint8Array): PublicRoot | undefined {
  bySpki ??= new Map(PUBLIC_ROOT_ROWS.map((row) => [row[3], row]));
  const row = bySpki.get(encodeBase64(spki));
  return row && decodeRow(row);
}

/**
 * Public roots that may have issued a certificate: those of the issuer's name, the one that the authority key identifier
 * names first. Candidates only: anybody can write the name of a public root, so the signature decides.
 *
 * Names are compared octet by octet, as the Baseline Requirements (§ 7.1.4.1) ask public CAs to copy them.
 */
export function findPublicRootCandidates(issuer: Name, authorityKeyIdentifier?: Uint8Array): readonly PublicRoot[] {
  bySubject ??= groupBySubject();
  const rows = bySubject.get(encodeBase64(issuer.der)) ?? [];
  const wanted = authorityKeyIdentifier && encodeBase64(authorityKeyIdentifier);
  const named = rows.filter((row) => row[2] === wanted);
  const others = rows.filter((row) => row[2] !== wanted);
  return [...named, ...others].map(decodeRow);
}

function groupBySubject(): Map<string, readonly PublicRootRow[]> {
  const groups = new Map<string, readonly PublicRootRow[]>();
  for (const row of PUBLIC_ROOT_ROWS) groups.set(row[1], [...(groups.get(row[1]) ?? []), row]);
  return groups;
}

const decodeRow = ([name, subject, keyIdentifier, spki]: PublicRootRow): PublicRoot => ({
  name,
  subject: decodeBase64(subject),
  subjectKeyIdentifier: keyIdentifier === '' ? undefined : decodeBase64(keyIdentifier),
  spki: decodeBase64(spki),
});
