import type { InputReport } from '../../core/check/report.js';
import { isoDay } from '../../core/text/days.js';
import { ticksOf } from '../content/ticks.js';
import { lifetimeSentences, type Mark, type Period, type Timeline, timelineOf } from '../content/timeline.js';
import type { Context } from './options.js';
import { type Content, type Html, html } from './template.js';

/** Narrower could not be seen: a CRL of a week beside a certificate of two years. */
const LEAST_WIDTH = 0.7;

/** A table of all periods of validity, in which each row has its bar: the words do without the picture. */
export function timelineSection(input: InputReport, { checkedAt, level }: Context): Content {
  const timeline = timelineOf(input, checkedAt);
  if (timeline === undefined) return undefined;
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
${lifetimeSentences(input).map((sentence) => html`<p class="quiet">${sentence}</p>`)}
</section>`;
}

function row(period: Period, timeline: Timeline): Html {
  const { label, kind, from, until, left, state } = period;
  return html`<tr role="row"><th role="rowheader" scope="row"><span class="of">${label}</span> <span class="quiet">${kind}</span></th>
<td role="cell" class="picture">${bar(period, timeline)}</td>
<td role="cell" class="day"><span class="narrow-label">from </span>${isoDay(from)}</td><td role="cell" class="day"><span class="narrow-label">until </span>${until === undefined ? 'open' : isoDay(until)}</td><td role="cell" class="left ${state}">${left}</td></tr>`;
}

/** Per cent of the width; what lies outside of the picture lies a little outside. */
const place = ({ from, until }: Timeline, at: number): number =>
  Math.round(Math.min(102, Math.max(-2, (100 * (at - from)) / (until - from))) * 100) / 100;

function axis(timeline: Timeline): Html {
  return html`<svg class="axis" width="100%" height="18" aria-hidden="true">${ticksOf(timeline).map(
    ({ at, label }) => html`<text x="${place(timeline, at)}%" y="13" text-anchor="middle">${label}</text>`,
  )}</svg>`;
}

function bar({ from, until, state, kind }: Period, timeline: Timeline): Html {
  const start = place(timeline, from);
  const end = until === undefined ? 102 : place(timeline, until);
  const width = Math.max(LEAST_WIDTH, end - start);
  return html`<svg width="100%" height="22" aria-hidden="true">${ticksOf(timeline).map(({ at }) => vertical('grid', at, timeline))}<rect class="bar ${state} ${kind === 'certificate' ? 'own' : ''}" x="${start}%" width="${Math.round(width * 100) / 100}%" y="6" height="10" rx="2"/>${
    end > 100
      ? html`<svg x="100%" width="1" height="22" overflow="visible"><path class="beyond" d="M-9 3 L-1 11 L-9 19 z"/></svg>`
      : undefined
  }${start < 0 ? html`<svg x="0" width="1" height="22" overflow="visible"><path class="beyond" d="M9 3 L1 11 L9 19 z"/></svg>` : undefined}${timeline.marks.map(
    ({ kind: of, at }) => vertical(`mark ${of}`, at, timeline),
  )}</svg>`;
}

const vertical = (name: `mark ${Mark['kind']}` | 'grid', at: number, timeline: Timeline): Html => {
  const x = `${place(timeline, at)}%`;
  return html`<line class="${name}" x1="${x}" x2="${x}" y1="0" y2="22"/>`;
};
