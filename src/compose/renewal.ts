import { judge, selectRules } from '../core/check/engine.js';
import type { Assembled, OpenedInput, Source } from '../core/check/inputs.js';
import type { CertificateTarget, RenewalTarget } from '../core/check/target.js';
import { CmgCertError } from '../core/errors.js';
import { azureHost } from '../core/names/clouds.js';
import { renewalAdvice } from '../core/renewal/advice.js';
import { renewalClaim } from '../core/report/claim.js';
import { chainLinks, summarise } from '../core/report/inputSummary.js';
import { networkDisclaimer } from '../core/report/networkDisclaimer.js';
import type { InputReport, OnlineQuestion, Report } from '../core/report/report.js';
import { resolveCauses, worst } from '../core/report/verdict.js';
import { wholeReport } from '../core/report/wholeReport.js';
import { isSelfIssued } from '../core/x509/certificateKind.js';
import { commonNames } from '../core/x509/nameAttributes.js';
import type { Certificate } from '../core/x509/types.js';
import { type GatheredRenewal, gatherRenewal, type RenewalFiles } from '../gather/gatherRenewal.js';
import { memoizePrompt } from '../gather/memoizePrompt.js';
import { openEvery } from '../gather/open.js';
import { rules, runRules } from '../rules/index.js';
import { VERSION } from '../version.js';
import type { CheckOptions } from './checkOptions.js';
import { normalizeSettings } from './normalizeOptions.js';
import type { Platform } from './platform.js';
import { checkRun } from './stages/index.js';

/** Options of {@link Renewal}: those of a check that make sense for two server certificates. */
export interface RenewalOptions extends Omit<CheckOptions, 'as' | 'computer' | 'issuers'> {
  /**
   * The CMG is to be converted from a cloud service (classic) to a virtual machine scale set as well. Without it that is so where the deployment asked
   * about is a scale set, and the certificate in use has a name that only a cloud service has.
   */
  readonly convert?: boolean | undefined;
  /** Whom the certificates were fetched from, where not from files. */
  readonly fetched?: readonly OnlineQuestion[] | undefined;
  /** The comparison alone: the new certificate is judged as a server certificate elsewhere. */
  readonly comparisonOnly?: boolean | undefined;
}

/**
 * Whether the second server certificate will be accepted in place of the first: the rules of renewal/ over both, and every rule of a server
 * certificate over the second. Either may be a PFX or a bare certificate; of the second, a bare one leaves the verdict incomplete.
 *
 * @throws CmgCertError with the name of a file that cannot be read or that holds no server certificate
 */
export type Renewal = (old: Source, replacement: Source, options?: RenewalOptions) => Promise<Report>;

/** Binds the renewal to one platform. */
export function createRenewal(platform: Platform): Renewal {
  return async (oldSource, newSource, given = {}) => {
    // A certificate is renewed for a gateway that exists.
    const options = { ...given, deployed: given.deployed ?? true, askPassword: memoizePrompt(given.askPassword) };
    const settings = { ...normalizeSettings(options, platform), online: false };
    const selected = selectRules([...rules, ...runRules], options);
    const pair = await openPair(oldSource, newSource, options, platform);
    const gathered = await gatherRenewal(pair, settings, platform);
    const target = targetOf(pair, gathered, options);
    const judged = judge(
      target,
      rules.filter((rule) => selected.includes(rule) && isOfRenewal(rule)),
      { settings },
      options,
    );
    const findings = resolveCauses(judged.findings);
    const whole = selected.some((rule) => !isOfRenewal(rule) && rule.targets.some((name) => JUDGED.has(name)));
    const checked =
      whole && options.comparisonOnly !== true
        ? await checkReplacement(newSource, pair.replacement, target, { ...options, at: settings.at }, platform)
        : undefined;
    const summary = summarise(gathered.replacement, settings, platform.crypto);
    // Where the new file is judged as a whole, what it is stands there.
    const chain = checked === undefined ? chainLinks(gathered.replacement) : undefined;
    const { name, sha256 } = pair.replacement;
    const renewal: InputReport = {
      name,
      kind: 'renewal',
      role: 'server',
      roleReason: 'a renewal is of the server certificate',
      ...(sha256 === undefined ? {} : { sha256 }),
      ...renewalClaim(findings, pair.old.name, options),
      ...(summary === undefined ? {} : { summary }),
      ...(chain === undefined ? {} : { chain }),
      results: findings,
      renewal: renewalAdvice(target, findings, settings),
    };
    const inputs = [renewal, ...(checked?.inputs ?? [])];
    return wholeReport({
      version: VERSION,
      at: settings.at,
      verdict: worst(inputs.map(({ verdict }) => verdict)),
      inputs,
      runResults: checked?.runResults ?? [],
      online: onlineOf(checked, options),
      azure: checked?.azure,
      faults: [...judged.faults, ...(checked?.faults ?? [])],
    });
  };
}

