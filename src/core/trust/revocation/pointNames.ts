import { toHex } from '../../text/hex.js';
import { nameKey } from '../../x509/compareNames.js';
import type { GeneralName, Name, NameAttribute } from '../../x509/types.js';

/** DistributionPointName (RFC 5280 § 4.2.1.13). */
export interface PointName {
  readonly fullName: readonly GeneralName[];
  readonly relativeName: readonly NameAttribute[] | undefined;
}

export function hasName({ fullName, relativeName }: PointName): boolean {
  return fullName.length > 0 || relativeName !== undefined;
}

/**
 * Strings that are equal when names of distribution points are.
 * @param issuers of the CRL; a relative name continues theirs
 */
export function pointNameKeys({ fullName, relativeName }: PointName, issuers: readonly Name[]): readonly string[] {
  if (relativeName === undefined) return fullName.map(generalNameKey);
  return issuers.map((issuer) => directoryKey({ der: NO_DER, rdns: [...issuer.rdns, relativeName] }));
}

const NO_DER = new Uint8Array(0);

export function directoryNames(names: readonly GeneralName[]): readonly Name[] {
  return names.flatMap((name) => (name.kind === 'directory' ? [name.name] : []));
}

export function directoryKey(name: Name): string {
  return `directory:${nameKey(name)}`;
}

/** URIs are compared as they stand: they are addresses, and issuers copy them. */
export function generalNameKey(name: GeneralName): string {
  switch (name.kind) {
    case 'directory':
      return directoryKey(name.name);
    case 'dns':
    case 'email':
    case 'uri':
    case 'ip':
      return `${name.kind}:${name.value}`;
    case 'registered-id':
      return `${name.kind}:${name.oid}`;
    case 'other':
      return `${name.kind}:${name.oid}:${toHex(name.bytes)}`;
    case 'x400':
    case 'edi':
      return `${name.kind}:${toHex(name.bytes)}`;
  }
}
