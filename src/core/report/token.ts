import { clip } from '../text/clip.js';
import { isoTime } from '../text/isoTime.js';
import { CLAIMS, timesOf } from '../token/claims.js';
import { thumbprintOf } from '../token/header.js';
import type { JsonValue } from '../token/json.js';
import { shortenToken } from '../token/shorten.js';
import type { TokenModel, TokenPart } from '../token/types.js';
import type { TokenMember, TokenSummary } from './report.js';

/** Header and claims of other services may have hundreds of members. */
const MAX_MEMBERS = 50;

/** @param whole with the value itself, which is a credential */
export function tokenSummary(token: TokenModel, whole: boolean): TokenSummary {
  const { notBefore, expires } = timesOf(token);
  const thumbprint = thumbprintOf(token);
  return {
    shown: shortenToken(token.value),
    ...(whole ? { value: token.value } : {}),
    header: membersOf(token.header),
    claims: membersOf(token.claims),
    ...(notBefore === undefined ? {} : { notBefore: isoTime(notBefore) }),
    ...(expires === undefined ? {} : { expires: isoTime(expires) }),
    ...(notBefore === undefined || expires === undefined ? {} : { lifetimeMinutes: (expires - notBefore) / 60_000 }),
    ...(thumbprint === undefined ? {} : { signingThumbprintSha1: thumbprint }),
  };
}

const MEANINGS: ReadonlyMap<string, string> = new Map([
  ...CLAIMS.map(({ name, meaning }) => [name, meaning] as const),
  ['iat', 'issued at'],
  ['jti', 'identifier of this token'],
  ['sub', 'subject: of whom it speaks'],
  ['typ', 'type of the token'],
  ['alg', 'algorithm of the signature'],
  ['x5t', 'SHA-1 thumbprint of the signing certificate'],
  ['kid', 'identifier of the key'],
]);

const membersOf = ({ members }: TokenPart): TokenMember[] =>
  [...members].slice(0, MAX_MEMBERS).map(([name, value]) => {
    const meaning = MEANINGS.get(name);
    return {
      name: clip(name),
      value: clip(typeof value === 'string' ? value : JSON.stringify(plain(value))),
      ...(meaning === undefined ? {} : { meaning }),
    };
  });

/** Maps as lists of pairs' objects: for showing only. */
function plain(value: JsonValue): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Map) return Object.fromEntries([...value].map(([name, member]) => [name, plain(member)]));
  return (value as readonly JsonValue[]).map(plain);
}
