import { judge, selectRules } from '../core/check/engine.js';
import type { Assembled, OpenedInput, Source } from '../core/check/inputs.js';
import type { CertificateTarget, RenewalTarget } from '../core/check/target.js';
import { CmgCertError } from '../core/errors.js';
import { azureHost } from '../core/names/clouds.js';
import { dnsNameProblem } from '../core/names/dnsName.js';
import { renewalAdvice } from '../core/renewal/advice.js';
import { chainLinks, summarise } from '../core/report/inputSummary.js';
import { networkDisclaimer } from '../core/report/networkDisclaimer.js';
import type { Finding, InputReport, OnlineQuestion, Report, Verdict } from '../core/report/report.js';
import { allFindings, count, resolveCauses, verdictOf, worst } from '../core/report/verdict.js';
import { isoTime } from '../core/text/isoTime.js';
import { isCa, isSelfIssued } from '../core/x509/certificateKind.js';
import { commonNames } from '../core/x509/nameAttributes.js';
import type { Certificate } from '../core/x509/types.js';
import { CaPool } from '../gather/chain.js';
import { machineRootsOf } from '../gather/machineRoots.js';
import { memoizePrompt } from '../gather/memoizePrompt.js';
import { openEvery } from '../gather/open.js';
import { assemble } from '../gather/targets.js';
import { givenAuthorities } from '../gather/uploadFacts.js';
import { rules, runRules } from '../rules/index.js';
import { VERSION } from '../version.js';
import { type CheckOptions, createCheck } from './check.js';
import { normalizePublicRoots, normalizeRegion, normalizeServiceName, resolveCheckTime } from './normalizeOptions.js';
import type { Platform } from './platform.js';

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
  const check = createCheck(platform);
  return async (oldSource, newSource, options = {}) => {
    const at = resolveCheckTime(options.at, platform);
    const serviceName = normalizeServiceName(options.serviceName);
    const publicRoots = normalizePublicRoots(options.publicRoots);
    const region = normalizeRegion(options.region);
    // A certificate is renewed for a gateway that exists.
    const deployed = options.deployed ?? true;
    const settings = { ...options, deployed, region, serviceName, at, morePublicRoots: publicRoots, online: false };
    const selected = selectRules([...rules, ...runRules], options);
    const own = rules.filter((rule) => selected.includes(rule) && isOfRenewal(rule));
    const { crypto } = platform;
    const askPassword = memoizePrompt(options.askPassword);
    const opening = { ...options, askPassword, crypto, passwords: options.passwords ?? [] };
    const [old, replacement] = (await openEvery([oldSource, newSource], opening)) as [OpenedInput, OpenedInput];
    const roots = await openEvery(options.roots ?? [], opening);
    const intermediates = await openEvery(options.intermediates ?? [], opening);
    const companions = [...roots, ...intermediates].flatMap(({ certificates }) => certificates);
    const given = [
      ...(await givenAuthorities(roots, 'root', crypto.verify)),
      ...(await givenAuthorities(intermediates, 'intermediate', crypto.verify)),
    ];
    const shared = {
      as: 'server' as const,
      crypto,
      at,
      // A chain that came with one of the two serves the other as well.
      pool: new CaPool([...companions, ...old.certificates, ...replacement.certificates]),
      given,
      crls: [],
      givenCrls: [],
      poolCertificates: companions,
      roots: roots.flatMap(({ certificates }) => certificates),
      machineRoots: machineRootsOf(() => platform.machineRoots()),
      publicRoots,
    };
    const [first] = (await assemble([leafOnly(old)], shared)) as [Assembled];
    const [second] = (await assemble([leafOnly(replacement)], shared)) as [Assembled];
    const target: RenewalTarget = {
      kind: 'renewal',
      role: undefined,
      label: replacement.name,
      old: serverOf(first),
      replacement: serverOf(second),
      converting:
        options.convert ?? (options.deployment === 'scale-set' && namesCloudService(serverOf(first).certificate)),
    };
    const judged = judge(target, own, { settings }, options);
    const findings = resolveCauses(judged.findings);
    const whole = selected.some((rule) => !isOfRenewal(rule) && rule.targets.some((name) => JUDGED.has(name)));
    const { source, beside } = judgedAlone(newSource, replacement, target.replacement.certificate);
    const checked =
      whole && options.comparisonOnly !== true
        ? await check([source], {
            ...options,
            deployed,
            intermediates: [...(options.intermediates ?? []), ...beside],
            askPassword,
            at,
            as: 'server',
          })
        : undefined;
    const report = checked === undefined ? undefined : { ...checked, inputs: checked.inputs.map(ofFile(replacement)) };
    // Where the new file is judged as a whole, what it is stands there.
    const summary = summarise(second, settings, crypto);
    const chain = report === undefined ? chainLinks(second) : undefined;
    const renewal: InputReport = {
      name: replacement.name,
      kind: 'renewal',
      role: 'server',
      roleReason: 'a renewal is of the server certificate',
      ...(replacement.sha256 === undefined ? {} : { sha256: replacement.sha256 }),
      ...claimOf(findings, old, options),
      ...(summary === undefined ? {} : { summary }),
      ...(chain === undefined ? {} : { chain }),
      results: findings,
      renewal: renewalAdvice(target, findings, settings),
    };
    const inputs = [renewal, ...(report?.inputs ?? [])];
    const runResults = report?.runResults ?? [];
    const faults = [...judged.faults, ...(report?.faults ?? [])];
    return {
      schemaVersion: 1,
      tool: { name: 'cmg-cert', version: VERSION },
      checkedAt: isoTime(at),
      verdict: worst(inputs.map(({ verdict }) => verdict)),
      counts: count(allFindings(inputs, runResults)),
      inputs,
      runResults,
      ...onlineOf(report, options),
      ...(report?.azure === undefined ? {} : { azure: report.azure }),
      ...(faults.length === 0 ? {} : { faults }),
    };
  };
}

