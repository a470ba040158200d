import type { CrlFact } from '../../core/check/crlFacts.js';
import { defineRule, fail, type Judgement, pass, unknown } from '../../core/check/rule.js';
import { isoDay } from '../../core/text/days.js';
import { viewCrl } from '../../core/trust/revocation/crlView.js';
import { sameScope } from '../../core/trust/revocation/scope.js';
import { readCrlExtension } from '../../core/x509/crl/readCrlExtension.js';
import type { RevocationList } from '../../core/x509/types.js';
import { isDeltaCrl, judgeCrls } from './shared/judgeCrls.js';
import { type FetchVerdict, judgeFetch } from './shared/judgeFetch.js';
import { unusableReason } from './shared/unusableReason.js';

export default defineRule({
  id: 'crl/delta-current',
  title: 'The delta CRL that is named is in force and belongs to its complete CRL',
  targets: ['server', 'client', 'connection-point', 'upload', 'crl'],
  severity: 'error',
  why: 'Where a CRL names a delta CRL, Windows wants both. A delta that is outdated, missing, or made for a newer complete CRL makes the check fail, for good certificates too.',
  fix: 'Publish both anew at the CA (certutil -crl) and copy both files. If the delta file, whose name ends in "+", answers 404, allow double escaping in IIS (crl/delta-name tells how); or stop publishing deltas (CA > Revoked Certificates > Properties).',
  symptoms: ['crypt-e-revocation-offline', 'winhttp-cert-rev-failed'],
  citations: [
    { source: 'RFC 5280', section: '5.2.4: delta CRL indicator', strength: 'required' },
    { source: 'DELTACRL', strength: 'required' },
  ],
  example: {
    good: 'delta of today, on base number 50, beside the complete CRL 50',
    bad: 'a delta that ended yesterday',
  },
  check(target, { settings: { at } }) {
    return judgeCrls(
      target,
      (fact) => (isDeltaCrl(fact.crl) ? judgeDelta(fact, at) : judgeComplete(fact, at)),
      'No delta CRL is named.',
    );
  },
});

/** A delta that is outdated itself is crl/current's; here only whether it fits what is beside it. */
function judgeDelta({ label, crl, counterparts, fetch }: CrlFact, at: number): Judgement | undefined {
  // Of one that was fetched because a complete CRL names it, that one tells.
  if (fetch !== undefined && counterparts.some(namesDelta)) return undefined;
  if (counterparts.length === 0) {
    const message = `${label} is a delta CRL; the complete CRL that it belongs to is not given.`;
    return unknown('not-asked', message, { asks: ['--crl FILE', '--online'] });
  }
  const problem = unusable(crl);
  if (problem !== undefined) return fail(`${label} is a delta CRL that cannot be used: ${problem}.`);
  if (counterparts.some((complete) => belongs(crl, complete)))
    return pass(`${label} belongs to the complete CRL given.`);
  const evidence = { file: label, complete: counterparts.slice(0, 10).map(describe) };
  // Published later than this delta: then the delta is merely the last one's.
  const causedBy = isInForce(crl, at) ? undefined : 'crl/current';
  return fail(`${label} was made for another complete CRL than the one given.`, {
    path: 'extensions/deltaCrlIndicator',
    evidence,
    causedBy,
  });
}

function judgeComplete({ label, crl, counterparts, deltas = [] }: CrlFact, at: number): Judgement | undefined {
  const names = readCrlExtension(crl, 'freshestCrl');
  if (names.state === 'absent' && deltas.length === 0) return undefined;
  const fetched = deltas.map(judgeFetch);
  const came = fetched.some(({ state }) => state === 'good' || state === 'slow' || state === 'cache');
  if (!came) {
    const failed = fetched.find(({ state }) => state === 'failed');
    // A file of it at hand helps no client that fetches it.
    if (failed !== undefined) return judgeMissing(failed);
    if (counterparts.length === 0 && fetched[0] !== undefined) return judgeMissing(fetched[0]);
  }
  if (counterparts.length === 0) {
    const message = `${label} names a delta CRL, which is not given.`;
    return unknown('not-asked', message, { asks: ['--crl FILE', '--online'], path: 'extensions/freshestCrl' });
  }
  const fitting = counterparts.filter((delta) => belongs(delta, crl));
  const inForce = fitting.filter((delta) => isInForce(delta, at));
  const problems = inForce.map(unusable);
  if (problems.includes(undefined)) return pass(`${label} and its delta CRL are in force.`);
  const evidence = { file: label, deltas: counterparts.slice(0, 10).map(describe) };
  if (problems[0] !== undefined) {
    const message = `${label} names a delta CRL, and the one given cannot be used: ${problems[0]}.`;
    return fail(message, { path: 'extensions/freshestCrl', evidence });
  }
  const why = fitting.length > 0 ? 'is not in force' : 'was made for another complete CRL';
  // That its dates are wrong is crl/current's, where the delta is judged as well.
  const causedBy = fitting.length > 0 ? 'crl/current' : undefined;
  return fail(`${label} names a delta CRL, and the one given ${why}.`, {
    path: 'extensions/freshestCrl',
    evidence,
    causedBy,
  });
}

/** No delta CRL came from any location. */
function judgeMissing({ state, message, fix, evidence, asks = [] }: FetchVerdict): Judgement {
  const said = `The delta CRL ${message}`;
  if (state === 'failed') return fail(said, { path: 'extensions/freshestCrl', evidence, fix });
  const reason = state === 'unreachable' ? 'unreachable' : state === 'private' ? 'missing-input' : 'undecidable';
  return unknown(reason, said, { path: 'extensions/freshestCrl', evidence, fix, asks });
}

const namesDelta = (crl: RevocationList): boolean => readCrlExtension(crl, 'freshestCrl').state !== 'absent';

/** RFC 5280 § 5.2.4: the complete CRL is not older than the delta's base, and both are for the same certificates and of the same key. */
function belongs(delta: RevocationList, complete: RevocationList): boolean {
  const view = viewCrl(delta, false);
  const whole = viewCrl(complete, false);
  const { baseNumber } = view;
  return baseNumber !== undefined && whole.number !== undefined && baseNumber <= whole.number && sameScope(view, whole);
}

/** Why what it lists counts for nobody. */
function unusable(delta: RevocationList): string | undefined {
  const problem = unusableReason(delta);
  if (problem !== undefined) return problem;
  return viewCrl(delta, false).number === undefined
    ? 'it has no number, so that nobody can tell whether it is newer'
    : undefined;
}

const isInForce = ({ thisUpdate, nextUpdate }: RevocationList, at: number): boolean =>
  at >= thisUpdate && nextUpdate !== undefined && at <= nextUpdate;

function describe(crl: RevocationList): string {
  const { number, baseNumber } = viewCrl(crl, false);
  const base = baseNumber === undefined ? '' : `, on base ${baseNumber}`;
  return `number ${number ?? 'not stated'}${base}, of ${isoDay(crl.thisUpdate)}`;
}
