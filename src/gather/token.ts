import type { TokenMember, TokenSummary } from '../core/check/report.js';
import type { TokenSigner, TokenTarget } from '../core/check/target.js';
import type { CryptoPort } from '../core/ports.js';
import { clip } from '../core/text/clip.js';
import { isoTime } from '../core/text/isoTime.js';
import { CLAIMS, timesOf } from '../core/token/claims.js';
import { thumbprintOf } from '../core/token/header.js';
import type { JsonValue } from '../core/token/json.js';
import { shortenToken } from '../core/token/shorten.js';
import type { TokenModel, TokenPart } from '../core/token/types.js';
import { verifyToken } from '../core/token/verifyToken.js';
import { shortName } from '../core/x509/shortName.js';
import type { Certificate } from '../core/x509/types.js';
import { fingerprint, type Opened } from './open.js';

/** A certificate with what people call it. */
export interface LabelledCertificate {
  readonly label: string;
  readonly certificate: Certificate;
}

/** Every certificate in the files that --signing-certificate gave. */
export const labelledCertificates = (files: readonly Opened[]): LabelledCertificate[] =>
  files.flatMap(({ name, certificates }) =>
    certificates.map((certificate) => ({ label: `"${shortName(certificate.subject)}" (${name})`, certificate })),
  );

interface SigningOptions {
  readonly signingCertificates?: readonly LabelledCertificate[];
  readonly crypto: CryptoPort;
}

/** The token together with what each certificate given says of it. */
export async function tokenTarget(
  label: string,
  token: TokenModel,
  { signingCertificates = [], crypto }: SigningOptions,
): Promise<TokenTarget> {
  const named = thumbprintOf(token);
  const signers: TokenSigner[] = [];
  for (const one of signingCertificates) {
    const thumbprintSha1 = fingerprint(one.certificate.der, 'SHA-1', crypto);
    const signature = await verifyToken(token, one.certificate, crypto.verify);
    signers.push({ ...one, thumbprintSha1, named: named === thumbprintSha1, signature });
  }
  return { kind: 'token', role: undefined, label, token, signers };
}

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
