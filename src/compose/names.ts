import { judge, type RuleSelection, selectRules } from '../core/check/engine.js';
import type { CheckSettings } from '../core/check/settings.js';
import type { NameTarget } from '../core/check/target.js';
import { CmgCertError } from '../core/errors.js';
import { dnsNameProblem } from '../core/names/dnsName.js';
import { isLegalPrefix, prefixOf } from '../core/names/prefix.js';
import { proposeServiceNames } from '../core/names/proposeNames.js';
import { deriveNames } from '../core/names/serviceName.js';
import { nameClaim } from '../core/report/claim.js';
import type { Finding, InputReport, Report } from '../core/report/report.js';
import { resolveCauses } from '../core/report/verdict.js';
import { wholeReport } from '../core/report/wholeReport.js';
import { factsOfName } from '../gather/nameAnswers.js';
import { rules } from '../rules/index.js';
import { VERSION } from '../version.js';
import { openNameSources, withNameQuestions } from './nameSources.js';
import { normalizeRegion, resolveCheckTime } from './normalizeOptions.js';
import type { OnlineOptions, Platform } from './platform.js';

/** Options of {@link Names}; every one is optional. */
export interface NamesOptions
  extends RuleSelection,
    Pick<OnlineOptions, 'online' | 'dnsServers' | 'azure'>,
    Partial<Pick<CheckSettings, 'region' | 'cloud' | 'deployment' | 'configmgrVersion' | 'content' | 'deployed'>> {
  /** Time of the report, ms since 1970 or a Date. Default: now. */
  readonly at?: number | Date | undefined;
}

/**
 * What a service name becomes in Azure, whether it is legal and, where the network is asked, whether it is free. The gateway is taken as not
 * deployed yet, so that a name that is taken is an error.
 *
 * @throws CmgCertError `usage` for a wildcard, a region, a subscription or a server that cannot be one
 */
export type Names = (serviceName: string, options?: NamesOptions) => Promise<Report>;

const MAX_LENGTH = 1024;

/** Binds it to one platform. */
export function createNames(platform: Platform): Names {
  return async (text, options = {}) => {
    const at = resolveCheckTime(options.at, platform);
    const serviceName = nameAsked(text);
    const region = normalizeRegion(options.region);
    if (options.online === true && platform.dns === undefined) {
      throw new CmgCertError('usage', 'there is no DNS to ask here', { remedy: 'Leave `online` out, or use Node.' });
    }
    const askNames = await openNameSources(platform, options);
    const settings: CheckSettings = { deployed: false, ...options, region, at, online: options.online === true };
    const selected = selectRules(rules, options);
    const answers = await askNames([serviceName], settings);
    const target: NameTarget = {
      kind: 'name',
      role: undefined,
      label: serviceName,
      serviceName,
      ...(answers.asked.length === 0 ? {} : { online: factsOfName(serviceName, answers) }),
    };
    const { findings, faults } = judge(target, selected, { settings }, options);
    const input = inputReport(serviceName, resolveCauses(findings), settings, options);
    return wholeReport({
      version: VERSION,
      at,
      inputs: [input],
      online: withNameQuestions(undefined, answers),
      azure: answers.azure?.place,
      faults,
    });
  };
}

function nameAsked(text: string): string {
  const name = text.trim().replace(/\.$/, '');
  if (name === '' || name.length > MAX_LENGTH) {
    throw new CmgCertError('usage', name === '' ? 'the service name is empty' : 'the service name is too long', {
      remedy: 'cmg-cert names GraniteFalls.contoso.com --region westus',
    });
  }
  if (name.includes('*')) {
    throw new CmgCertError('usage', `the wildcard ${name} names no service`, {
      remedy: 'Give the name that will stand in place of the asterisk, such as GraniteFalls.contoso.com.',
    });
  }
  return name;
}

function inputReport(
  serviceName: string,
  results: readonly Finding[],
  settings: CheckSettings,
  options: RuleSelection,
): InputReport {
  const isName = dnsNameProblem(serviceName) === undefined && serviceName.includes('.');
  const legal = isName && isLegalPrefix(prefixOf(serviceName));
  const proposals = legal ? [] : proposeServiceNames(serviceName);
  return {
    name: serviceName,
    kind: 'name',
    ...nameClaim(results, options),
    ...(isName ? { names: deriveNames(serviceName, settings) } : {}),
    ...(proposals.length === 0 ? {} : { proposals }),
    results,
  };
}
