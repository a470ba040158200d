import { judge, type RuleSelection } from '../core/check/engine.js';
import type { Assembled, Source } from '../core/check/inputs.js';
import { matchesRule } from '../core/check/pattern.js';
import type { CertificateTarget, PlanFileFacts, PlanTarget } from '../core/check/target.js';
import { CmgCertError } from '../core/errors.js';
import { fingerprint } from '../core/fingerprint.js';
import { askedInPlan } from '../core/plan/asks.js';
import type { FileUse } from '../core/plan/files.js';
import { withSettledMethod } from '../core/plan/method.js';
import { planOverview } from '../core/plan/overview.js';
import { type PlanSettings, settingsOfPlan } from '../core/plan/settings.js';
import type { Plan } from '../core/plan/types.js';
import { isSuppressedError, partial } from '../core/report/claim.js';
import type { Finding, InputReport, Report, Verdict } from '../core/report/report.js';
import { allFindings, count, verdictOf, worst } from '../core/report/verdict.js';
import { firstLine } from '../core/text/decodeText.js';
import { isoTime } from '../core/text/isoTime.js';
import { listed } from '../core/text/list.js';
import { memoizePrompt } from '../gather/memoizePrompt.js';
import { readPlan } from '../plan/readPlan.js';
import { rules } from '../rules/index.js';
import { VERSION } from '../version.js';
import { type CheckOptions, createCheck } from './check.js';
import { resolveCheckTime } from './normalizeOptions.js';
import {
  asPlanned,
  byUse,
  JUDGED,
  type PlanFolder,
  type ReadFile,
  readable,
  readFiles,
  readManagement,
  readSigners,
  sourceOf,
  unread,
  unreadPlannedFile,
} from './planFiles.js';
import type { Platform } from './platform.js';
import { createRenewal } from './renewal.js';

/** Options of {@link PlanCheck}: those of a check that a plan does not say itself. */
export type PlanCheckOptions = Omit<
  CheckOptions,
  'as' | 'computer' | 'roots' | 'intermediates' | 'crls' | 'issuers' | 'unreadAuthorities' | keyof PlanSettings
>;

/**
 * Judges a design and every file that it names as one: the first input is the plan itself, with the rules of plan/ and the verdict on the whole;
 * then each file, judged as what the plan takes it for. A file that cannot be read is an input with an `error`.
 *
 * @param plan YAML or JSON
 * @throws CmgCertError `configuration` for a plan with mistakes, each with its line and column; `usage` for an unknown rule in `only` or `skip`
 */
export type PlanCheck = (plan: Source, folder: PlanFolder, options?: PlanCheckOptions) => Promise<Report>;

/** Binds the check of plans to one platform. */
export function createPlanCheck(platform: Platform): PlanCheck {
  const check = createCheck(platform);
  const renewal = createRenewal(platform);
  return async (source, folder, given = {}) => {
    const plan = withSettledMethod(readPlan(source.name, source.bytes).plan);
    const at = resolveCheckTime(given.at, platform);
    const files = await readFiles(plan, folder);
    const of = (...uses: readonly FileUse[]): ReadFile[] => files.filter(({ use }) => uses.includes(use));
    const options = {
      ...given,
      ...settingsOfPlan(plan),
      ofPlan: true,
      at,
      passwords: [...(given.passwords ?? []), ...readable(of('password')).map(({ bytes }) => firstLine(bytes))],
      askPassword: memoizePrompt(given.askPassword),
      azure: given.azure && { resourceGroup: existingGroup(plan), ...given.azure },
    };
    const authorities = {
      roots: readable(of('root', 'server-root')),
      intermediates: readable(of('intermediate')),
    };

    const judgedFiles = files.filter(({ use }) => use in JUDGED);
    const read = readable(judgedFiles).map((file) => ({ use: file.use, source: sourceOf(file) }));
    const signers = await readSigners(readable(of('signing-certificate')), { ...options, crypto: platform.crypto });
    let assembled: readonly Assembled[] = [];
    const report = await check(
      read.map((file) => file.source),
      {
        ...options,
        ...authorities,
        // Inputs as well: each is judged by itself, and each certificate by all of them.
        crls: read.filter(({ use }) => use === 'crl').map((file) => file.source),
        signingCertificates: signers.found,
        unreadAuthorities: of('root', 'intermediate').flatMap((file) => ('error' in file ? [file.name] : [])),
      },
      (all) => {
        assembled = all;
      },
    );
    const reports = report.inputs.map((input) => ({ ...input, results: input.results.map(askedInPlan) }));
    const ofFiles = judgedFiles.map((file) =>
      'bytes' in file ? asPlanned(reports.shift() as InputReport, file) : unreadPlannedFile(file, file.error),
    );
    // What is left of them could not be opened as a companion.
    const companions = of('server-root', 'signing-certificate', 'current', 'password', 'management-certificate');
    const named = new Set(ofFiles.map(({ name }) => name));
    const others = [
      ...ofFiles,
      ...reports,
      ...unread(companions.filter(({ name }) => !named.has(name))),
      ...signers.inputs,
    ];

    const management = await readManagement(readable(of('management-certificate')), {
      ...options,
      crypto: platform.crypto,
    });
    const compared = await compare(renewal, of('current', 'server'), { ...options, ...authorities });
    const inputs = [...others, ...management.inputs, ...compared.inputs].filter((input) => isAsked(input, given));

    const target: PlanTarget = {
      kind: 'plan',
      role: undefined,
      label: source.name,
      plan,
      files: { ...factsOf(assembled, files, management.found), ...azureFactsOf(report) },
    };
    const settings = { ...options, online: options.online === true };
    const sha256 = fingerprint(source.bytes, 'SHA-256', platform.crypto);
    const judged = judge(
      target,
      rules.filter((rule) => isChosen(rule.id, given)),
      { settings },
      given,
      sha256,
    );
    const overall = planReport(source.name, sha256, plan, judged.findings, inputs, report.runResults, given);
    const findings = allFindings([overall, ...inputs], report.runResults);
    const failed = new Set(
      [...others, ...management.inputs, ...compared.inputs]
        .filter(({ error }) => error !== undefined)
        .map(({ name }) => name),
    );
    const overview = planOverview(plan, findings, {
      unread: byUse(files.filter((file) => 'error' in file || failed.has(file.name))),
      partial: (given.only ?? []).length > 0,
    });
    const all = [{ ...overall, plan: overview }, ...inputs];
    const faults = [...judged.faults, ...(report.faults ?? []), ...compared.faults];
    return {
      ...report,
      tool: { name: 'cmg-cert', version: VERSION },
      checkedAt: isoTime(at),
      verdict: overall.verdict,
      counts: count(findings),
      inputs: all,
      ...(faults.length === 0 ? {} : { faults }),
    };
  };
}

