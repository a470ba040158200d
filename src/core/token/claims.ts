import type { JsonValue } from './json.js';
import type { TokenModel } from './types.js';

/** What a claim of a bulk registration token says, and how it has to look. */
export interface ClaimForm {
  readonly name: string;
  /** For people: what it is for. */
  readonly meaning: string;
  /** @returns what is wrong, as the end of "… is …", or undefined */
  readonly problem: (value: JsonValue) => string | undefined;
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isGuid = (text: string): boolean => GUID.test(text);

const ISSUER = 'urn:sccm:oauth2:';

const exactly = (wanted: string) => (value: JsonValue) => (value === wanted ? undefined : `not "${wanted}"`);
const guid = (value: JsonValue) => (typeof value === 'string' && isGuid(value) ? undefined : 'no GUID');
const seconds = (value: JsonValue) =>
  secondsOf(value) === undefined ? 'no whole number of seconds since 1970' : undefined;

/** Years 1970 to 9999. */
const secondsOf = (value: JsonValue | undefined): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 253_402_300_799 ? value : undefined;

/** The claims of Microsoft's intact sample, in its order; RFC 7519 § 4.1 for iss, aud, exp and nbf. `Type` has a rule of its own. */
export const CLAIMS: readonly ClaimForm[] = [
  {
    name: 'SCCMTokenCategory',
    meaning: 'kind of token; SCCMPreAuthToken is one for before the client is registered',
    problem: exactly('SCCMPreAuthToken'),
  },
  { name: 'Authority', meaning: 'who issues it', problem: exactly('SCCM') },
  { name: 'License', meaning: 'product', problem: exactly('SCCM') },
  { name: 'Type', meaning: 'what it is for', problem: () => undefined },
  { name: 'TenantId', meaning: 'the hierarchy that issued it', problem: guid },
  { name: 'UniqueId', meaning: 'by this the console lists it, and can block it', problem: guid },
  {
    name: 'iss',
    meaning: 'issuer: the tenant as a URN',
    problem: (value) =>
      typeof value === 'string' && value.startsWith(ISSUER) && isGuid(value.slice(ISSUER.length))
        ? undefined
        : `not ${ISSUER} and a GUID`,
  },
  { name: 'aud', meaning: 'audience: the service that takes it', problem: exactly('urn:sccm:service') },
  { name: 'exp', meaning: 'expires', problem: seconds },
  { name: 'nbf', meaning: 'not valid before', problem: seconds },
];

export const TYPE = 'BulkRegistration';

/** None of these in it: it comes from another service, whatever else it is. */
const OF_A_SITE = ['SCCMTokenCategory', 'Authority', 'License', 'Type', 'TenantId', 'UniqueId'];

/** Whether a site could have issued it, by the names of its claims. */
export const isSiteToken = ({ claims }: TokenModel): boolean => OF_A_SITE.some((name) => claims.members.has(name));

/** When it is in force, ms since 1970; undefined where the claim is missing or not well formed. */
export function timesOf({ claims }: TokenModel): {
  readonly notBefore: number | undefined;
  readonly expires: number | undefined;
} {
  const at = (name: string) => {
    const value = secondsOf(claims.members.get(name));
    return value === undefined ? undefined : value * 1000;
  };
  return { notBefore: at('nbf'), expires: at('exp') };
}

/** The GUID that `iss` names. */
export function issuerTenant({ claims }: TokenModel): string | undefined {
  const issuer = claims.members.get('iss');
  if (typeof issuer !== 'string' || !issuer.startsWith(ISSUER)) return undefined;
  const tenant = issuer.slice(ISSUER.length);
  return isGuid(tenant) ? tenant : undefined;
}

/** A text of header or claims; undefined when it is missing or no text. */
export function textOf(part: TokenModel['header'], name: string): string | undefined {
  const value = part.members.get(name);
  return typeof value === 'string' ? value : undefined;
}
