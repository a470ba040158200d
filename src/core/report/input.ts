import type { RuleSelection } from '../check/engine.js';
import type { Assembled, FailedInput } from '../check/inputs.js';
import type { CheckSettings } from '../check/settings.js';
import type { CryptoPort } from '../ports.js';
import { claimOf } from './claim.js';
import { commandLineSummary } from './commandLine.js';
import { chainLinks, crlWindows, summarise, summariseRequest } from './inputSummary.js';
import type { InputReport } from './report.js';
import { tokenSummary } from './token.js';
import { verdictOf, worst } from './verdict.js';

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

/** Of a file that could not be opened, or an address from which nothing came: that is a finding on the address, not a file that cannot be read. */
export function failedReport(
  { name, kind, sha256, error, fetch }: FailedInput,
  results: InputReport['results'],
): InputReport {
  const verdict = worst(['incomplete', verdictOf(results)]);
  if (fetch !== undefined) return { name, kind: 'crl', verdict, claim: 'gave no CRL to judge', results };
  return {
    name,
    kind,
    ...(sha256 === undefined ? {} : { sha256 }),
    verdict,
    claim: 'could not be read',
    error: { code: error.code, message: error.message, ...(error.remedy === '' ? {} : { remedy: error.remedy }) },
    results,
  };
}