/** The rules of renewal/, where the plan names the certificate in use. */
async function compare(
  renewal: ReturnType<typeof createRenewal>,
  files: readonly ReadFile[],
  options: Parameters<typeof renewal>[2],
): Promise<Pick<Report, 'inputs'> & { readonly faults: NonNullable<Report['faults']> }> {
  const current = readable(files).find(({ use }) => use === 'current');
  const server = readable(files).find(({ use }) => use === 'server');
  if (current === undefined || server === undefined) return { inputs: [], faults: [] };
  try {
    const { inputs, faults = [] } = await renewal(current, server, { ...options, comparisonOnly: true });
    return { inputs, faults };
  } catch (error) {
    if (!(error instanceof CmgCertError)) throw error;
    return { inputs: [unreadPlannedFile(current, error)], faults: [] };
  }
}

function factsOf(
  assembled: readonly Assembled[],
  files: readonly ReadFile[],
  managementCertificate: PlanFileFacts['managementCertificate'],
): PlanFileFacts {
  const certificates = (use: 'server' | 'client'): CertificateTarget[] =>
    files
      .filter((file) => file.use === use)
      .flatMap(({ name }) => assembled.filter(({ opened }) => opened.name === name && opened.role === use))
      .flatMap(({ targets }) => targets)
      .filter((target): target is CertificateTarget => target.kind === 'certificate');
  const authorities = (use: FileUse): number => {
    const names = new Set(files.filter((file) => file.use === use).map(({ name }) => name));
    return assembled
      .filter(({ opened }) => opened.role === 'ca' && names.has(opened.name))
      .reduce((sum, { opened }) => sum + opened.certificates.length, 0);
  };
  return {
    server: certificates('server')[0],
    clients: certificates('client'),
    roots: authorities('root'),
    intermediates: authorities('intermediate'),
    managementCertificate,
  };
}

const existingGroup = ({ deployment }: Plan): string | undefined =>
  deployment?.resourceGroup?.existing === true ? deployment.resourceGroup.name : undefined;

/** Of what Azure was asked, the answers that are whole: part of a list would make something missing. */
function azureFactsOf({ azure }: Report): Pick<PlanFileFacts, 'registeredProviders' | 'resourceGroupRegion'> {
  if (azure === undefined) return {};
  const { providers, resourceGroup } = azure;
  const answered = providers.flatMap(({ namespace, registration }) =>
    registration.state === 'answered' ? [{ namespace, registered: registration.value === 'Registered' }] : [],
  );
  const whole = providers.length > 0 && answered.length === providers.length;
  return {
    registeredProviders: whole
      ? answered.filter(({ registered }) => registered).map(({ namespace }) => namespace)
      : undefined,
    resourceGroupRegion: resourceGroup?.state === 'answered' ? resourceGroup.value.location : undefined,
  };
}

const isChosen = (id: string, { only = [] }: RuleSelection): boolean =>
  only.length === 0 || only.some((pattern) => matchesRule(pattern, id));

/** With --only, a file of which nothing was asked is no open question. */
const isAsked = ({ error, results }: InputReport, { only = [] }: RuleSelection): boolean =>
  only.length === 0 || error !== undefined || results.length > 0;

function planReport(
  name: string,
  sha256: string,
  plan: Plan,
  results: readonly Finding[],
  files: readonly InputReport[],
  runResults: readonly Finding[],
  selection: RuleSelection,
): InputReport {
  const decided = verdictOf(results);
  const own = decided === 'pass' && results.some(isSuppressedError) ? 'warn' : decided;
  const verdict = worst([own, ...files.map((file) => file.verdict), verdictOf(runResults)]);
  const bad = [...new Set(files.filter((file) => file.verdict === verdict).map((file) => file.name))];
  const open = verdict === 'pass' || verdict === 'warn';
  // A design may be judged before there is a certificate; that there was none must not be overlooked.
  const bare = open && plan.files?.server === undefined ? ', though it names no server certificate to judge' : '';
  const left = (selection.skip?.size ?? 0) > 0 && verdict !== 'fail' ? ', if what --skip set aside is left out' : '';
  const claim =
    (selection.only ?? []).length > 0
      ? partial(verdict)
      : `${CLAIM[verdict]}${bare}${own === verdict ? '' : because(bad)}${left}`;
  return { name, kind: 'plan', sha256, verdict, claim, results };
}

const CLAIM: Readonly<Record<Verdict, string>> = {
  pass: 'is a design that can be deployed',
  warn: 'is a design that can be deployed',
  incomplete: 'is not yet proven to be a design that can be deployed',
  fail: 'is not a design that can be deployed',
};

const because = (files: readonly string[]): string => (files.length === 0 ? '' : `: see ${listed(files)}`);
