import type { InputReport } from '../../core/report/report.js';
import { isoDay } from '../../core/text/days.js';
import { ticksOf } from '../content/ticks.js';
import { lifetimeSentence, type Mark, type Period, type Timeline, timelineOf } from '../content/timeline.js';
import type { Context } from './options.js';
import { type Content, type Html, html } from './template.js';

/** Narrower could not be seen: a CRL of a week beside a certificate of two years. */
const LEAST_WIDTH = 0.7;

/** A table of all periods of validity, in which each row has its bar: the words do without the picture. */
export function timelineSection(input: InputReport, { checkedAt, level }: Context): Content {
  const timeline = timelineOf(input, checkedAt);
  if (timeline === undefined) return undefined;
  const sentence = lifetimeSentence(input);
  return html`<section class="part">
<h${level + 1}>Validity</h${level + 1}>
<table class="timeline" role="table">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Of</th><th role="columnheader" scope="col" class="picture"><span class="unseen">Picture</span>${axis(timeline)}</th><th role="columnheader" scope="col">From</th><th role="columnheader" scope="col">Until</th><th role="columnheader" scope="col">Left</th></tr></thead>
<tbody role="rowgroup">${timeline.periods.map((period) => row(period, timeline))}</tbody>
</table>
<ul class="legend">${timeline.marks.map(
    ({ kind, label }) =>
      html`<li><svg width="14" height="14" aria-hidden="true"><line class="mark ${kind}" x1="7" x2="7" y1="0" y2="14"/></svg>${label}</li>`,
  )}</ul>
${sentence === undefined ? undefined : html`<p class="quiet">${sentence}</p>`}
</section>`;
}

function row(period: Period, timeline: Timeline): Html {
  const { label, kind, from, until, left, state } = period;
  return html`<tr role="row"><th role="rowheader" scope="row"><span class="of">${label}</span> <span class="quiet">${kind}</span></th>
<td role="cell" class="picture">${bar(period, timeline)}</td>
<td role="cell" class="day"><span class="narrow-label">from </span>${isoDay(from)}</td><td role="cell" class="day"><span class="narrow-label">until </span>${until === undefined ? 'open' : isoDay(until)}</td><td role="cell" class="left ${state}">${left}</td></tr>`;
}

/** Per cent of the width. */
const place = ({ from, until }: Timeline, at: number): number =>
  Math.round(Math.min(100, Math.max(0, (100 * (at - from)) / (until - from))) * 100) / 100;

function axis(timeline: Timeline): Html {
  return html`<svg class="axis" width="100%" height="18" aria-hidden="true">${ticksOf(timeline).map(
    ({ at, label }) => html`<text x="${place(timeline, at)}%" y="13" text-anchor="middle">${label}</text>`,
  )}</svg>`;
}

/** A period that goes on beyond the picture ends in an arrow. */
function bar({ from, until = Number.POSITIVE_INFINITY, state, kind }: Period, timeline: Timeline): Html {
  const start = Math.min(place(timeline, from), 100 - LEAST_WIDTH);
  const width = Math.max(LEAST_WIDTH, place(timeline, until) - start).toFixed(2);
  const own = kind === 'certificate' ? 'own' : '';
  const arrow = (x: string, path: string) =>
    html`<svg x="${x}" width="1" height="22" overflow="visible"><path class="beyond ${own}" d="${path}"/></svg>`;
  return html`<svg width="100%" height="22" aria-hidden="true">${[
    ticksOf(timeline).map(({ at }) => vertical('grid', at, timeline)),
    html`<rect class="bar ${state} ${own}" x="${start}%" width="${width}%" y="6" height="10" rx="2"/>`,
    from < timeline.from ? arrow('0', 'M1 3 L-8 11 L1 19 z') : undefined,
    until > timeline.until ? arrow('100%', 'M-1 3 L8 11 L-1 19 z') : undefined,
    timeline.marks.map(({ kind: of, at }) => vertical(`mark ${of}`, at, timeline)),
  ]}</svg>`;
}

const vertical = (name: `mark ${Mark['kind']}` | 'grid', at: number, timeline: Timeline): Html => {
  const x = `${place(timeline, at)}%`;
  return html`<line class="${name}" x1="${x}" x2="${x}" y1="0" y2="22"/>`;
};
