import type { CrlFact, CrlFetch } from '../../core/check/crlFacts.js';
import type { Assembled, OpenedInput } from '../../core/check/inputs.js';
import type { AskedCertificate, OcspAsk } from '../../core/check/online.js';
import type { CertificateTarget, Target, UploadTarget } from '../../core/check/target.js';
import { MAX_ASKED, MAX_LOCATIONS } from '../../core/network/limits.js';
import { crlLocations, crlUrls, deltaUrls, httpUrls, ocspLocations } from '../../core/revocation/locations.js';
import { type Revocable, revocables } from '../../core/revocation/revocables.js';
import type { Certificate, RevocationList } from '../../core/x509/types.js';
import { type CaPool, findIssuer, walkChain } from '../chain.js';
import { crlFacts, revocationFact } from '../crl.js';
import { CrlFetcher, type FetcherOptions } from './crlFetcher.js';
import { askOcsp } from './ocspAsker.js';

export interface RevocationAskOptions extends FetcherOptions {
  readonly pool: CaPool;
  /** Every CRL of the run that came in a file, and those among them that options gave. */
  readonly crls: readonly CrlFact[];
  readonly givenCrls: readonly CrlFact[];
  readonly judgedAlone?: ReadonlySet<RevocationList> | undefined;
  /** The files that they came in. */
  readonly files: readonly OpenedInput[];
  /** What somebody wants to know. */
  readonly wanted: { readonly crl: boolean; readonly ocsp: boolean };
}

type PathTarget = CertificateTarget | UploadTarget;

/** Of one certificate, before it is known in which place of which path it stands. */
interface Answers {
  readonly crls: readonly CrlFetch[];
  readonly deltas: ReadonlyMap<CrlFetch, readonly CrlFetch[]>;
  readonly ocsp: readonly OcspAsk[];
  readonly certificate: Certificate;
}

/** Fetches what the certificates of all paths name, and gives each target what concerns it. */
export async function askRevocation(
  assembled: readonly Assembled[],
  options: RevocationAskOptions,
): Promise<readonly Assembled[]> {
  const asker = new Asker(options);
  const targets = assembled.flatMap((input) => input.targets.filter(hasPath));
  await Promise.all(targets.flatMap((target) => revocables(target).map((one) => asker.answersOf(one))));
  const facts = await asker.facts();
  const result: Assembled[] = [];
  for (const input of assembled) {
    const known: Target[] = [];
    for (const target of input.targets) {
      known.push(hasPath(target) ? await withAnswers(target, asker, facts, options) : target);
    }
    const first = known.find((target): target is CertificateTarget => target.kind === 'certificate');
    result.push({ ...input, targets: known, facts: first?.facts ?? input.facts });
  }
  return result;
}

const hasPath = (target: Target): target is PathTarget => target.kind === 'certificate' || target.kind === 'chain';

class Asker {
  readonly #options: RevocationAskOptions;
  readonly #fetcher: CrlFetcher;
  readonly #answers = new Map<Certificate, Promise<Answers>>();
  #responders = 0;

  constructor(options: RevocationAskOptions) {
    this.#options = options;
    this.#fetcher = new CrlFetcher(options);
  }

  answersOf({ certificate }: Revocable): Promise<Answers> {
    const before = this.#answers.get(certificate);
    if (before !== undefined) return before;
    const answers = this.#ask(certificate);
    this.#answers.set(certificate, answers);
    return answers;
  }

