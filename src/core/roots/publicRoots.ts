import { bytesEqual } from '../asn1/bytes.js';
import { encodeBase64, tryDecodeBase64 } from '../base64.js';
import { shortName } from '../x509/shortName.js';
import type { Certificate, Name } from '../x509/types.js';
import { encodeSubject, subjectAttributes, subjectText } from './subjectText.js';
import { PUBLIC_ROOT_ROWS, type PublicRootRow } from './table.js';

/** A root that browsers and operating systems trust. */
export interface PublicRoot {
  /** For people: the common name, or the unit where there is none; no two roots of the table share it. */
  readonly name: string;
  /** Name, DER. */
  readonly subject: Uint8Array;
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
export const publicRootFrom = ({ subject, publicKey }: Certificate): PublicRoot => ({
  name: shortName(subject),
  subject: subject.der,
  spki: publicKey.der,
});

/**
 * The public root with this key, whatever certificate carries it (reissued and cross-signed roots share their key).
 * @param more roots that count as public beside those of the table
 */
export function findPublicRootBySpki(spki: Uint8Array, more: readonly PublicRoot[] = []): PublicRoot | undefined {
  return tableRootBySpki(spki) ?? more.find((root) => bytesEqual(root.spki, spki));
}

function tableRootBySpki(spki: Uint8Array): PublicRoot | undefined {
  byKeyBits ??= new Map(
    PUBLIC_ROOT_ROWS.map((row) => [row[1].slice(base64Index(KEY_BITS.start), base64Index(KEY_BITS.end)), row]),
  );
  const row = byKeyBits.get(encodeBase64(spki.subarray(KEY_BITS.start, KEY_BITS.end)));
  return row !== undefined && row[1] === encodeBase64(spki) ? decodeRow(row) : undefined;
}

/**
 * Public roots that may have issued a certificate: those of the issuer's name. Candidates only: anybody can write the name
 * of a public root, so the signature decides.
 *
 * Names are compared octet by octet, as the Baseline Requirements (§ 7.1.4.1) ask public CAs to copy them.
 */
export function findPublicRootCandidates(issuer: Name): readonly PublicRoot[] {
  bySubject ??= groupBySubject();
  const rows = bySubject.get(subjectText(issuer)) ?? [];
  return rows.map(decodeRow).filter(({ subject }) => bytesEqual(subject, issuer.der));
}

function groupBySubject(): Map<string, readonly PublicRootRow[]> {
  const groups = new Map<string, readonly PublicRootRow[]>();
  for (const row of PUBLIC_ROOT_ROWS) groups.set(row[0], [...(groups.get(row[0]) ?? []), row]);
  return groups;
}

const decodeRow = ([subject, spki]: PublicRootRow): PublicRoot => ({
  name: nameFor(subject),
  subject: encodeSubject(subject),
  spki: bytesOf(spki),
});

/** The common name; the unit where there is none, and beside a name that several roots of one company share. */
function nameFor(subject: string): string {
  const attributes = new Map(subjectAttributes(subject).map(({ type, value }) => [type, value]));
  const [name, organization, unit] = ['CN', 'O', 'OU'].map((type) => attributes.get(type));
  if (name === undefined) return unit ?? organization ?? subject;
  return name === organization && unit !== undefined ? `${name} (${unit})` : name;
}

function bytesOf(text: string): Uint8Array {
  const result = tryDecodeBase64(text);
  if (result instanceof Uint8Array) return result;
  throw new Error(`table of public roots: ${result.reason} at ${result.at}`);
}
