import type { CrlFetch } from '../core/check/crlFacts.js';
import {
  type CrlUrl,
  type FailedInput,
  isCrlUrl,
  isLarge,
  isOpened,
  type LargeCrl,
  type OpenedInput,
  type Source,
} from '../core/check/inputs.js';
import { CmgCertError } from '../core/errors.js';
import { deltaUrls } from '../core/revocation/locations.js';
import { toHex } from '../core/text/hex.js';
import { nameKey } from '../core/x509/compareNames.js';
import { CrlStream } from '../core/x509/crl/crlStream.js';
import type { Certificate, Name, RevocationList } from '../core/x509/types.js';
import { CaPool } from './chain.js';
import { type OpenOptions, open } from './open.js';

export type AnySource = Source | LargeCrl | CrlUrl;
/** Fetches a CRL, whatever comes of it. */
export type FetchCrl = (url: string, context: StreamContext) => Promise<CrlFetch>;
export type Input = OpenedInput | FailedInput;

/** What has to be known before a large CRL streams past. */
export interface StreamContext {
  /** Every certificate at hand: no other can be looked up in it. */
  readonly certificates: readonly Certificate[];
  readonly keysOf: (issuer: Name) => readonly Uint8Array[];
}

export function streamContext(certificates: readonly Certificate[]): StreamContext {
  const pool = new CaPool(certificates);
  return { certificates, keysOf: (issuer) => pool.named(nameKey(issuer)).map(({ publicKey }) => publicKey.der) };
}

/** Opens several lists of inputs; large CRLs after all the others, whose certificates they are asked for. */
export async function openInputs<K extends string>(
  lists: Readonly<Record<K, readonly AnySource[]>>,
  options: OpenOptions,
  fetchCrl: FetchCrl | undefined,
): Promise<Record<K, readonly Input[]>> {
  const opened = new Map<AnySource, Input>();
  const all = (Object.values(lists) as (readonly AnySource[])[]).flat();
  // One after the other: a password prompt must not race another.
  for (const source of all) {
    if (!isLarge(source) && !isCrlUrl(source)) opened.set(source, await open(source, options));
  }
  const context = streamContext([...opened.values()].flatMap((input) => (isOpened(input) ? input.certificates : [])));
  // Hashing takes a tenth of the time, and only the hash of an input is told.
  const told = new Set<AnySource>((lists as Readonly<Record<string, readonly AnySource[]>>).inputs ?? []);
  for (const source of all) {
    if (isLarge(source)) opened.set(source, await openLarge(source, context, options, told.has(source)));
  }
  await Promise.all(
    all.filter(isCrlUrl).map(async (source) => opened.set(source, await openUrl(source, context, fetchCrl))),
  );
  const entries = Object.entries(lists) as [K, readonly AnySource[]][];
  const result = entries.map(([name, list]) => [name, list.map((source) => opened.get(source))]);
  return Object.fromEntries(result) as Record<K, readonly Input[]>;
}

async function openUrl({ name, url }: CrlUrl, context: StreamContext, fetchCrl: FetchCrl | undefined): Promise<Input> {
  const fetch = await fetchCrl?.(url, context);
  if (fetchCrl !== undefined && fetch?.content?.kind === 'crl') {
    const { crl, form, sha256 } = fetch.content;
    const deltas = await Promise.all(
      deltaUrls(crl)
        .filter((delta) => delta !== url)
        .map((delta) => fetchCrl(delta, context)),
    );
    const more = deltas.flatMap(({ content }) => (content?.kind === 'crl' ? [content.crl] : []));
    return { ...crlInput(name, crl, sha256), crls: [crl, ...more], form, fetch, deltas };
  }
  const error = new CmgCertError('unreadable', 'no CRL came from that address');
  return { name, sha256: undefined, kind: 'crl', error, fetch };
}

const crlInput = (name: string, crl: RevocationList, sha256: string | undefined): OpenedInput => ({
  name,
  sha256,
  kind: 'crl',
  form: 'der',
  certificates: [],
  pfx: undefined,
  privateKeys: [],
  crls: [crl],
  requests: [],
});

async function openLarge(
  source: LargeCrl,
  context: StreamContext,
  options: OpenOptions,
  hashed: boolean,
): Promise<Input> {
  const { name } = source;
  const { streams } = options.crypto;
  if (streams === undefined) return open({ name, bytes: await whole(source) }, options);
  options.onOpen?.(name);
  const wanted = context.certificates.map(({ serialNumber }) => serialNumber);
  const stream = new CrlStream({ wanted, keysOf: context.keysOf, crypto: streams });
  const hash = hashed ? streams.sha256() : undefined;
  try {
    for await (const chunk of source.chunks()) {
      hash?.update(chunk);
      stream.push(chunk);
    }
    return crlInput(name, stream.end(), hash && toHex(hash.digest()).toUpperCase());
  } catch (error) {
    if (error instanceof CmgCertError) return { name, sha256: undefined, kind: 'crl', error };
    throw error;
  }
}

async function whole(source: LargeCrl): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.chunks()) chunks.push(new Uint8Array(chunk));
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
