import { certificateLabel } from '../trust/label.js';
import { shortName } from '../x509/shortName.js';
import type { Candidate, SelectionRequest } from './candidate.js';
import { type Answer, type SelectionStep, STEPS } from './steps.js';

/** What became of one candidate. */
export interface Judged {
  readonly candidate: Candidate;
  /** `tied`: as good as another, and none is chosen; `undecided`: it depends on what is not at hand. */
  readonly state: 'chosen' | 'lost' | 'tied' | 'undecided';
  /** Where it was decided. */
  readonly step?: SelectionStep;
  readonly reason: string;
  /** What was taken for granted about it, because the files do not tell. */
  readonly assumed: readonly string[];
}

export interface Selection {
  readonly outcome: 'chosen' | 'none' | 'undecided';
  /** One sentence. */
  readonly reason: string;
  readonly chosen: Candidate | undefined;
  /** In the order of the input. */
  readonly judged: readonly Judged[];
  readonly notes: readonly string[];
}

/**
 * Emulates how a Windows client of Configuration Manager chooses among the certificates of its computer: plan-for-certificates, "PKI client
 * certificate selection" [PLC], with CCMCERTISSUERS, CCMCERTSEL and CCMFIRSTCERT of about-client-installation-properties [PROP].
 *
 * Pure: times and paths are given. That a certificate is in the Personal store of the computer is taken for granted.
 */
export function selectClientCertificate(candidates: readonly Candidate[], request: SelectionRequest): Selection {
  const judged = candidates.map((candidate) => judge(candidate, request));
  const standing = judged.filter(({ state }) => state === 'standing');
  const open = judged.filter(({ state }) => state === 'undecided');
  if (standing.length === 0) {
    return open.length > 0
      ? finish(judged, 'undecided', undefined, 'It depends on what is not at hand.')
      : finish(judged, 'none', undefined, noneReason(judged, request));
  }
  // PROP, CCMCERTSEL: with a criterion that several certificates meet, the longest validity decides where CCMFIRSTCERT=1 is set. PLC gives
  // longest validity as the last criterion of the default.
  const byLife = request.criterion === undefined || request.firstCertificate;
  const best = standing.reduce((a, b) => (longerLife(b.candidate, a.candidate) ? b : a));
  if (!byLife && standing.length > 1) return finish(judged, 'none', undefined, TIE);
  const rival = open.find(({ candidate }) => !byLife || longerLife(candidate, best.candidate));
  if (rival !== undefined) {
    const reason = `${best.candidate.label} stands, but ${rival.candidate.label} may come before it: ${rival.reason}`;
    return finish(judged, 'undecided', undefined, sentence(reason));
  }
  return finish(judged, 'chosen', best.candidate, '', notesOn(best.candidate, standing));
}

const TIE =
  'More than one certificate meets the criterion, and CCMFIRSTCERT=1 (--first-certificate) is not set: none is chosen.';

type Standing = Omit<Judged, 'state'> & { readonly state: 'standing' | 'lost' | 'undecided' };

/** The steps in their order. The first that refuses decides; what cannot be told is kept until all others have spoken. */
function judge(candidate: Candidate, request: SelectionRequest): Standing {
  const assumed: string[] = [];
  let open: { readonly step: SelectionStep; readonly reason: string } | undefined;
  for (const { step, ask } of STEPS) {
    const answer: Answer = ask(candidate, request);
    if (answer.state === 'no') return { candidate, state: 'lost', step, reason: answer.reason, assumed };
    if (answer.state === 'unknown') open ??= { step, reason: answer.reason };
    else if (answer.assumed !== undefined) assumed.push(answer.assumed);
  }
  if (open !== undefined) return { candidate, state: 'undecided', ...open, assumed };
  return { candidate, state: 'standing', reason: '', assumed };
}

function finish(
  judged: readonly Standing[],
  outcome: Selection['outcome'],
  chosen: Candidate | undefined,
  reason: string,
  notes: readonly string[] = [],
): Selection {
  const settled = judged.map(({ state, ...one }): Judged => {
    if (state !== 'standing') return { ...one, state };
    if (one.candidate === chosen) return { ...one, state: 'chosen', reason: 'meets every rule' };
    if (chosen !== undefined)
      return { ...one, state: 'lost', step: 'longest-life', reason: shorter(one.candidate, chosen) };
    const tied = outcome === 'none';
    return {
      ...one,
      state: tied ? 'tied' : 'undecided',
      step: 'longest-life',
      reason: tied
        ? 'meets the criterion, and so does another'
        : 'meets every rule; what is undecided may come before it',
    };
  });
  const said = reason === '' && chosen !== undefined ? `The client chooses ${chosen.label}.` : reason;
  return { outcome, reason: said, chosen, judged: settled, notes };
}

const life = ({ certificate }: Candidate): number => certificate.notAfter - certificate.notBefore;

/** The longest validity period; of two equally long the one that ends later, on which the documents are silent. */
const longerLife = (a: Candidate, b: Candidate): boolean =>
  life(a) > life(b) || (life(a) === life(b) && a.certificate.notAfter > b.certificate.notAfter);

const DAY = 86_400_000;
const days = (candidate: Candidate): number => Math.round(life(candidate) / DAY);

function shorter(loser: Candidate, chosen: Candidate): string {
  if (days(loser) !== days(chosen)) {
    return `valid for ${days(loser)} days in all, ${chosen.label} for ${days(chosen)}`;
  }
  if (loser.certificate.notAfter !== chosen.certificate.notAfter) {
    return `valid for ${days(loser)} days in all as ${chosen.label} is, and ends earlier`;
  }
  return `as long as ${chosen.label} and of the same end; which of the two a client takes is not documented`;
}

/** Where the answer rests on a reading of the documents, it says so. */
function notesOn(chosen: Candidate, standing: readonly Standing[]): string[] {
  const notes: string[] = [];
  const rivals = standing.map(({ candidate }) => candidate).filter((candidate) => candidate !== chosen);
  const latest = rivals.find(({ certificate }) => certificate.notAfter > chosen.certificate.notAfter);
  if (latest !== undefined) {
    notes.push(
      `The documents say "longest validity period", read here as from start to end. Read as the latest end, ${latest.label} is chosen.`,
    );
  }
  const twin = rivals.find((rival) => !longerLife(chosen, rival));
  if (twin !== undefined) {
    notes.push(`${twin.label} is valid exactly as long: which of the two a client takes is not documented.`);
  }
  return notes;
}

function noneReason(judged: readonly Standing[], { issuers }: SelectionRequest): string {
  if (judged.length === 0) return 'There is no certificate to choose from.';
  // PLC: with a list and no match, selection fails; the client does not continue with the other criteria.
  if (issuers !== undefined && judged.every(({ step }) => step === 'issuers')) {
    return 'No certificate chains to a root CA on the issuers list. Selection fails there: no other rule is tried.';
  }
  return 'No certificate meets every rule.';
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** For reports: the common name or the subject, else the alternative name or the serial number. */
export const candidateName = ({ certificate }: Candidate): string =>
  shortName(certificate.subject) || certificateLabel(certificate);
