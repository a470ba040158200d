import type { CrlFact } from '../core/check/crlFacts.js';
import { judge, judgeRun, type RuleSelection, selectRules } from '../core/check/engine.js';
import {
  type Assembled,
  type FailedInput,
  isCrlUrl,
  isOpened,
  type OpenedInput,
  type Source,
} from '../core/check/inputs.js';
import type { CheckContext, CheckSettings } from '../core/check/settings.js';
import type { Role } from '../core/check/target.js';
import { CmgCertError } from '../core/errors.js';
import type { InputReport, Report } from '../core/report/report.js';
import { allFindings, count, resolveCauses, verdictOf, worst } from '../core/report/verdict.js';
import { isoTime } from '../core/text/isoTime.js';
import { CaPool } from '../gather/chain.js';
import { crlFacts } from '../gather/crl.js';
import { machineRootsOf } from '../gather/machineRoots.js';
import { NO_ANSWERS } from '../gather/nameAnswers.js';
import { openAll } from '../gather/open.js';
import { type AnySource, openInputs, streamContext } from '../gather/openInputs.js';
import { assemble } from '../gather/targets.js';
import { labelledCertificates } from '../gather/token.js';
import { givenAuthorities } from '../gather/uploadFacts.js';
import { rules, runRules } from '../rules/index.js';
import { VERSION } from '../version.js';
import { inputReport, unreadableReport } from './inputReport.js';
import { openNameSources, serviceNamesOf, withNameFacts, withNameQuestions } from './nameSources.js';
import { openNetwork } from './network.js';
import { normalizePublicRoots, normalizeRegion, normalizeServiceName, resolveCheckTime } from './normalizeOptions.js';
import type { OnlineOptions, Platform } from './platform.js';

/** Options of {@link check}; every one is optional. Times are ms since 1970 or a Date. */
export interface CheckOptions
  extends RuleSelection,
    Partial<Omit<CheckSettings, 'at' | 'online' | 'morePublicRoots'>>,
    OnlineOptions {
  /** What the inputs are meant to be. Default `auto`: decided from each certificate, and told in `roleReason`. */
  readonly as?: Role | 'auto' | undefined;
  /** Time of the check. Default: now. */
  readonly at?: number | Date | undefined;
  /** Tried in order on whatever is encrypted; the empty password is always tried first. */
  readonly passwords?: readonly string[] | undefined;
  readonly askPassword?: ((name: string) => Promise<string | undefined>) | undefined;
  /** Told the name of each file, companions included, just before it is opened. */
  readonly onOpen?: ((name: string) => void) | undefined;
  /** Told the name of each input just before the rules judge it. */
  readonly onJudge?: ((name: string) => void) | undefined;
  /** Trust anchors: CA certificates in any form. */
  readonly roots?: readonly Source[] | undefined;
  /**
   * Root certificates, DER, that count as public beside those of the built-in table: for tests and labs that play a public CA. They are no anchors by
   * themselves.
   */
  readonly publicRoots?: readonly Uint8Array[] | undefined;
  readonly intermediates?: readonly Source[] | undefined;
  /** CRLs, complete and delta, by which the certificates of the paths are checked. */
  readonly crls?: readonly AnySource[] | undefined;
  /** Names of CA files to upload that the caller could not read: what the upload seems to lack may be in them. */
  readonly unreadAuthorities?: readonly string[] | undefined;
  /** Certificates of the CAs that issued the CRLs among the inputs. */
  readonly issuers?: readonly Source[] | undefined;
  /** Certificates that bulk registration tokens may have been signed with. */
  readonly signingCertificates?: readonly Source[] | undefined;
  /** Put the whole value of a token into the report: it is a credential, and left out otherwise. */
  readonly showToken?: boolean | undefined;
  /** Cap on key-derivation iterations of a PFX or key. Default 2,000,000. */
  readonly maxIterations?: number | undefined;
}

/**
 * Judges files as what a cloud management gateway needs. Inputs that cannot be read come back as inputs with an `error`; the others are judged all the same.
 *
 * @throws CmgCertError `usage` for an unknown rule id in `only` or `skip`
 */
export type Check = (sources: readonly AnySource[], options?: CheckOptions) => Promise<Report>;

/** The same, for compositions that judge more of the inputs than their own rules do. */
export type WatchedCheck = (
  sources: readonly AnySource[],
  options?: CheckOptions,
  onAssembled?: (assembled: readonly Assembled[]) => void,
) => Promise<Report>;

