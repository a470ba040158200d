import { bytesEqual } from '../core/asn1/bytes.js';
import type { OpenedInput } from '../core/check/inputs.js';
import type { GivenAuthority, UploadFact, UploadFile, UploadTarget } from '../core/check/target.js';
import type { CryptoPort } from '../core/ports.js';
import { isSelfIssued } from '../core/x509/certificateKind.js';
import { nameKey } from '../core/x509/compareNames.js';
import { shortName } from '../core/x509/shortName.js';
import type { Certificate } from '../core/x509/types.js';
import { CaPool, selfSignature, signedBy } from './chain.js';

/** CAs tried on the way from one certificate to a root; no PKI has as many, and an upload could. */
const MAX_TRIED = 64;

/**
 * The shortest chain from a certificate's issuer to a self-signed root that the set alone gives, whatever else is at hand: cross-signed and reissued
 * CAs give several ways, so a dead end on one of them proves nothing.
 */
export async function chainWithin(
  leaf: Certificate,
  set: CaPool,
  verify: CryptoPort['verify'],
): Promise<readonly Certificate[] | undefined> {
  const tried = new Set<Certificate>();
  let frontier: readonly (readonly Certificate[])[] = [[]];
  while (frontier.length > 0) {
    const next: (readonly Certificate[])[] = [];
    for (const chain of frontier) {
      const below = chain.at(-1) ?? leaf;
      for (const candidate of set.named(nameKey(below.issuer))) {
        if (tried.has(candidate)) continue;
        if (tried.size === MAX_TRIED) return undefined;
        if ((await signedBy(below, candidate, verify)) === 'invalid') continue;
        tried.add(candidate);
        if ((await selfSignature(candidate, verify)) === 'valid') return [...chain, candidate];
        next.push([...chain, candidate]);
      }
    }
    frontier = next;
  }
  return undefined;
}

/**
 * How the set serves one client.
 *
 * @param chain CA certificates at hand above the client, from anywhere, to name what is missing
 */
export async function uploadFact(
  client: Certificate,
  chain: readonly Certificate[],
  { label, certificates, unread }: UploadTarget,
  verify: CryptoPort['verify'],
): Promise<UploadFact> {
  const set = certificates.map(({ certificate }) => certificate);
  const found = await chainWithin(client, new CaPool(set), verify);
  if (found !== undefined) return { label, chain: found, missing: [] };
  const missing = chain.filter((ca) => !set.some((known) => isSameAuthority(known, ca)));
  const top = chain.at(-1) ?? client;
  const names = missing.map((ca) => shortName(ca.subject));
  if (!isSelfIssued(top)) names.push(shortName(top.issuer));
  return { label, chain: undefined, missing: [...new Set(names)], unread };
}

/** One name and one key: a reissued CA certificate serves the chain as well as the other does. */
const isSameAuthority = (a: Certificate, b: Certificate): boolean =>
  bytesEqual(a.publicKey.der, b.publicKey.der) && nameKey(a.subject) === nameKey(b.subject);

/** Issuers that CAs of the set name and the set does not have. */
export async function missingIssuers(set: readonly Certificate[], verify: CryptoPort['verify']): Promise<string[]> {
  const pool = new CaPool(set);
  const missing = new Set<string>();
  for (const ca of set) {
    if (isSelfIssued(ca)) continue;
    const issuers = pool.named(nameKey(ca.issuer)).slice(0, MAX_TRIED);
    const signatures = await Promise.all(issuers.map((issuer) => signedBy(ca, issuer, verify)));
    if (signatures.every((signature) => signature === 'invalid')) missing.add(shortName(ca.issuer));
  }
  return [...missing];
}

export async function givenAuthorities(
  inputs: readonly OpenedInput[],
  as: GivenAuthority['as'],
  verify: CryptoPort['verify'],
): Promise<GivenAuthority[]> {
  const given: GivenAuthority[] = [];
  for (const { name, certificates } of inputs) {
    for (const certificate of certificates) {
      given.push({ label: name, certificate, as, selfSigned: await selfSignature(certificate, verify) });
    }
  }
  return given;
}

export const uploadFile = ({ name, form, certificates, privateKeys, pfx }: OpenedInput): UploadFile => ({
  label: name,
  form,
  certificates: certificates.length,
  hasPrivateKey: privateKeys.length > 0 || (pfx?.keys.length ?? 0) > 0,
});
