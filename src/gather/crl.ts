import { bytesEqual } from '../core/asn1/bytes.js';
import type { CrlFact } from '../core/check/crlFacts.js';
import type { OpenedInput } from '../core/check/inputs.js';
import type { RevocationFact, RevocationStatus } from '../core/check/target.js';
import type { CryptoPort } from '../core/ports.js';
import { certificateLabel } from '../core/trust/label.js';
import { revocationOfPath } from '../core/trust/pathRevocation.js';
import { reasonName } from '../core/trust/revocation/reasons.js';
import type { Status } from '../core/trust/revocation/revocation.js';
import { verifySigned } from '../core/trust/signatures.js';
import { isSelfIssued } from '../core/x509/certificateKind.js';
import { nameKey } from '../core/x509/compareNames.js';
import { readCrlExtension } from '../core/x509/crl/readCrlExtension.js';
import { readExtension } from '../core/x509/readExtension.js';
import { shortName } from '../core/x509/shortName.js';
import type { Certificate, RevocationList } from '../core/x509/types.js';
import type { CaPool } from './chain.js';

/** Candidates of one name: reissued CAs keep the name, so a few are normal. */
const MAX_CANDIDATES = 32;

/** Every CRL in these files, with its issuer and those that it belongs together with. */
export async function crlFacts(
  inputs: readonly Pick<OpenedInput, 'name' | 'form' | 'crls'>[],
  pool: CaPool,
  issuerStated: boolean,
  verify: CryptoPort['verify'],
): Promise<CrlFact[]> {
  const files = inputs.flatMap(({ name, form, crls }) => crls.map((crl) => ({ label: name, form, crl })));
  const byIssuer = new Map<string, RevocationList[]>();
  for (const { crl } of files) {
    const key = nameKey(crl.issuer);
    const same = byIssuer.get(key);
    if (same === undefined) byIssuer.set(key, [crl]);
    else same.push(crl);
  }
  const facts: CrlFact[] = [];
  for (const file of files) {
    const { crl } = file;
    const others = byIssuer.get(nameKey(crl.issuer)) ?? [];
    const counterparts = others.filter((other) => isDelta(other) !== isDelta(crl)).slice(0, MAX_CANDIDATES);
    facts.push({ ...file, issuer: await findCrlIssuer(crl, pool, verify), issuerStated, counterparts });
  }
  return facts;
}

export const isDelta = (crl: RevocationList): boolean => readCrlExtension(crl, 'deltaCrlIndicator').state !== 'absent';

/** Among the CAs of the right name the one whose key verifies the CRL; failing that, one that cannot be tried here, then the one it names, then any. */
async function findCrlIssuer(
  crl: RevocationList,
  pool: CaPool,
  verify: CryptoPort['verify'],
): Promise<CrlFact['issuer']> {
  const candidates = pool.named(nameKey(crl.issuer)).slice(0, MAX_CANDIDATES);
  let untried: Certificate | undefined;
  for (const certificate of candidates) {
    const result = await verifySigned(crl, certificate.publicKey.der, verify);
    if (result === 'valid') return { certificate, signature: 'valid' };
    if (result === 'unsupported') untried ??= certificate;
  }
  if (untried !== undefined) return { certificate: untried, signature: 'unsupported' };
  const named = candidates.find((candidate) => isNamedBy(crl, candidate)) ?? candidates[0];
  return named === undefined ? undefined : { certificate: named, signature: 'invalid' };
}

function isNamedBy(crl: RevocationList, candidate: Certificate): boolean {
  const authority = readCrlExtension(crl, 'authorityKeyIdentifier');
  const subject = readExtension(candidate, 'subjectKeyIdentifier');
  const keyIdentifier = authority.state === 'present' ? authority.value.keyIdentifier : undefined;
  return keyIdentifier !== undefined && subject.state === 'present' && bytesEqual(keyIdentifier, subject.value);
}

/** A CA renewed with a new key publishes a CRL for each: the other one is for certificates that are not here. */
const isOfAnotherKey = (crl: RevocationList, issuer: CrlFact['issuer']): boolean =>
  issuer?.signature === 'invalid' &&
  readCrlExtension(crl, 'authorityKeyIdentifier').state === 'present' &&
  !isNamedBy(crl, issuer.certificate);

const isLimited = (crl: RevocationList): boolean =>
  readCrlExtension(crl, 'issuingDistributionPoint').state !== 'absent';

