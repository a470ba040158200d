import type { InputReport } from '../../core/report/report.js';
import { clip } from '../../core/text/clip.js';
import { DAY, isoDay } from '../../core/text/days.js';
import { remaining } from './remaining.js';

/** One period of validity, of a certificate or a CRL. Times in ms since 1970. */
export interface Period {
  readonly label: string;
  readonly kind: string;
  readonly from: number;
  /** Undefined for a CRL that names no next one. */
  readonly until: number | undefined;
  /** `285 days left`. */
  readonly left: string;
  readonly state: 'current' | 'ended' | 'future';
}

/** A day that matters beside the periods. */
export interface Mark {
  readonly kind: 'today' | 'warning' | 'limit';
  readonly at: number;
  readonly label: string;
}

export interface Timeline {
  /** What the picture shows; periods may reach beyond it. */
  readonly from: number;
  readonly until: number;
  readonly periods: readonly Period[];
  readonly marks: readonly Mark[];
}

const MARGIN = 0.08;
/** A picture of less would show hours. */
const LEAST = 10 * DAY;

/** All periods of an input, leaf first, then upward, then the CRLs; undefined where there are none. The picture is as long as the leaf lives. */
export function timelineOf(input: InputReport, checkedAt: string): Timeline | undefined {
  const now = Date.parse(checkedAt);
  const periods = [...certificatePeriods(input, checkedAt), ...crlPeriods(input, checkedAt)];
  const [first] = periods;
  if (first === undefined) return undefined;
  const marks = marksOf(input, now);
  const near = input.summary === undefined ? periods : [first];
  const times = [now, ...near.flatMap(({ from, until }) => [from, until ?? from])];
  const limit = marks.find(({ kind }) => kind === 'limit');
  if (limit !== undefined) times.push(limit.at);
  const from = Math.min(...times);
  const until = Math.max(...times);
  const margin = Math.max((until - from) * MARGIN, LEAST / 2);
  return { from: from - margin, until: until + margin, periods, marks };
}

function certificatePeriods({ summary, chain }: InputReport, checkedAt: string): Period[] {
  if (summary === undefined) return [];
  const leaf = period(summary.commonName ?? summary.subject, 'certificate', summary, checkedAt);
  const above = (chain ?? [])
    .slice(1)
    .flatMap(({ label, kind, notBefore, notAfter }) =>
      notBefore === undefined || notAfter === undefined
        ? []
        : [period(label, kind, { notBefore, notAfter }, checkedAt)],
    );
  return [leaf, ...above];
}

const crlPeriods = ({ crls = [] }: InputReport, checkedAt: string): Period[] =>
  crls.map(({ label, delta, thisUpdate, nextUpdate }) =>
    period(baseName(label), delta ? 'delta CRL' : 'CRL', { notBefore: thisUpdate, notAfter: nextUpdate }, checkedAt),
  );

/** Of a path of any system. */
const baseName = (path: string): string => path.split(/[\\/]/).at(-1) || path;

function period(
  label: string,
  kind: string,
  { notBefore, notAfter }: { readonly notBefore: string; readonly notAfter: string | undefined },
  checkedAt: string,
): Period {
  const now = Date.parse(checkedAt);
  const from = Date.parse(notBefore);
  const until = notAfter === undefined ? undefined : Date.parse(notAfter);
  return {
    label: clip(label),
    kind,
    from,
    until,
    left: notAfter === undefined ? 'names no end' : remaining(notBefore, notAfter, checkedAt),
    state: now < from ? 'future' : until !== undefined && now > until ? 'ended' : 'current',
  };
}

function marksOf({ summary }: InputReport, now: number): Mark[] {
  const marks: Mark[] = [{ kind: 'today', at: now, label: `Checked ${isoDay(now)}` }];
  const { expiryWarningAt, publicLifetime } = summary ?? {};
  if (expiryWarningAt !== undefined) {
    const at = Date.parse(expiryWarningAt);
    marks.push({ kind: 'warning', at, label: `Renew from ${isoDay(at)}` });
  }
  if (publicLifetime !== undefined && publicLifetime.root !== 'private') {
    const at = Date.parse(publicLifetime.until);
    marks.push({ kind: 'limit', at, label: `Public limit of ${publicLifetime.days} days: ${isoDay(at)}` });
  }
  return marks;
}

/** What the CA/Browser Forum's limit means for this certificate; undefined where there is none. */
export function lifetimeSentence({ summary }: InputReport): string | undefined {
  const limit = summary?.publicLifetime;
  if (summary === undefined || limit === undefined) return undefined;
  const begins = `a server certificate that begins on ${summary.notBefore.slice(0, 10)}`;
  if (limit.root === 'private') {
    return `Its root is private: the CA/Browser Forum's limit (${limit.days} days for ${begins}) does not bind it.`;
  }
  const whose = limit.root === 'public' ? 'Its root is public:' : 'If its root is public,';
  const later = limit.later.map(({ from, days }) => `from ${from.slice(0, 10)} on ${days} days`).join(', ');
  const shrinking = later === '' ? '' : `; ${later}`;
  return `${whose} ${begins} may live ${limit.days} days, until ${limit.until.slice(0, 10)} (CA/Browser Forum)${shrinking}.`;
}
