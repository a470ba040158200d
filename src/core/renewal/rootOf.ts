import { bytesEqual } from '../asn1/bytes.js';
import type { CertificateTarget } from '../check/target.js';
import { isSelfIssued } from '../x509/certificateKind.js';
import { shortName } from '../x509/shortName.js';

/** The root that a certificate's chain ends in, as far as files show it. */
export interface ChainRoot {
  readonly label: string;
  /** SubjectPublicKeyInfo; undefined for a public root known by name alone. */
  readonly spki: Uint8Array | undefined;
  readonly isPublic: boolean;
}

/** @returns undefined where the chain does not end in what is at hand */
export function rootOf({ certificate, facts }: CertificateTarget): ChainRoot | undefined {
  const { path, chain, publicRoot } = facts;
  const isPublic = publicRoot.kind === 'public';
  const top = path.state === 'valid' ? path.path.at(-1) : [certificate, ...chain].findLast(isSelfIssued);
  if (top !== undefined) return { label: shortName(top.subject), spki: top.publicKey.der, isPublic };
  return publicRoot.kind === 'public' ? { label: publicRoot.name, spki: undefined, isPublic } : undefined;
}

export const sameRoot = (a: ChainRoot, b: ChainRoot): boolean =>
  a.spki === undefined || b.spki === undefined ? a.label === b.label : bytesEqual(a.spki, b.spki);