export interface RevocationOptions {
  readonly at: number;
  readonly crypto: CryptoPort;
  readonly pool: CaPool;
  readonly crls: readonly CrlFact[];
  readonly givenCrls: readonly CrlFact[];
  /** Those of the given that are inputs as well: of a path only what they cannot be asked by themselves is asked of them. */
  readonly judgedAlone?: ReadonlySet<RevocationList> | undefined;
  /** CRLs were looked for, so that having none is an answer, too. */
  readonly asked?: boolean | undefined;
}

/**
 * What the CRLs at hand say of each certificate of these paths but the roots; undefined when there are none.
 *
 * @param paths each leaf first
 */
export async function revocationFact(
  paths: readonly (readonly Certificate[])[],
  { at, crypto, pool, crls, givenCrls, judgedAlone, asked = false }: RevocationOptions,
): Promise<RevocationFact | undefined> {
  if (crls.length === 0 && !asked) return undefined;
  const statuses = new Map<Certificate, RevocationStatus>();
  const issuers = new Set(crls.filter(({ crl }) => !isDelta(crl)).map(({ crl }) => nameKey(crl.issuer)));
  const hasCrl = (certificate: Certificate) => issuers.has(nameKey(certificate.issuer));
  for (const path of paths) {
    const found = await revocationOfPath(path, {
      intermediates: path[0] === undefined ? [] : pool.above(path[0]),
      crls: crls.map(({ crl }) => crl),
      at,
      profile: 'windows-client-auth',
      verify: remembered(crypto.verify),
    });
    for (const [index, status] of found.entries()) {
      const certificate = path[index] as Certificate;
      statuses.set(certificate, statusOf(certificate, status, hasCrl(certificate)));
    }
    const top = path.at(-1);
    if (top !== undefined && !isSelfIssued(top) && !statuses.has(top)) {
      const reasons = [`the certificate of its issuer "${shortName(top.issuer)}" is not at hand`];
      statuses.set(top, { certificate: top, label: certificateLabel(top), state: 'unknown', reasons, hasCrl: false });
    }
  }
  const wanted = new Set([...statuses.keys()].map((certificate) => nameKey(certificate.issuer)));
  // A stranger's CRL is a mistake where it stands in place of one that is missing; beside all that are wanted it is one of another chain.
  const missing = [...statuses.values()].some((status) => !status.hasCrl);
  const isSettled = (crl: RevocationList) =>
    [...statuses.values()].every(
      ({ certificate, state }) => state !== 'unknown' || nameKey(certificate.issuer) !== nameKey(crl.issuer),
    );
  // What was fetched for this path concerns it, whoever issued it.
  const concerning = givenCrls.filter(({ crl, issuer, fetch }) => {
    if (fetch !== undefined) return true;
    // Whether it is for these certificates only their path can tell.
    if (wanted.has(nameKey(crl.issuer))) {
      if (isOfAnotherKey(crl, issuer) && isSettled(crl)) return false;
      return judgedAlone?.has(crl) !== true || isLimited(crl);
    }
    return issuer === undefined && missing;
  });
  return { crls: concerning.map((fact) => ({ ...fact, issuerStated: true })), statuses: [...statuses.values()] };
}

const wrappers = new WeakMap<CryptoPort['verify'], CryptoPort['verify']>();

/** A fleet asks for the signature of the same CRL once a computer, and a CRL may have 50 MB: each is verified once with each key. */
function remembered(verify: CryptoPort['verify']): CryptoPort['verify'] {
  const before = wrappers.get(verify);
  if (before !== undefined) return before;
  const known = new WeakMap<Uint8Array, WeakMap<Uint8Array, ReturnType<CryptoPort['verify']>>>();
  const wrapper: CryptoPort['verify'] = (input) => {
    const byKey = known.get(input.data) ?? new WeakMap<Uint8Array, ReturnType<CryptoPort['verify']>>();
    known.set(input.data, byKey);
    const result = byKey.get(input.spki) ?? verify(input);
    byKey.set(input.spki, result);
    return result;
  };
  wrappers.set(verify, wrapper);
  return wrapper;
}

function statusOf(certificate: Certificate, status: Status, hasCrl: boolean): RevocationStatus {
  const common = { certificate, label: certificateLabel(certificate), hasCrl };
  if (status.state === 'unknown') return { ...common, state: 'unknown', reasons: status.reasons };
  if (status.state === 'good') return { ...common, state: 'good', reasons: [] };
  const { revocationDate, reason } = status.entry;
  return { ...common, state: 'revoked', revokedAt: revocationDate, reason: reasonName(reason), reasons: [] };
}
