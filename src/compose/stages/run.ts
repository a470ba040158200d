import { selectRules } from '../../core/check/engine.js';
import { type CrlUrl, isCrlUrl, type LargeCrl, type Source } from '../../core/check/inputs.js';
import type { AnyRule } from '../../core/check/rule.js';
import type { RunRule } from '../../core/check/runRule.js';
import type { CheckSettings } from '../../core/check/settings.js';
import { rules, runRules } from '../../rules/index.js';
import type { CheckOptions } from '../checkOptions.js';
import { type NameAsker, openNameSources } from '../nameSources.js';
import { openNetwork, type RunNetwork } from '../network.js';
import { normalizeSettings } from '../normalizeOptions.js';
import type { Platform } from '../platform.js';

/** What a run was asked, looked at once, and whom it can ask. */
export interface Run {
  readonly platform: Platform;
  readonly options: CheckOptions;
  readonly settings: CheckSettings;
  /** The rules chosen: of single targets, and across all of them. */
  readonly rules: readonly AnyRule[];
  readonly runRules: readonly RunRule[];
  /** Absent where nothing is to be fetched. */
  readonly network: RunNetwork | undefined;
  readonly askNames: NameAsker;
}

/** @throws CmgCertError `usage`, `configuration`: a mistake in the options is one whatever is asked */
export async function prepareRun(
  platform: Platform,
  sources: readonly (Source | LargeCrl | CrlUrl)[],
  options: CheckOptions,
): Promise<Run> {
  const settings = normalizeSettings(options, platform);
  const online = options.online === true || sources.some(isCrlUrl);
  const network = online ? await openNetwork(platform, options, settings.at) : undefined;
  const selected = selectRules([...rules, ...runRules], options);
  return {
    platform,
    options,
    settings,
    rules: rules.filter((rule) => selected.includes(rule)),
    runRules: runRules.filter((rule) => selected.includes(rule)),
    network,
    askNames: await openNameSources(platform, options),
  };
}
