import { memoizeRecent } from '../memoizeRecent.js';
import { type Location, type LocationReading, readLocation } from '../names/url.js';
import { MAX_LOCATIONS } from '../network/limits.js';
import { readCrlExtension } from '../x509/crl/readCrlExtension.js';
import { readExtension } from '../x509/readExtension.js';
import type { Certificate, GeneralName, RevocationList } from '../x509/types.js';

/** One URI of a CDP, freshest CRL or OCSP field. */
export interface RevocationLocation {
  readonly text: string;
  readonly reading: LocationReading;
}

export type CrlLocations =
  | { readonly state: 'absent' }
  | { readonly state: 'malformed'; readonly error: string }
  /** `named` when there is a location of any form, a directory name say; `locations` are the URIs, in order. */
  | { readonly state: 'present'; readonly named: boolean; readonly locations: readonly RevocationLocation[] };

type CrlExtension = 'crlDistributionPoints' | 'freshestCrl';

/** Several rules ask the same of a certificate, and a fleet the same of its CAs. */
const KEPT = 8;
const known: Readonly<Record<CrlExtension, (certificate: Certificate) => CrlLocations>> = {
  crlDistributionPoints: memoizeRecent(KEPT, (certificate) => readCrlLocations(certificate, 'crlDistributionPoints')),
  freshestCrl: memoizeRecent(KEPT, (certificate) => readCrlLocations(certificate, 'freshestCrl')),
};

/** Where a certificate says that its CRL, or its delta CRL, lies. */
export function crlLocations(
  certificate: Certificate,
  extension: CrlExtension = 'crlDistributionPoints',
): CrlLocations {
  return known[extension](certificate);
}

function readCrlLocations(certificate: Certificate, extension: CrlExtension): CrlLocations {
  const reading = readExtension(certificate, extension);
  if (reading.state !== 'present') return reading;
  const named = reading.value.some((point) => point.fullName.length > 0 || point.relativeName !== undefined);
  return { state: 'present', named, locations: reading.value.flatMap((point) => locationsOf(point.fullName)) };
}

const OCSP = '1.3.6.1.5.5.7.48.1';

/**
 * OCSP responders that a certificate names; none when the extension is absent or cannot be read. Files are
 * left out: an AD CS administrator easily ticks "Include in the OCSP extension" for the CA's certificate.
 */
export function ocspLocations(certificate: Certificate): readonly RevocationLocation[] {
  const access = readExtension(certificate, 'authorityInfoAccess');
  if (access.state !== 'present') return [];
  const named = locationsOf(access.value.flatMap(({ method, location }) => (method === OCSP ? [location] : [])));
  return named.filter(
    ({ reading }) => reading.state !== 'read' || !/\.(?:crt|cer|crl|p7[bc])$/i.test(reading.location.path),
  );
}

/** The URIs among general names. */
export function locationsOf(names: readonly GeneralName[]): RevocationLocation[] {
  return names.flatMap((name) =>
    name.kind === 'uri' ? [{ text: name.value, reading: readLocation(name.value) }] : [],
  );
}

/** The locations of some schemes, taken apart. */
export function ofScheme(locations: readonly RevocationLocation[], ...schemes: readonly string[]): readonly Location[] {
  const found: Location[] = [];
  for (const { reading } of locations) {
    if (reading.state === 'read' && schemes.includes(reading.location.scheme)) found.push(reading.location);
  }
  return found;
}

/** For messages and evidence: a certificate can name thousands. */
export const LISTED = 20;

export const listTexts = (locations: readonly RevocationLocation[]): readonly string[] =>
  locations.slice(0, LISTED).map(({ text }) => text);

/** What can be fetched, the first few: a certificate can name thousands. */
export function httpUrls(locations: readonly RevocationLocation[]): string[] {
  const http = locations.filter(({ reading }) => reading.state === 'read' && reading.location.scheme === 'http');
  return [...new Set(http.map(({ text }) => text))].slice(0, MAX_LOCATIONS);
}

/** Where a certificate says that its complete CRL can be fetched. */
export function crlUrls(certificate: Certificate): string[] {
  const complete = crlLocations(certificate);
  return complete.state === 'present' ? httpUrls(complete.locations) : [];
}

/** Where a complete CRL says that its delta CRL can be fetched. */
export function deltaUrls(crl: RevocationList): string[] {
  const named = readCrlExtension(crl, 'freshestCrl');
  return named.state === 'present' ? httpUrls(named.value.flatMap((point) => locationsOf(point.fullName))) : [];
}
