import type { InputReport } from '../../core/check/report.js';
import { clip } from '../../core/text/clip.js';
import { certificateRows, NO_RECORD_NEEDED, nameRows, namesScope } from '../content/facts.js';
import { MAX_SHOWN, type NotAsked, sectionsOf } from '../content/sections.js';
import { adviceOf, claimLine, standingOf, VERDICT_WORD } from '../content/verdict.js';
import { chainSection } from './chain.js';
import { briefList, failureSection, openSection } from './failures.js';
import type { Context } from './options.js';
import { clipped, copyable, flagList, moreOf } from './parts.js';
import { type Content, type Html, html } from './template.js';
import { timelineSection } from './timeline.js';

/** Everything about one file. @param id of its heading */
export function inputArticle(input: InputReport, id: string, context: Context): Html {
  const { level } = context;
  const { failures, open, notes, notAsked, setAside, passed, notApplicable } = sectionsOf(input);
  const part = (title: string, content: Content) => html`<section class="part">
<h${level + 1}>${title}</h${level + 1}>
${content}
</section>`;
  return html`<article class="file" aria-labelledby="${id}">
${verdict(input, id, level)}
${failureSection(input.verdict === 'fail' ? 'What to do' : 'What to mend', failures, context)}
${openSection(open, context)}
<div class="columns">${certificate(input, context)}${chainSection(input, context)}</div>
${azureNames(input, context)}
${timelineSection(input, context)}
${notes.length === 0 ? undefined : part('Worth knowing', briefList(notes))}
${notAsked.length === 0 ? undefined : part('Not asked', notAskedTable(notAsked))}
${
  setAside.length === 0
    ? undefined
    : part(
        'Set aside by --skip',
        html`<ul class="brief">${setAside
          .slice(0, MAX_SHOWN)
          .map(
            ({ rule, suppressed, message }) =>
              html`<li><span class="tag none">Set aside</span><div><p>${clipped(suppressed?.reason ?? '')} (${clipped(message)}) <code class="rule">${rule}</code></p></div></li>`,
          )}</ul>${moreOf(setAside)}`,
      )
}
${folded(`${passed.length} passed`, passed.length, briefList(passed))}
${folded(`${notApplicable.length} not applicable`, notApplicable.length, briefList(notApplicable))}
</article>`;
}

/** Two lines that must be enough: the verdict with its claim, and what to do. */
function verdict(input: InputReport, id: string, level: number): Html {
  const standing = standingOf(input);
  const said = adviceOf(input);
  return html`<div class="verdict ${standing}">
<span class="badge">${VERDICT_WORD[standing]}</span>
<div><h${level} id="${id}">${clipped(claimLine(input))}</h${level}>
${said === '' ? undefined : html`<p>${clipped(said)}</p>`}</div>
</div>`;
}

function certificate(input: InputReport, { checkedAt, level }: Context): Content {
  const rows = certificateRows(input, checkedAt);
  if (rows.length === 0) return undefined;
  return html`<section class="part">
<h${level + 1}>Certificate</h${level + 1}>
<dl class="facts">${rows.map(
    ([label, text]) =>
      html`<div><dt>${label}</dt><dd>${label === 'Thumbprint' ? copyable(text, label.toLowerCase()) : text}</dd></div>`,
  )}</dl>
</section>`;
}

function azureNames({ summary }: InputReport, { level }: Context): Content {
  const names = summary?.names;
  if (names === undefined) return undefined;
  return html`<section class="part">
<h${level + 1}>In Azure <span class="quiet">${namesScope(names)}</span></h${level + 1}>
<dl class="facts names">${nameRows(names).map(
    ({ label, name, note }) =>
      html`<div><dt>${label}</dt><dd>${copyable(clip(name), label.toLowerCase())}${note === undefined ? undefined : html` <span class="quiet">${note}</span>`}</dd></div>`,
  )}${names.cname === undefined ? html`<div><dt>DNS record</dt><dd>${NO_RECORD_NEEDED}</dd></div>` : undefined}</dl>
</section>`;
}

const notAskedTable = (notAsked: readonly NotAsked[]): Html =>
  html`<dl class="facts asked">${notAsked.map(
    ({ flags, rules }) =>
      html`<div><dt>${flagList(flags)}</dt><dd>${rules.map((rule, index) => html`${index === 0 ? '' : ', '}<code class="rule">${rule}</code>`)}</dd></div>`,
  )}</dl>`;

const folded = (title: string, count: number, content: Html): Content =>
  count === 0 ? undefined : html`<details class="folded"><summary>${title}</summary>${content}</details>`;