/** Binds the core, the rules and the gatherers to one platform. */
export function createCheck(platform: Platform): WatchedCheck {
  return async (sources, options = {}, onAssembled) => {
    const at = resolveCheckTime(options.at, platform);
    const serviceName = normalizeServiceName(options.serviceName);
    const network =
      options.online === true || sources.some(isCrlUrl) ? await openNetwork(platform, options, at) : undefined;
    const region = normalizeRegion(options.region);
    const publicRoots = normalizePublicRoots(options.publicRoots);
    const settings: CheckSettings = {
      ...options,
      region,
      serviceName,
      at,
      morePublicRoots: publicRoots,
      online: options.online === true,
    };
    const context: CheckContext = { settings };
    const selected = selectRules([...rules, ...runRules], options);
    const single = rules.filter((rule) => selected.includes(rule));
    const acrossRun = runRules.filter((rule) => selected.includes(rule));
    const wants = (topic: string) => single.some(({ id }) => id.startsWith(`${topic}/`));
    const asksNames = single.some(({ id, online }) => online === true && /^(?:name|azure)\//.test(id));
    // The options are looked at all the same: a mistake in them is one whatever is asked.
    const askNames = await openNameSources(platform, options);

    const opening = { ...options, crypto: platform.crypto, passwords: options.passwords ?? [] };
    const {
      inputs,
      roots,
      intermediates,
      issuers,
      crls: crlFiles,
    } = await openInputs(
      {
        inputs: sources,
        roots: options.roots ?? [],
        intermediates: options.intermediates ?? [],
        issuers: options.issuers ?? [],
        crls: options.crls ?? [],
      },
      opening,
      network?.fetchCrl,
    );
    // A file that is an input as well is told there for what it is.
    refuseWithoutCrl(crlFiles.filter((file) => !inputs.includes(file)));
    const signers = await openAll(options.signingCertificates ?? [], opening);
    refuseWithoutCertificate(signers);
    const companions = [...roots, ...intermediates, ...issuers, ...crlFiles, ...signers];
    // A file may be an input and an option at once: it cannot be read once.
    const unreadable = companions.filter(
      (companion): companion is FailedInput =>
        !isOpened(companion) &&
        !inputs.some(({ name, sha256 }) => name === companion.name && sha256 === companion.sha256),
    );

    const atHand = companions.filter(isOpened).flatMap((companion) => companion.certificates);
    const opened = inputs.filter(isOpened);
    const pool = new CaPool([...atHand, ...opened.flatMap((input) => input.certificates)]);
    const poolCertificates = [
      ...atHand,
      ...opened.filter((input) => input.pfx === undefined).flatMap((input) => input.certificates),
    ];
    const given = [
      ...(await givenAuthorities(roots.filter(isOpened), 'root', platform.crypto.verify)),
      ...(await givenAuthorities(intermediates.filter(isOpened), 'intermediate', platform.crypto.verify)),
    ];
    const crlsOf = (list: readonly OpenedInput[]) => crlFacts(list, pool, issuers.length > 0, platform.crypto.verify);
    const files = [...new Set([...opened, ...crlFiles.filter(isOpened)])];
    const crls = withFetches(await crlsOf(files), files);
    const fromOption = new Set(crlFiles.filter(isOpened).flatMap((file) => file.crls));
    const givenCrls = crls.filter(({ crl }) => fromOption.has(crl));
    const judgedAlone = new Set(opened.flatMap((input) => input.crls));
    const offline = await assemble(opened, {
      as: options.as ?? 'auto',
      crypto: platform.crypto,
      at,
      pool,
      given,
      crls,
      givenCrls,
      judgedAlone,
      unread: [...(options.unreadAuthorities ?? []), ...inputs.filter(mayBeAuthority).map(({ name }) => name)],
      poolCertificates,
      signingCertificates: labelledCertificates(signers.filter(isOpened)),
      roots: roots.filter(isOpened).flatMap((root) => root.certificates),
      machineRoots: machineRootsOf(() => platform.machineRoots()),
      publicRoots,
    });
    const [fetched, answers] = await Promise.all([
      network === undefined || options.online !== true
        ? offline
        : network.askRevocation(offline, {
            context: streamContext([
              ...poolCertificates,
              ...opened.flatMap((input) => input.certificates),
              ...pathsOf(offline),
            ]),
            wanted: { crl: wants('crl'), ocsp: wants('ocsp') },
            pool,
            crls,
            givenCrls,
            judgedAlone,
            files,
          }),
      asksNames ? askNames(serviceNamesOf(offline, settings), settings) : NO_ANSWERS,
    ]);
    const assembled = withNameFacts(fetched, settings, answers);
    const online = withNameQuestions(network?.report(), answers);

    onAssembled?.(assembled);

    const faults: NonNullable<Report['faults']>[number][] = [];
    const reports = inputs.map((input): InputReport => {
      options.onJudge?.(input.name);
      if (!isOpened(input)) return unreadableReport(input, single, options);
      const one = assembled.find((candidate) => candidate.opened === input) as Assembled;
      const own = input.computer === undefined ? context : { settings: { ...settings, computer: input.computer } };
      const judged = one.targets.map((target) => judge(target, single, own, options, input.sha256));
      faults.push(...judged.flatMap((result) => result.faults));
      const lists = judged.map((result) => result.findings);
      // The file and the certificate of a PFX explain each other's failures; several certificates of one file do not.
      const settled = input.pfx === undefined ? lists.flatMap(resolveCauses) : resolveCauses(lists.flat());
      return inputReport(one, settled, settings, options, platform.crypto);
    });
    reports.push(...unreadable.map((companion) => unreadableReport(companion, single, options)));

    const targets = assembled.flatMap((input) => input.targets);
    const run = judgeRun(targets, acrossRun, context, options);
    faults.push(...run.faults);
    return {
      schemaVersion: 1,
      tool: { name: 'cmg-cert', version: VERSION },
      checkedAt: isoTime(at),
      verdict: worst([...reports.map((report) => report.verdict), verdictOf(run.findings)]),
      counts: count(allFindings(reports, run.findings)),
      inputs: reports,
      runResults: run.findings,
      ...(online === undefined ? {} : { online }),
      ...(answers.azure === undefined ? {} : { azure: answers.azure.place }),
      ...(faults.length === 0 ? {} : { faults }),
    };
  };
}

/** The same CRLs, with how those among them came that were fetched because somebody named their address. */
function withFetches(facts: readonly CrlFact[], files: readonly OpenedInput[]): CrlFact[] {
  const complete = new Map(files.map(({ crls, fetch, deltas }) => [crls[0], { fetch, deltas }] as const));
  const delta = new Map(
    files.flatMap(({ deltas = [] }) =>
      deltas.flatMap((fetch) => (fetch.content?.kind === 'crl' ? [[fetch.content.crl, fetch] as const] : [])),
    ),
  );
  return facts.map((fact) => {
    const own = delta.get(fact.crl);
    return own === undefined ? { ...fact, ...complete.get(fact.crl) } : { ...fact, label: own.url, fetch: own };
  });
}

/** Anchors of the computer's own store are on paths, and in no file. */
const pathsOf = (assembled: readonly Assembled[]) =>
  assembled.flatMap(({ targets }) =>
    targets.flatMap((target) =>
      target.kind === 'certificate' && target.facts.path.state === 'valid' ? target.facts.path.path : [],
    ),
  );

/** An option that has no effect would make a false pass. */
function refuseWithoutCrl(files: readonly (OpenedInput | FailedInput)[]): void {
  const empty = files.find((file) => isOpened(file) && file.crls.length === 0);
  if (empty === undefined) return;
  throw new CmgCertError('usage', `${empty.name} was given by --crl, and there is no CRL in it`, {
    remedy: 'Give the .crl file that the CA published; CA certificates go to --intermediates and --roots.',
  });
}

/** A file that was not opened, and that nothing says to be something else. */
const mayBeAuthority = (input: OpenedInput | FailedInput): boolean =>
  !isOpened(input) &&
  (input.role === undefined || input.role === 'ca') &&
  ['unknown', 'certificate', 'chain'].includes(input.kind);

/** The same: a token would pass for one whose signature nobody asked about. */
function refuseWithoutCertificate(files: readonly (OpenedInput | FailedInput)[]): void {
  const empty = files.find((file) => isOpened(file) && file.certificates.length === 0);
  if (empty === undefined) return;
  throw new CmgCertError(
    'usage',
    `${empty.name} was given by --signing-certificate, and there is no certificate in it`,
    {
      remedy: 'Export the SMS Token Signing Certificate of the site as a .cer file.',
    },
  );
}

export type { OpenedInput, Source };
