import { bytesEqual } from '../core/asn1/bytes.js';
import type { OpenedInput } from '../core/check/inputs.js';
import type { Candidate } from '../core/clients/candidate.js';
import type { CryptoPort } from '../core/ports.js';
import { certificateLabel } from '../core/trust/label.js';
import { isCa } from '../core/x509/certificateKind.js';
import type { Certificate, PrivateKey } from '../core/x509/types.js';
import { CaPool, walkChain } from './chain.js';
import { findPath } from './path.js';

export interface CandidateOptions {
  readonly at: number;
  readonly crypto: CryptoPort;
  /** From --roots: anchors. */
  readonly roots: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
  readonly machineRoots: () => Promise<readonly Certificate[]>;
}

/**
 * Every certificate of the inputs that is no CA's, once each; CA certificates among them only lengthen the chains. The one that came with its
 * key stands for its copies.
 */
export async function candidatesOf(inputs: readonly OpenedInput[], options: CandidateOptions): Promise<Candidate[]> {
  const found = inputs.flatMap((opened) =>
    opened.certificates.map((certificate) => ({ opened, certificate, several: opened.certificates.length > 1 })),
  );
  const authorities = found.filter(({ certificate }) => isCa(certificate)).map(({ certificate }) => certificate);
  const pool = new CaPool([...options.roots, ...options.intermediates, ...authorities]);
  const candidates: Candidate[] = [];
  const places = new Map<string, number>();
  for (const { opened, certificate, several } of found) {
    if (isCa(certificate)) continue;
    const privateKey = await keyOf(opened, certificate, options.crypto);
    const key = identityOf(certificate);
    const place = places.get(key);
    const known = place === undefined ? undefined : candidates[place];
    if (known !== undefined && bytesEqual(known.certificate.der, certificate.der)) {
      if (known.privateKey === 'not-seen' && privateKey !== 'not-seen') {
        candidates[place as number] = { ...known, label: opened.name, privateKey };
      }
      continue;
    }
    places.set(key, candidates.length);
    candidates.push({
      label: several && opened.pfx === undefined ? `${opened.name} (${certificateLabel(certificate)})` : opened.name,
      certificate,
      privateKey,
      path: await findPath(certificate, 'client', { ...options, pool }),
      chain: (await walkChain(certificate, pool, options.crypto.verify)).chain,
    });
  }
  return candidates;
}

/** Signatures differ wherever certificates do. */
const identityOf = ({ signature, der }: Certificate): string => `${der.length}.${signature.subarray(0, 64).join('.')}`;

/** A PFX without a key for its certificate says something of the certificate; a bare certificate says nothing. */
async function keyOf(
  opened: OpenedInput,
  certificate: Certificate,
  crypto: CryptoPort,
): Promise<Candidate['privateKey']> {
  const keys: readonly PrivateKey[] = opened.pfx?.keys.map((bag) => bag.key) ?? opened.privateKeys;
  if (keys.length === 0) return opened.pfx === undefined ? 'not-seen' : 'absent';
  let untried = false;
  for (const { pkcs8 } of keys) {
    const answer = await crypto.proves(pkcs8, certificate.publicKey.der);
    if (answer === 'match') return 'proven';
    untried ||= answer === 'unsupported';
  }
  return untried || opened.pfx === undefined ? 'not-seen' : 'mismatch';
}
