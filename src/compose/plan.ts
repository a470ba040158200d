import { type Fault, judge, type RuleSelection } from '../core/check/engine.js';
import type { Assembled, Source } from '../core/check/inputs.js';
import { matchesRule } from '../core/check/pattern.js';
import type { CertificateTarget, PlanFileFacts, PlanTarget } from '../core/check/target.js';
import { CmgCertError } from '../core/errors.js';
import { fingerprint } from '../core/fingerprint.js';
import { askedInPlan } from '../core/plan/asks.js';
import type { FileUse, PlannedFile } from '../core/plan/files.js';
import { withSettledMethod } from '../core/plan/method.js';
import { planOverview } from '../core/plan/overview.js';
import { type PlanSettings, settingsOfPlan } from '../core/plan/settings.js';
import type { Plan } from '../core/plan/types.js';
import { planClaim } from '../core/report/claim.js';
import type { InputReport, Report } from '../core/report/report.js';
import { allFindings } from '../core/report/verdict.js';
import { wholeReport } from '../core/report/wholeReport.js';
import { firstLine } from '../core/text/decodeText.js';
import { memoizePrompt } from '../gather/memoizePrompt.js';
import { readPlan } from '../planFile/readPlan.js';
import { rules } from '../rules/index.js';
import { VERSION } from '../version.js';
import type { CheckOptions } from './checkOptions.js';
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
import { createRenewal, type Renewal } from './renewal.js';
import { checkRun } from './stages/index.js';
import type { CheckedRun } from './stages/report.js';

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
  const renewal = createRenewal(platform);
  return async (source, folder, given = {}) => {
    const plan = withSettledMethod(readPlan(source.name, source.bytes).plan);
    const files = await readFiles(plan, folder);
    const options = optionsOf(plan, files, given, resolveCheckTime(given.at, platform));
    const judged = await judgeFiles(files, options, platform, renewal);
    const own = judgePlan(source, plan, files, judged, options, platform);
    return reportPlan(source, plan, files, judged, own, options);
  };
}

/** Options of the checks of its files: those given, and what the plan says. */
function optionsOf(plan: Plan, files: readonly ReadFile[], given: PlanCheckOptions, at: number) {
  return {
    ...given,
    ...settingsOfPlan(plan),
    ofPlan: true,
    at,
    passwords: [...(given.passwords ?? []), ...readable(ofUse(files, 'password')).map(({ bytes }) => firstLine(bytes))],
    askPassword: memoizePrompt(given.askPassword),
    azure: given.azure && { resourceGroup: existingGroup(plan), ...given.azure },
    roots: readable(ofUse(files, 'root', 'server-root')),
    intermediates: readable(ofUse(files, 'intermediate')),
  };
}

type PlanOptions = ReturnType<typeof optionsOf>;

const ofUse = (files: readonly ReadFile[], ...uses: readonly FileUse[]): ReadFile[] =>
  files.filter(({ use }) => uses.includes(use));

/** The files of a plan, judged. */
interface JudgedFiles {
  readonly checked: CheckedRun;
  /** One for each file that was judged or could not be read. */
  readonly inputs: readonly InputReport[];
  readonly managementCertificate: PlanFileFacts['managementCertificate'];
  readonly faults: readonly Fault[];
}

async function judgeFiles(
  files: readonly ReadFile[],
  options: PlanOptions,
  platform: Platform,
  renewal: Renewal,
): Promise<JudgedFiles> {
  const opening = { ...options, crypto: platform.crypto };
  const planned = files.filter(({ use }) => use in JUDGED);
  const read = readable(planned).map((file) => ({ file, source: sourceOf(file) }));
  const signers = await readSigners(readable(ofUse(files, 'signing-certificate')), opening);
  const checked = await checkRun(
    platform,
    read.map(({ source }) => source),
    {
      ...options,
      // Inputs as well: each is judged by itself, and each certificate by all of them.
      crls: read.filter(({ file }) => file.use === 'crl').map(({ source }) => source),
      signingCertificates: signers.found,
      unreadAuthorities: ofUse(files, 'root', 'intermediate').flatMap((file) => ('error' in file ? [file.name] : [])),
    },
  );
  const reports = new Map<PlannedFile, InputReport>(
    read.flatMap(({ file }, index) =>
      checked.inputs.slice(index, index + 1).map((input) => [file, asPlanned(inPlan(input), file)]),
    ),
  );
  const ofFiles = planned.flatMap((file) =>
    'error' in file ? unreadPlannedFile(file, file.error) : (reports.get(file) ?? []),
  );
  const named = new Set(ofFiles.map(({ name }) => name));
  const companions = ofUse(
    files,
    'server-root',
    'signing-certificate',
    'current',
    'password',
    'management-certificate',
  );
  const management = await readManagement(readable(ofUse(files, 'management-certificate')), opening);
  const compared = await compare(renewal, ofUse(files, 'current', 'server'), options);
  return {
    checked,
    inputs: [
      ...ofFiles,
      ...checked.companions.map(inPlan),
      ...unread(companions.filter(({ name }) => !named.has(name))),
      ...signers.inputs,
      ...management.inputs,
      ...compared.inputs,
    ],
    managementCertificate: management.found,
    faults: [...(checked.report.faults ?? []), ...compared.faults],
  };
}

/** What a rule asks for is a key of the plan here, not an option. */
const inPlan = (input: InputReport): InputReport => ({ ...input, results: input.results.map(askedInPlan) });

/** The rules of plan/ over the design, and over what its files turned out to be. */
function judgePlan(
  { name, bytes }: Source,
  plan: Plan,
  files: readonly ReadFile[],
  { checked, managementCertificate }: JudgedFiles,
  options: PlanOptions,
  platform: Platform,
) {
  const target: PlanTarget = {
    kind: 'plan',
    role: undefined,
    label: name,
    plan,
    files: { ...factsOf(checked.assembled, files, managementCertificate), ...azureFactsOf(checked.report) },
  };
  const sha256 = fingerprint(bytes, 'SHA-256', platform.crypto);
  const settings = { ...options, online: options.online === true };
  const chosen = rules.filter((rule) => isChosen(rule.id, options));
  return { sha256, ...judge(target, chosen, { settings }, options, sha256) };
}

function reportPlan(
  { name }: Source,
  plan: Plan,
  files: readonly ReadFile[],
  judged: JudgedFiles,
  own: ReturnType<typeof judgePlan>,
  options: PlanOptions,
): Report {
  const { report } = judged.checked;
  const inputs = judged.inputs.filter((input) => isAsked(input, options));
  const { verdict, claim } = planClaim(
    own.findings,
    inputs,
    report.runResults,
    plan.files?.server !== undefined,
    options,
  );
  const overall: InputReport = { name, kind: 'plan', sha256: own.sha256, verdict, claim, results: own.findings };
  const failed = new Set(judged.inputs.filter(({ error }) => error !== undefined).map((input) => input.name));
  const overview = planOverview(plan, allFindings([overall, ...inputs], report.runResults), {
    unread: byUse(files.filter((file) => 'error' in file || failed.has(file.name))),
    partial: (options.only ?? []).length > 0,
  });
  return wholeReport({
    version: VERSION,
    at: options.at,
    verdict,
    inputs: [{ ...overall, plan: overview }, ...inputs],
    runResults: report.runResults,
    online: report.online,
    azure: report.azure,
    faults: [...own.faults, ...judged.faults],
  });
}

/** The rules of renewal/, where the plan names the certificate in use. */
async function compare(
  renewal: Renewal,
  files: readonly ReadFile[],
  options: PlanOptions,
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
