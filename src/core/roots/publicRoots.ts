import { bytesEqual } from '../asn1/bytes.js';
import { encodeBase64, tryDecodeBase64 } from '../base64.js';
import { readExtension } from '../x509/readExtension.js';
import { shortName } from '../x509/shortName.js';
import type { Certificate, Name } from '../x509/types.js';
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
let byKeyBits: ReadonlyMap<string, PublicRootRow> | undefined;
let bySubject: ReadonlyMap<string, readonly PublicRootRow[]> | undefined;

/**
 * Octets 30 to 59 of a SubjectPublicKeyInfo, which are random bits of the key in RSA keys and in those on P-256 and up.
 * Looking up 30 octets instead of some 300 keeps the question cheap enough to ask of every certificate of a fleet.
 */
const KEY_BITS = { start: 30, end: 60 };
const base64Index = (octets: number): number => (octets / 3) * 4;

/** A certificate taken for a public root's, for a lab that plays one. */
export function publicRootFrom(certificate: Certificate): PublicRoot {
  const identifier = readExtension(certificate, 'subjectKeyIdentifier');
  return {
    name: shortName(certificate.subject),
    subject: certificate.subject.der,
    subjectKeyIdentifier: identifier.state === 'present' ? identifier.value : undefined,
    spki: certificate.publicKey.der,
  };
}

/**
 * The public root with this key, whatever certificate carries it (reissued and cross-signed roots share their key).
 * @param more roots that count as public beside those of the table
 */
export function findPublicRootBySpki(spki: Uint8Array, more: readonly PublicRoot[] = []): PublicRoot | undefined {
  return tableRootBySpki(spki) ?? more.find((root) => bytesEqual(root.spki, spki));
}

function tableRootBySpki(spki: Uint8Array): PublicRoot | undefined {
  byKeyBits ??= new Map(
    PUBLIC_ROOT_ROWS.map((row) => [row[3].slice(base64Index(KEY_BITS.start), base64Index(KEY_BITS.end)), row]),
  );
  const row = byKeyBits.get(encodeBase64(spki.subarray(KEY_BITS.start, KEY_BITS.end)));
  return row !== undefined && row[3] === encodeBase64(spki) ? decodeRow(row) : undefined;
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
  subject: bytesOf(subject),
  subjectKeyIdentifier: keyIdentifier === '' ? undefined : bytesOf(keyIdentifier),
  spki: bytesOf(spki),
});

function bytesOf(text: string): Uint8Array {
  const result = tryDecodeBase64(text);
  if (result instanceof Uint8Array) return result;
  throw new Error(`table of public roots: ${result.reason} at ${result.at}`);
}
