import { bytesEqual } from '../asn1/bytes.js';
import { toHex } from '../text/hex.js';
import { nameEquals, nameKey } from '../x509/compareNames.js';
import { readExtension } from '../x509/readExtension.js';
import type { Certificate } from '../x509/types.js';

/** A certificate that may stand above another one. */
export interface Candidate {
  readonly certificate: Certificate;
  readonly anchor: boolean;
}

/** Whether the issuer's key identifier is the one that a certificate (or CRL) asks for. */
export type KeyIdMatch = 'same' | 'unknown' | 'different';

const PREFERENCE: Readonly<Record<KeyIdMatch, number>> = { same: 0, unknown: 1, different: 2 };

/** Certificates that end alike and are compared whole. More are not there by accident, and may be tried twice. */
const MAX_TWINS = 8;

/**
 * The certificates at hand by subject, and how far each name is from an anchor. Names alone decide who may be
 * tried (RFC 5280 § 6.1.3 (a) (4)); key identifiers, dates and distance only decide in which order.
 */
export class Pool {
  private readonly bySubject = new Map<string, Candidate[]>();
  /** Certificates between a name and the nearest anchor; a name without an entry leads to none. */
  private readonly distances = new Map<string, number>();
  private readonly issuers = new Map<Certificate, readonly Candidate[]>();

  constructor(anchors: readonly Certificate[], intermediates: readonly Certificate[]) {
    const seen = new Map<string, Certificate[]>();
    for (const certificate of anchors) this.add(certificate, true, seen);
    for (const certificate of intermediates) this.add(certificate, false, seen);
    this.measure();
  }

  private add(certificate: Certificate, anchor: boolean, seen: Map<string, Certificate[]>): void {
    const key = `${certificate.der.length}.${toHex(certificate.signature.subarray(-16))}`;
    const twins = seen.get(key) ?? [];
    // The key is asked too: an anchor known by name and key only has no signature, and no file either.
    if (twins.some((twin) => bytesEqual(twin.der, certificate.der) && isSameHolder(twin, certificate))) return;
    if (twins.length < MAX_TWINS) seen.set(key, [...twins, certificate]);
    const subject = nameKey(certificate.subject);
    const candidates = this.bySubject.get(subject);
    if (candidates === undefined) this.bySubject.set(subject, [{ certificate, anchor }]);
    else candidates.push({ certificate, anchor });
  }

  /** Breadth first from the anchors downward, each name once, so that cycles end. */
  private measure(): void {
    const issuedBy = new Map<string, Set<string>>();
    let names: string[] = [];
    for (const [subject, candidates] of this.bySubject) {
      for (const { certificate, anchor } of candidates) {
        if (anchor && !this.distances.has(subject)) {
          this.distances.set(subject, 0);
          names.push(subject);
        }
        if (!anchor) {
          const issuer = nameKey(certificate.issuer);
          const subjects = issuedBy.get(issuer);
          if (subjects === undefined) issuedBy.set(issuer, new Set([subject]));
          else subjects.add(subject);
        }
      }
    }
    for (let distance = 1; names.length > 0; distance += 1) {
      const next: string[] = [];
      for (const issuer of names) {
        for (const subject of issuedBy.get(issuer) ?? []) {
          if (this.distances.has(subject)) continue;
          this.distances.set(subject, distance);
          next.push(subject);
        }
      }
      names = next;
    }
  }

  /** Whether names lead from a certificate's issuer to an anchor. */
  leadsToAnchor(certificate: Certificate): boolean {
    return this.distances.has(nameKey(certificate.issuer));
  }

  /** All certificates of a subject, in the order given. */
  withSubject(key: string): readonly Candidate[] {
    return this.bySubject.get(key) ?? [];
  }

  /** Those that may have issued a certificate and lead to an anchor, the likeliest first. */
  issuersOf(certificate: Certificate, at: number): readonly Candidate[] {
    const known = this.issuers.get(certificate);
    if (known !== undefined) return known;
    const ranked = this.rankIssuers(certificate, at);
    this.issuers.set(certificate, ranked);
    return ranked;
  }

  private rankIssuers(certificate: Certificate, at: number): readonly Candidate[] {
    const candidates = this.withSubject(nameKey(certificate.issuer)).filter(
      (candidate) => candidate.anchor || this.leadsToAnchor(candidate.certificate),
    );
    if (candidates.length < 2) return candidates;
    const ranked = candidates.map((candidate) => ({ candidate, rank: this.rank(certificate, candidate, at) }));
    return ranked.sort((a, b) => compareRanks(a.rank, b.rank)).map(({ candidate }) => candidate);
  }

  private rank(child: Certificate, { certificate, anchor }: Candidate, at: number): readonly number[] {
    const valid = certificate.notBefore <= at && at <= certificate.notAfter;
    const distance = anchor ? 0 : (this.distances.get(nameKey(certificate.issuer)) ?? 0) + 1;
    return [PREFERENCE[matchKeyId(child, certificate)], valid ? 0 : 1, distance, -certificate.notAfter];
  }
}

function isSameHolder(a: Certificate, b: Certificate): boolean {
  return bytesEqual(a.publicKey.der, b.publicKey.der) && nameEquals(a.subject, b.subject);
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const difference = value - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Compares a certificate's authority key identifier with an issuer's subject key identifier (RFC 5280 § 4.2.1.1). */
export function matchKeyId(child: Certificate, issuer: Certificate): KeyIdMatch {
  const authority = readExtension(child, 'authorityKeyIdentifier');
  const wanted = authority.state === 'present' ? authority.value.keyIdentifier : undefined;
  return compareKeyId(wanted, issuer);
}

/** @param wanted keyIdentifier of an authority key identifier */
export function compareKeyId(wanted: Uint8Array | undefined, issuer: Certificate): KeyIdMatch {
  const subject = readExtension(issuer, 'subjectKeyIdentifier');
  if (wanted === undefined || subject.state !== 'present') return 'unknown';
  return bytesEqual(wanted, subject.value) ? 'same' : 'different';
}
