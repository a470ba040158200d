import { createHash, sign } from 'node:crypto';
import type { Artefact } from './artefact.js';
import type { Kit } from './kit.js';

const TENANT = 'CDCC5E91-0ADF-4A24-82D0-196667F1C081';
const MINUTE = 60;

/** What differs from a good bulk registration token. A member that is undefined is left out. */
export interface TokenChanges {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Minutes from the beginning to the end; default 4,320. */
  readonly lifetime?: number;
  /** Minutes since it began; default 60. */
  readonly age?: number;
  /** Done to the token when it is signed. */
  readonly tamper?: (token: string) => string;
}

/** A token of the form of a site's own, signed with a certificate that plays the site's. */
export function siteToken(kit: Kit, { header, claims, lifetime = 4320, age = 60, tamper }: TokenChanges = {}): string {
  const nbf = Math.floor(kit.now / 1000) - age * MINUTE;
  const x5t = createHash('sha1').update(signingCertificate(kit)).digest('base64url');
  const parts = [
    { typ: 'JWT', alg: 'RS256', x5t, ...header },
    {
      SCCMTokenCategory: 'SCCMPreAuthToken',
      Authority: 'SCCM',
      License: 'SCCM',
      Type: 'BulkRegistration',
      TenantId: TENANT,
      UniqueId: 'db591e33-06fd-4c5b-82f3-bf673e5bd0a2',
      iss: `urn:sccm:oauth2:${TENANT.toLowerCase()}`,
      aud: 'urn:sccm:service',
      exp: nbf + lifetime * MINUTE,
      nbf,
      ...claims,
    },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const signed = parts.join('.');
  const token = `${signed}.${sign('sha256', Buffer.from(signed), kit.keys.leaf).toString('base64url')}`;
  return tamper === undefined ? token : tamper(token);
}

/** Self-signed, as a site makes it. */
const signingCertificate = (kit: Kit): Uint8Array =>
  kit.server({ issuer: 'self', name: 'SMS Token Signing Certificate' });

/** The token beside its certificate, judged by `token inspect`. */
export const tokenArtefact = (kit: Kit, changes: TokenChanges = {}): Artefact => ({
  files: { 'token.txt': siteToken(kit, changes), 'signing.cer': signingCertificate(kit) },
  command: ['token', 'inspect', '{token.txt}', '--signing-certificate', '{signing.cer}'],
});

export const GATEWAY = 'GraniteFalls.contoso.com/CCM_Proxy_MutualAuth/72057594037928290';

/** A line for ccmsetup, judged by `ccmsetup lint`. @param options words behind the command */
export const lineArtefact = (line: string, options: readonly string[] = []): Artefact => ({
  files: { 'install.txt': `${line}\n` },
  command: ['ccmsetup', 'lint', '{install.txt}', ...options],
});