/** Also where a part of the file was judged, its digest is the one to be found again. */
const ofFile =
  ({ sha256 }: OpenedInput) =>
  (input: InputReport): InputReport =>
    sha256 === undefined ? input : { ...input, sha256 };

const JUDGED: ReadonlySet<string> = new Set(['server', 'pfx']);

/** Whatever left the computer: to fetch a certificate, and to judge the new one. */
function onlineOf(report: Report | undefined, { fetched = [] }: RenewalOptions): Pick<Report, 'online'> {
  const asked = [...fetched, ...(report?.online?.asked ?? [])];
  if (asked.length === 0 && report?.online === undefined) return {};
  const from = report?.online?.from ?? 'this computer';
  return { online: { from, vantage: networkDisclaimer(from), asked } };
}

const isOfRenewal = ({ targets }: { readonly targets: readonly string[] }): boolean => targets.includes('renewal');

/**
 * CA certificates beside the leaf help with its chain and are not renewed themselves.
 * @throws CmgCertError `usage` where a bare file holds several that could be meant
 */
function leafOnly(opened: OpenedInput): OpenedInput {
  if (opened.pfx !== undefined) return opened;
  const ends = opened.certificates.filter((certificate) => !isCa(certificate));
  // A server certificate that wrongly says to be a CA is one all the same; the rules tell.
  const leaves = ends.length > 0 ? ends : opened.certificates.filter(namesHost);
  if (leaves.length <= 1) return { ...opened, certificates: leaves };
  throw new CmgCertError('usage', `${opened.name} holds ${leaves.length} certificates that could be the server's`, {
    remedy: 'Give the file of one server certificate; its CA certificates may stand beside it.',
  });
}

/** A deployment name of the classic cloud service, which no scale set can have. */
function namesCloudService({ subject }: Certificate): boolean {
  const host = azureHost(commonNames(subject).at(-1) ?? '');
  return host?.kind === 'deployment' && host.domains.every(({ deployment }) => deployment === 'cloud-service-classic');
}

function namesHost({ subject }: Certificate): boolean {
  const name = commonNames(subject).at(-1) ?? '';
  return name.includes('.') && dnsNameProblem(name) === undefined;
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

const VERB: Readonly<Record<Verdict, string>> = {
  pass: 'can take',
  warn: 'can take',
  incomplete: 'is not yet proven to be able to take',
  fail: 'cannot take',
};

function claimOf(findings: readonly Finding[], old: OpenedInput, { only, skip }: RenewalOptions) {
  const verdict = verdictOf(findings);
  const set = skip !== undefined && skip.size > 0 && verdict !== 'fail' ? ', if what --skip set aside is left out' : '';
  const part = only !== undefined && only.length > 0 ? ', by the rules chosen with --only' : '';
  return { verdict, claim: `${VERB[verdict]} the place of ${old.name}${set}${part}` };
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
