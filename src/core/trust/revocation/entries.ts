import { nameEquals } from '../../x509/compareNames.js';
import type { Certificate, RevocationList, RevokedEntry } from '../../x509/types.js';
import type { CrlView } from './crlView.js';

/** Each certificate is looked up once in a CRL, however many paths lead through it. */
const found = new WeakMap<RevocationList, WeakMap<Certificate, RevokedEntry | undefined>>();

/**
 * The entry of a certificate, by serial number and issuer (RFC 5280 § 6.3.3 (i), (j)). In an indirect CRL each entry
 * has an issuer of its own, and serial numbers repeat.
 */
export function findEntry(view: CrlView, certificate: Certificate): RevokedEntry | undefined {
  const known = found.get(view.crl) ?? new WeakMap<Certificate, RevokedEntry | undefined>();
  found.set(view.crl, known);
  if (!known.has(certificate)) known.set(certificate, search(view, certificate));
  return known.get(certificate);
}

function search({ crl, scope }: CrlView, certificate: Certificate): RevokedEntry | undefined {
  if (!scope?.indirectCrl) return crl.find(certificate.serialNumber);
  for (const entry of crl.findAll(certificate.serialNumber)) if (isEntryOf(entry, crl, certificate)) return entry;
  return undefined;
}

function isEntryOf({ certificateIssuer }: RevokedEntry, crl: RevocationList, { issuer }: Certificate): boolean {
  if (certificateIssuer === undefined) return nameEquals(crl.issuer, issuer);
  return certificateIssuer.some((name) => name.kind === 'directory' && nameEquals(name.name, issuer));
}

const unknownCritical = new WeakMap<RevocationList, boolean>();

/** § 5.3: one critical entry extension that is not processed makes the whole CRL unusable. Each CRL is walked once. */
export function hasUnknownCriticalEntry(crl: RevocationList): boolean {
  const known = unknownCritical.get(crl);
  if (known !== undefined) return known;
  const found = crl.hasUnknownCriticalEntry();
  unknownCritical.set(crl, found);
  return found;
}
