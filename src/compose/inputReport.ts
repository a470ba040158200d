import type { CrlFetch } from '../core/check/crlFacts.js';
import { findingOf, type RuleSelection } from '../core/check/engine.js';
import type { Assembled, FailedInput } from '../core/check/inputs.js';
import { type AnyRule, fail } from '../core/check/rule.js';
import type { CheckSettings } from '../core/check/settings.js';
import type { CryptoPort } from '../core/ports.js';
import { claimOf } from '../core/report/claim.js';
import { commandLineSummary } from '../core/report/commandLine.js';
import { chainLinks, crlWindows, summarise, summariseRequest } from '../core/report/inputSummary.js';
import type { InputReport } from '../core/report/report.js';
import { tokenSummary } from '../core/report/token.js';
import { verdictOf, worst } from '../core/report/verdict.js';
import { judgeFetch, judgementOf } from '../rules/crl/shared/judgeFetch.js';

/** Of an input that was opened and judged. */
export function inputReport(
  assembled: Assembled,
  results: InputReport['results'],
  settings: CheckSettings,
  options: RuleSelection & { readonly showToken?: boolean | undefined },
  crypto: CryptoPort,
): InputReport {
  const { opened, decision } = assembled;
  const summary = summarise(assembled, settings, crypto);
  const request = summariseRequest(assembled, settings);
  const chain = chainLinks(assembled);
  const crls = crlWindows(assembled);
  const { token, commandLines } = opened;
  const { verdict, claim } = claimOf(assembled, results, options);
  return {
    name: opened.name,
    kind: opened.kind,
    ...(decision === undefined ? {} : { role: decision.role, roleReason: decision.reason }),
    ...(opened.sha256 === undefined ? {} : { sha256: opened.sha256 }),
    verdict,
    claim,
    ...(summary === undefined ? {} : { summary }),
    ...(request === undefined ? {} : { request }),
    ...(chain === undefined ? {} : { chain }),
    ...(crls.length === 0 ? {} : { crls }),
    ...(token === undefined ? {} : { token: tokenSummary(token, options.showToken === true) }),
    ...(commandLines === undefined ? {} : { commandLines: commandLines.map(commandLineSummary) }),
    results,
  };
}

/** Of a file that could not be opened, or an address from which nothing came. */
export function unreadableReport(
  { name, kind, role, sha256, error, fetch }: FailedInput,
  selected: readonly AnyRule[],
  selection: RuleSelection,
): InputReport {
  if (fetch !== undefined) return unfetchedReport(name, fetch, selected, selection);
  // The one rule that a file breaks by not opening: its check never gets to see the file.
  const broken =
    error.code === 'principal-protected' ? selected.filter(({ id }) => id === 'pfx/not-principal-protected') : [];
  const target = {
    kind: 'pfx',
    ...(role === undefined ? {} : { role }),
    ...(sha256 === undefined ? {} : { sha256 }),
    label: name,
  };
  const results = broken.map((rule) => findingOf(rule, fail(error.message), target, selection));
  return {
    name,
    kind,
    ...(sha256 === undefined ? {} : { sha256 }),
    verdict: worst(['incomplete', verdictOf(results)]),
    claim: 'could not be read',
    error: { code: error.code, message: error.message, ...(error.remedy === '' ? {} : { remedy: error.remedy }) },
    results,
  };
}

/** Nothing came that could be judged: that is a finding on the address, not a file that cannot be read. */
function unfetchedReport(
  name: string,
  fetch: CrlFetch,
  selected: readonly AnyRule[],
  selection: RuleSelection,
): InputReport {
  const results = selected
    .filter(({ id }) => id === 'crl/reachable')
    .map((rule) => findingOf(rule, judgementOf(judgeFetch(fetch)), { kind: 'crl', label: name }, selection));
  const verdict = worst(['incomplete', verdictOf(results)]);
  return { name, kind: 'crl', verdict, claim: 'gave no CRL to judge', results };
}
