import { createHash, randomBytes } from 'node:crypto';
import { CompactSign } from 'jose';
import { encodeBase64Url } from '../../core/base64.js';
import { CmgCertError } from '../../core/errors.js';
import { isGuid } from '../../core/token/claims.js';
import { labUniqueId } from '../../core/token/lab.js';
import type { Lab, LabCertificate } from '../ledger.js';

export interface TokenOptions {
  /** Minutes, 1 to 10,080; default 4,320, as the site's own tool has it. */
  readonly lifetime?: number | undefined;
  /** TenantId, a GUID; default one of the lab's own. */
  readonly tenantId?: string | undefined;
  /** UniqueId, a GUID; default a new one by which the token is known as a lab's. */
  readonly uniqueId?: string | undefined;
  /** From when on, ms since 1970; default now. */
  readonly at?: number | undefined;
}

/** A token, and what it says. */
export interface IssuedToken {
  readonly token: string;
  readonly tenantId: string;
  readonly uniqueId: string;
  /** Seconds since 1970. */
  readonly notBefore: number;
  readonly expires: number;
  readonly lifetimeMinutes: number;
  /** What it is signed with. */
  readonly signedWith: LabCertificate;
}

export const DEFAULT_LIFETIME = 4320;
export const MAX_LIFETIME = 10_080;

/**
 * A bulk registration token of the same form as a site's, signed with the lab's token signing certificate. No site accepts it.
 * @throws CmgCertError `usage` for a lifetime or GUID that cannot be, `configuration` when the lab has no such certificate
 */
export async function issueToken(lab: Lab, options: TokenOptions = {}): Promise<IssuedToken> {
  const { lifetime = DEFAULT_LIFETIME, at = Date.now() } = options;
  if (!Number.isInteger(lifetime) || lifetime < 1 || lifetime > MAX_LIFETIME) {
    throw new CmgCertError('usage', `a lifetime of ${lifetime} minutes: a token lives 1 to 10,080`);
  }
  const signedWith = lab.ofKind('token-signing').at(-1);
  if (signedWith === undefined) {
    throw new CmgCertError('configuration', `${lab.directory} has no token signing certificate`, {
      remedy: 'Run lab init again with its options: it was interrupted.',
    });
  }
  const tenantId = guid(options.tenantId ?? tenantOf(lab), 'tenant').toUpperCase();
  const uniqueId = guid(options.uniqueId ?? labUniqueId(randomBytes(16)), 'unique id').toLowerCase();
  const notBefore = Math.floor(at / 1000);
  const expires = notBefore + lifetime * 60;
  // Names, values and their order are those of the sample that Microsoft printed with technical preview 2001.2.
  const claims = {
    SCCMTokenCategory: 'SCCMPreAuthToken',
    Authority: 'SCCM',
    License: 'SCCM',
    Type: 'BulkRegistration',
    TenantId: tenantId,
    UniqueId: uniqueId,
    iss: `urn:sccm:oauth2:${tenantId.toLowerCase()}`,
    aud: 'urn:sccm:service',
    exp: expires,
    nbf: notBefore,
  };
  const x5t = encodeBase64Url(createHash('sha1').update(lab.certificateBytes(signedWith)).digest());
  const token = await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', x5t })
    .sign(lab.privateKey(signedWith));
  return { token, tenantId, uniqueId, notBefore, expires, lifetimeMinutes: lifetime, signedWith };
}

/** The same for all tokens of a lab. */
const tenantOf = (lab: Lab): string =>
  labUniqueId(createHash('sha256').update(`tenant of lab ${lab.settings.id}`).digest());

function guid(text: string, what: string): string {
  if (isGuid(text)) return text;
  throw new CmgCertError('usage', `the ${what} "${text.slice(0, 100)}" is no GUID`, {
    remedy: 'For example cdcc5e91-0adf-4a24-82d0-196667f1c081.',
  });
}
