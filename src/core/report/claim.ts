import type { RuleSelection } from '../check/engine.js';
import type { Assembled } from '../check/inputs.js';
import type { Role } from '../check/target.js';
import type { Finding, Verdict } from './report.js';
import { verdictOf } from './verdict.js';

const THING: Readonly<Record<Exclude<Role, 'ca'>, string>> = {
  server: 'the CMG server certificate',
  client: 'a client certificate for the CMG',
  'connection-point': "the CMG connection point's client certificate",
};

/** The verdict of one input and the sentence it stands for, so that nobody reads more into a pass than was checked. */
export function claimOf(
  { decision, targets, opened }: Assembled,
  findings: readonly Finding[],
  { only, skip }: RuleSelection,
): { readonly verdict: Verdict; readonly claim: string } {
  if (decision?.role === 'ca' && targets.length === 0 && opened.certificates.length > 0) {
    return { verdict: 'pass', claim: 'is at hand as a CA certificate; it is not judged by itself' };
  }
  const judged = findings.some((finding) => finding.outcome !== 'not-applicable' && finding.suppressed === undefined);
  if (!judged) return { verdict: 'incomplete', claim: 'was read, but nothing in it was judged' };
  const decided = verdictOf(findings);
  const verdict = decided === 'pass' && findings.some(isSuppressedError) ? 'warn' : decided;
  const thing = decision === undefined || decision.role === 'ca' ? undefined : THING[decision.role];
  if ((only ?? []).length > 0) return { verdict, claim: partial(verdict) };
  if (opened.token !== undefined) return { verdict, claim: tokenClaim(verdict, findings) };
  if (opened.commandLines !== undefined) return { verdict, claim: COMMAND_LINE[verdict] };
  if (thing !== undefined && opened.kind === 'csr') return { verdict, claim: `${ASKS[verdict]} ${thing}` };
  if (thing === undefined) return { verdict, claim: withoutRole(verdict) };
  const left = (skip?.size ?? 0) > 0 && verdict !== 'fail' ? ', if what --skip set aside is left out' : '';
  return { verdict, claim: `${VERB[verdict]} ${thing}${left}` };
}

/** An error that somebody chose not to count is no clean pass. */
export const isSuppressedError = ({ suppressed, severity, outcome, reason }: Finding): boolean =>
  suppressed !== undefined &&
  severity === 'error' &&
  (outcome === 'fail' || (outcome === 'unknown' && reason !== 'not-asked'));

const VERB: Readonly<Record<Verdict, string>> = {
  pass: 'can be',
  warn: 'can be',
  incomplete: 'is not yet proven to be fit as',
  fail: 'cannot be',
};

/** Without the signature, a token is known by what it says of itself. */
function tokenClaim(verdict: Verdict, findings: readonly Finding[]): string {
  if (verdict === 'fail') return 'cannot be used as a bulk registration token';
  if (verdict === 'incomplete') return 'is not yet proven to be a bulk registration token';
  const signed = findings.some(({ rule, outcome }) => rule === 'token/signature' && outcome === 'pass');
  return signed
    ? 'is a bulk registration token, signed by the certificate given'
    : 'has form and claims of a bulk registration token; its signature was not verified';
}

const COMMAND_LINE: Readonly<Record<Verdict, string>> = {
  pass: 'has no mistake that can be seen in a ccmsetup command line',
  warn: 'can be used as a ccmsetup command line',
  incomplete: 'is not yet proven to be fit as a ccmsetup command line',
  fail: 'cannot be used as a ccmsetup command line',
};

/** A request is no certificate yet: what the CA makes of it is judged when it is there. */
const ASKS: Readonly<Record<Verdict, string>> = {
  pass: 'asks for a certificate that can be',
  warn: 'asks for a certificate that can be',
  incomplete: 'is not yet proven to ask for a certificate that can be',
  fail: 'asks for a certificate that cannot be',
};

/** With --only nobody may read more into a verdict than was run. */
export const partial = (verdict: Verdict): string =>
  verdict === 'fail'
    ? 'fails the rules chosen by --only'
    : verdict === 'incomplete'
      ? 'leaves rules chosen by --only undecided'
      : 'holds the rules chosen by --only; the others were not run';

const withoutRole = (verdict: Verdict): string =>
  verdict === 'fail' ? 'has errors' : verdict === 'incomplete' ? 'was judged in part' : 'has no error';
