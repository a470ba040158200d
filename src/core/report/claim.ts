import type { RuleSelection } from '../check/engine.js';
import type { Assembled } from '../check/inputs.js';
import type { Role } from '../check/target.js';
import { listed } from '../text/list.js';
import type { Finding, InputReport, Verdict } from './report.js';
import { verdictOf, worst } from './verdict.js';

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
  return { verdict, claim: `${VERB[verdict]} ${thing}${setAside(verdict, skip)}` };
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

/**
 * The verdict on a design and the sentence it stands for.
 * @param own what the rules of plan/ found
 * @param files the files that it names, judged
 * @param namesServer whether it names a server certificate: a design may be judged before there is one, and that there was none must not be overlooked
 */
export function planClaim(
  own: readonly Finding[],
  files: readonly InputReport[],
  runResults: readonly Finding[],
  namesServer: boolean,
  { only, skip }: RuleSelection,
): { readonly verdict: Verdict; readonly claim: string } {
  const decided = verdictOf(own);
  const ofPlan = decided === 'pass' && own.some(isSuppressedError) ? 'warn' : decided;
  const verdict = worst([ofPlan, ...files.map((file) => file.verdict), verdictOf(runResults)]);
  if ((only ?? []).length > 0) return { verdict, claim: partial(verdict) };
  const bad = [...new Set(files.filter((file) => file.verdict === verdict).map((file) => file.name))];
  const open = verdict === 'pass' || verdict === 'warn';
  const bare = open && !namesServer ? ', though it names no server certificate to judge' : '';
  const because = ofPlan === verdict || bad.length === 0 ? '' : `: see ${listed(bad)}`;
  return { verdict, claim: `${DESIGN[verdict]}${bare}${because}${setAside(verdict, skip)}` };
}

const DESIGN: Readonly<Record<Verdict, string>> = {
  pass: 'is a design that can be deployed',
  warn: 'is a design that can be deployed',
  incomplete: 'is not yet proven to be a design that can be deployed',
  fail: 'is not a design that can be deployed',
};

/** The verdict on a renewal. @param old name of the file in use */
export function renewalClaim(findings: readonly Finding[], old: string, { only, skip }: RuleSelection) {
  const verdict = verdictOf(findings);
  const part = (only ?? []).length > 0 ? ', by the rules chosen with --only' : '';
  return { verdict, claim: `${REPLACES[verdict]} the place of ${old}${setAside(verdict, skip)}${part}` };
}

const REPLACES: Readonly<Record<Verdict, string>> = {
  pass: 'can take',
  warn: 'can take',
  incomplete: 'is not yet proven to be able to take',
  fail: 'cannot take',
};

/** The verdict on a service name by itself: nothing is called free that Azure did not call so. */
export function nameClaim(results: readonly Finding[], { only, skip }: RuleSelection) {
  const verdict = verdictOf(results);
  const chosen = (only ?? []).length > 0 || (skip?.size ?? 0) > 0 ? ', as far as the rules chosen go' : '';
  const free = AVAILABILITY.every((rule) => results.some((one) => one.rule === rule && one.outcome === 'pass'));
  const legal = free
    ? `is a legal service name, and Azure has its names free${chosen}`
    : `is a legal service name; whether it is free was not asked${chosen}`;
  const claims: Readonly<Record<Verdict, string>> = {
    fail: 'cannot be the service name of a CMG',
    incomplete: `is a legal service name, but not everything asked was answered${chosen}`,
    warn: legal,
    pass: legal,
  };
  return { verdict, claim: claims[verdict] };
}

const AVAILABILITY = ['deployment-name', 'storage-account', 'key-vault'].map((what) => `name/${what}-available`);

const setAside = (verdict: Verdict, skip: RuleSelection['skip']): string =>
  (skip?.size ?? 0) > 0 && verdict !== 'fail' ? ', if what --skip set aside is left out' : '';