async function openPair(
  oldSource: Source,
  newSource: Source,
  options: RenewalOptions,
  { crypto }: Platform,
): Promise<RenewalFiles> {
  const opening = { ...options, crypto, passwords: options.passwords ?? [] };
  const [old, replacement] = (await openEvery([oldSource, newSource], opening)) as [OpenedInput, OpenedInput];
  return {
    old,
    replacement,
    roots: await openEvery(options.roots ?? [], opening),
    intermediates: await openEvery(options.intermediates ?? [], opening),
  };
}

function targetOf({ replacement }: RenewalFiles, gathered: GatheredRenewal, options: RenewalOptions): RenewalTarget {
  const old = serverOf(gathered.old);
  return {
    kind: 'renewal',
    role: undefined,
    label: replacement.name,
    old,
    replacement: serverOf(gathered.replacement),
    converting: options.convert ?? (options.deployment === 'scale-set' && namesCloudService(old.certificate)),
  };
}

/** The new file by every rule of a server certificate. Also where a part of it is judged, the digest of the file is the one to be found again. */
async function checkReplacement(
  source: Source,
  opened: OpenedInput,
  { replacement }: RenewalTarget,
  options: RenewalOptions,
  platform: Platform,
): Promise<Report> {
  const alone = judgedAlone(source, opened, replacement.certificate);
  const { report } = await checkRun(platform, [alone.source], {
    ...options,
    intermediates: [...(options.intermediates ?? []), ...alone.beside],
    as: 'server',
  });
  const { sha256 } = opened;
  return sha256 === undefined ? report : { ...report, inputs: report.inputs.map((input) => ({ ...input, sha256 })) };
}

const JUDGED: ReadonlySet<string> = new Set(['server', 'pfx']);

/** Whatever left the computer: to fetch a certificate, and to judge the new one. */
function onlineOf(report: Report | undefined, { fetched = [] }: RenewalOptions): Report['online'] {
  const asked = [...fetched, ...(report?.online?.asked ?? [])];
  if (asked.length === 0 && report?.online === undefined) return undefined;
  const from = report?.online?.from ?? 'this computer';
  return { from, vantage: networkDisclaimer(from), asked };
}

const isOfRenewal = ({ targets }: { readonly targets: readonly string[] }): boolean => targets.includes('renewal');

/** A deployment name of the classic cloud service, which no scale set can have. */
function namesCloudService({ subject }: Certificate): boolean {
  const host = azureHost(commonNames(subject).at(-1) ?? '');
  return host?.kind === 'deployment' && host.domains.every(({ deployment }) => deployment === 'cloud-service-classic');
}

/**
 * The new file as it is to be judged: a certificate alone, where its CA certificates stand beside it in one file without keys, which are no
 * server's.
 */
function judgedAlone(source: Source, opened: OpenedInput, leaf: Certificate): { source: Source; beside: Source[] } {
  if (opened.pfx !== undefined || opened.certificates.length < 2) return { source, beside: [] };
  const others = opened.certificates.filter((certificate) => certificate !== leaf && !isSelfIssued(certificate));
  return {
    source: { name: source.name, bytes: leaf.der },
    beside: others.map(({ der }) => ({ name: source.name, bytes: der })),
  };
}

function serverOf({ targets, opened }: Assembled): CertificateTarget {
  const found = targets.filter((target): target is CertificateTarget => target.kind === 'certificate');
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  if (found.length > 1) {
    throw new CmgCertError('usage', `${opened.name} holds ${found.length} certificates with their keys`, {
      remedy:
        'Which of them serves cannot be told. Write the one that is meant into a file of its own: cmg-cert pfx convert FILE --thumbprint SHA1 -o one.pfx.',
    });
  }
  throw new CmgCertError('unreadable', `${opened.name} holds no certificate of a server`, {
    remedy: 'Give a PFX or the server certificate itself; CA files go to --roots and --intermediates.',
  });
}
