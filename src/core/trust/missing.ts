import { isSelfIssued } from '../x509/certificateKind.js';
import { nameKey } from '../x509/compareNames.js';
import { formatName } from '../x509/formatName.js';
import type { Certificate } from '../x509/types.js';
import { failure, type PathFailure } from './failure.js';
import { certificateLabel, shortList } from './label.js';
import { clip } from './names/describe.js';
import type { Pool } from './pool.js';

/**
 * Why no name leads from a certificate to an anchor: an issuer that is not at hand, a self-signed root that is no
 * anchor, or CAs that only sign each other.
 */
export function explainMissing(leaf: Certificate, pool: Pool): PathFailure {
  const reached = new Set<string>();
  const missing: Certificate[] = [];
  const roots: Certificate[] = [];
  let front: Certificate[] = [leaf];
  while (front.length > 0) {
    const above: Certificate[] = [];
    for (const certificate of front) {
      if (isSelfIssued(certificate)) roots.push(certificate);
      const key = nameKey(certificate.issuer);
      if (reached.has(key)) continue;
      reached.add(key);
      const candidates = pool.withSubject(key);
      if (candidates.length === 0) missing.push(certificate);
      for (const candidate of candidates) above.push(candidate.certificate);
    }
    front = above;
  }
  const root = roots[0];
  if (root !== undefined) return rootNotTrusted(leaf, root);
  const first = missing[0];
  return first === undefined ? cycle(leaf) : issuerMissing(first, missing);
}

function rootNotTrusted(leaf: Certificate, root: Certificate): PathFailure {
  const label = certificateLabel(root);
  const message =
    root === leaf
      ? `${label} is self-signed, and is not among the trusted roots given.`
      : `The chain of ${certificateLabel(leaf)} ends in ${label}, which is not among the trusted roots given.`;
  return failure('root-not-trusted', root, message, { root: clip(formatName(root.subject)) });
}

function issuerMissing(first: Certificate, all: readonly Certificate[]): PathFailure {
  const issuers = all.slice(0, 20).map(({ issuer }) => clip(formatName(issuer)));
  const others = all.length > 1 ? ` Other ways up lack ${shortList(issuers.slice(1), all.length - 1)}.` : '';
  return failure(
    'issuer-missing',
    first,
    `The certificate of the issuer of ${certificateLabel(first)}, ${issuers[0]}, is not among those given.${others}`,
    { missing: issuers },
  );
}

function cycle(leaf: Certificate): PathFailure {
  return failure(
    'issuer-cycle',
    leaf,
    `The CAs above ${certificateLabel(leaf)} sign each other in a circle, and none of them is a trusted root.`,
    { issuer: clip(formatName(leaf.issuer)) },
  );
}