  async #ask(certificate: Certificate): Promise<Answers> {
    const [found, ocsp] = await Promise.all([this.#askCrls(certificate), this.#askOcsp(certificate)]);
    return { ...found, ocsp, certificate };
  }

  async #askCrls(certificate: Certificate): Promise<Pick<Answers, 'crls' | 'deltas'>> {
    if (!this.#options.wanted.crl) return { crls: [], deltas: new Map() };
    const freshest = crlLocations(certificate, 'freshestCrl');
    const own = freshest.state === 'present' ? httpUrls(freshest.locations) : [];
    const urls = crlUrls(certificate);
    const deltas = new Map<CrlFetch, readonly CrlFetch[]>();
    const crls = await Promise.all(
      urls.map(async (url) => {
        const fetched = await this.#fetcher.fetch(url, certificate.issuer);
        const named = fetched.content?.kind === 'crl' ? deltaUrls(fetched.content.crl) : [];
        const all = [...new Set([...own, ...named])].slice(0, MAX_LOCATIONS);
        deltas.set(fetched, await Promise.all(all.map((delta) => this.#fetcher.fetch(delta, certificate.issuer))));
        return fetched;
      }),
    );
    return { crls, deltas };
  }

  async #askOcsp(certificate: Certificate): Promise<OcspAsk[]> {
    const urls = this.#options.wanted.ocsp ? httpUrls(ocspLocations(certificate)) : [];
    if (urls.length === 0) return [];
    const { pool, crypto } = this.#options;
    const issuer = await findIssuer(certificate, pool, crypto.verify);
    if (issuer === undefined || issuer.signature === 'invalid') return [];
    this.#responders += urls.length;
    if (this.#responders > MAX_ASKED) return [];
    return Promise.all(urls.map((url) => askOcsp(url, certificate, issuer.certificate, this.#options)));
  }

  /** Every CRL that was fetched, with its issuer and with those that it belongs together with, files included. */
  async facts(): Promise<ReadonlyMap<CrlFetch, CrlFact>> {
    const { files, pool, crypto } = this.#options;
    const answers = await Promise.all(this.#answers.values());
    const named = new Map<CrlFetch, Partial<CrlFact>>();
    for (const { certificate, crls, deltas } of answers) {
      for (const fetch of crls) {
        const more = deltas.get(fetch) ?? [];
        const before = named.get(fetch);
        named.set(fetch, {
          expectedIssuer: certificate.issuer,
          ...before,
          deltas: [...new Set([...(before?.deltas ?? []), ...more])],
        });
        for (const delta of more) if (!named.has(delta)) named.set(delta, { expectedIssuer: certificate.issuer });
      }
    }
    const fetches = [...named.keys()];
    const inputs = fetches.flatMap(({ url, content }) =>
      content?.kind === 'crl' ? [{ name: url, form: content.form, crls: [content.crl] }] : [],
    );
    const facts = await crlFacts([...files, ...inputs], pool, true, crypto.verify);
    const found = new Map<CrlFetch, CrlFact>();
    for (const fetch of fetches) {
      const fact = facts.find(({ crl }) => fetch.content?.kind === 'crl' && crl === fetch.content.crl);
      if (fact !== undefined) found.set(fetch, { ...fact, ...named.get(fetch), fetch });
    }
    return found;
  }
}

async function withAnswers(
  target: PathTarget,
  asker: Asker,
  facts: ReadonlyMap<CrlFetch, CrlFact>,
  options: RevocationAskOptions,
): Promise<PathTarget> {
  const asked: AskedCertificate[] = [];
  const own = new Set<CrlFetch>();
  for (const revocable of revocables(target)) {
    const { crls, deltas, ocsp } = await asker.answersOf(revocable);
    for (const fetch of crls) for (const one of [fetch, ...(deltas.get(fetch) ?? [])]) own.add(one);
    asked.push({
      certificate: revocable.certificate,
      label: revocable.label,
      path: revocable.path,
      crls: crls.map((fetch) => ({ ...fetch, fact: facts.get(fetch) })),
      ocsp,
      hasCrlLocation: crlUrls(revocable.certificate).length > 0,
    });
  }
  const fetched = [...own].flatMap((fetch) => facts.get(fetch) ?? []);
  const revocation = await revocationFact(await pathsOf(target, options), {
    ...options,
    crls: [...options.crls, ...fetched],
    givenCrls: [...options.givenCrls, ...fetched],
    asked: true,
  });
  const online = { revocation: asked };
  if (target.kind === 'chain') return { ...target, revocation, online: { ...target.online, ...online } };
  return { ...target, facts: { ...target.facts, revocation, online: { ...target.facts.online, ...online } } };
}

/** Each leaf first. */
async function pathsOf(
  target: PathTarget,
  { pool, crypto }: RevocationAskOptions,
): Promise<readonly (readonly Certificate[])[]> {
  if (target.kind === 'certificate') {
    const { path, chain } = target.facts;
    return [path.state === 'valid' ? path.path : [target.certificate, ...chain]];
  }
  return Promise.all(
    target.certificates.map(async ({ certificate }) => {
      const { chain } = await walkChain(certificate, pool, crypto.verify);
      return [certificate, ...chain];
    }),
  );
}
