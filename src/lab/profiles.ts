import type { ExtensionsRecipe } from '../write/extensions.js';
import type { DistinguishedName } from '../write/name.js';
import { PURPOSE } from '../write/oids.js';
import type { CertificateKind, LabOptions, LabSettings } from './ledger/entries.js';
import { crlFileOf } from './ledger/layout.js';

/** What the certificates of each kind hold, after the templates of Active Directory Certificate Services. */

export const DAY = 86_400_000;
const YEAR = 365 * DAY;

/** AD CS dates certificates and CRLs back for clocks that are behind (CA\ClockSkewMinutes). */
export const BACKDATED = 600_000;

/** Stands in every subject, so that nobody takes one of these for a certificate of a real PKI. */
export const LAB_ORGANIZATION = 'cmg-cert lab (not for production)';

const ROOT_YEARS = 20;
const ISSUING_YEARS = 10;

/** Life of a CA's certificate. @param level 0 is the root, `depth` the CA that issues */
export const authorityLife = (level: number, depth: number): number =>
  Math.round(ROOT_YEARS - (level === 0 ? 0 : ((ROOT_YEARS - ISSUING_YEARS) * level) / depth)) * YEAR;

export const TOKEN_SIGNING_LIFE = 10 * YEAR;

/** Without the lab's id, two labs' CAs would bear one name, and a certificate store would hold both. */
export const authoritySubject = (settings: LabSettings, commonName: string): DistinguishedName => [
  ['O', LAB_ORGANIZATION],
  ['OU', `lab ${settings.id}`],
  ['CN', commonName],
];

export const leafSubject = (commonName: string): DistinguishedName => [
  ['O', LAB_ORGANIZATION],
  ['CN', commonName],
];

export const AUTHORITY_EXTENSIONS: ExtensionsRecipe = {
  caVersion: { certificateIndex: 0, keyIndex: 0 },
  basicConstraints: { ca: true },
  keyUsage: ['digitalSignature', 'keyCertSign', 'cRLSign'],
};

/** Where the issuer's CRL, its certificate and its OCSP responder are. @param stem the issuer's */
export const locations = (
  { crlUrl, aiaUrl, ocspUrl }: LabOptions,
  stem: string,
  ocsp: boolean,
): Pick<ExtensionsRecipe, 'crlDistributionPoints' | 'authorityInfoAccess'> => ({
  crlDistributionPoints: [crlUrl + crlFileOf(stem)],
  authorityInfoAccess: {
    caIssuers: [`${aiaUrl}${stem}.crt`],
    ...(ocsp && ocspUrl !== undefined ? { ocsp: [ocspUrl] } : {}),
  },
});

/** Kinds that `lab issue` makes besides CAs. */
export type LeafKind = Exclude<CertificateKind, 'ca' | 'token-signing'>;

/** Extensions of a certificate that is no CA's, without the locations. */
export function leafExtensions(
  kind: LeafKind,
  name: string,
  template: LabOptions['template'],
  settings: LabSettings,
): ExtensionsRecipe {
  // A responder's certificate cannot be asked about at the responder: RFC 6960 § 4.2.2.2.1.
  if (kind === 'ocsp-responder') {
    return { keyUsage: ['digitalSignature'], extendedKeyUsage: [PURPOSE.ocspSigning], ocspNoCheck: true };
  }
  const purposes = [kind === 'server' ? PURPOSE.serverAuth : PURPOSE.clientAuth];
  return {
    keyUsage: ['digitalSignature', 'keyEncipherment'],
    extendedKeyUsage: purposes,
    subjectAltName: [name],
    ...templateExtensions(kind, template, settings, purposes),
  };
}

function templateExtensions(
  kind: LeafKind,
  template: LabOptions['template'],
  { id }: LabSettings,
  purposes: readonly string[],
): ExtensionsRecipe {
  if (template === 'none') return {};
  if (template === '1') return { templateName: kind === 'server' ? 'WebServer' : 'Machine' };
  // Below Microsoft's arc for templates stand numbers of the forest; here the lab's id takes their place.
  const forest = `${Number.parseInt(id.slice(0, 4), 16)}.${Number.parseInt(id.slice(4), 16)}`;
  const oid = `1.3.6.1.4.1.311.21.8.${forest}.${kind === 'server' ? 1 : 2}`;
  return { template: { oid, major: 100, minor: 3 }, applicationPolicies: purposes };
}

/** Names of providers that Windows puts a key into. */
export const PROVIDERS: Readonly<Record<LabOptions['provider'], string>> = {
  ksp: 'Microsoft Software Key Storage Provider',
  csp: 'Microsoft Enhanced RSA and AES Cryptographic Provider',
};
