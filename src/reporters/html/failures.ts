import type { Finding } from '../../core/report/report.js';
import { clipMessage } from '../../core/text/clip.js';
import { groupsOf, type Numbered } from '../content/groups.js';
import { type Failure, MAX_SHOWN, messageOf } from '../content/sections.js';
import type { Context } from './options.js';
import { flagList, markOf, moreOf } from './parts.js';
import { type Content, type Html, html } from './template.js';

/**
 * What fails, in order of effect, with Why / Seen / Fix.
 * @param together says of those that one act mends that it does: true of the failures of one file only
 */
export function failureSection(
  title: string,
  failures: readonly Failure[],
  together: boolean,
  context: Context,
): Content {
  if (failures.length === 0) return undefined;
  const groups = groupsOf(failures.slice(0, MAX_SHOWN));
  return html`<section class="part">
<h${context.level + 1}>${title}</h${context.level + 1}>
${groups.map(
  (group) => html`<div class="group">
${!together || failures.length === 1 ? undefined : html`<p class="group-title">${group.title}</p>`}
<ol class="failures">${group.failures.map((failure) => failureItem(failure, context))}</ol>
</div>`,
)}${moreOf(failures)}
</section>`;
}

function failureItem({ finding, consequences, number }: Numbered, { why, level }: Context): Html {
  const { word, tone } = markOf(finding);
  const reason = why(finding.rule);
  return html`<li class="failure ${tone}" value="${number}">
<div class="failure-head"><span class="tag ${tone}">${word} ${number}</span>
<h${level + 2}>${clipMessage(messageOf(finding))}</h${level + 2}>
<code class="rule">${finding.rule}</code></div>
<dl class="why">
${reason === '' ? undefined : html`<dt>Why</dt><dd>${reason}</dd>`}
${finding.symptoms.map(({ where, text }) => html`<dt>Seen</dt><dd>${where}: <q>${text}</q></dd>`)}
<dt class="fix">Fix</dt><dd class="fix">${clipMessage(finding.fix)}</dd>
${consequences.map(({ message, rule }) => html`<dt>So</dt><dd>${clipMessage(message)} <code class="rule">${rule}</code></dd>`)}
${citations(finding)}
</dl>
</li>`;
}

function citations({ citations: cited }: Finding): Content {
  if (cited.length === 0) return undefined;
  const links = cited.map(({ title, url, section }, index) => {
    const text = section === undefined ? title : `${title}, ${section}`;
    const shown = url.startsWith('https://') ? html`<a href="${url}" rel="noreferrer">${text}</a>` : html`${text}`;
    return html`${index === 0 ? '' : ' · '}${shown}`;
  });
  return html`<dt>Source</dt><dd class="sources">${links}</dd>`;
}

/** What could not be decided, and what would decide it. */
export function openSection(open: readonly Finding[], context: Context): Content {
  if (open.length === 0) return undefined;
  return html`<section class="part">
<h${context.level + 1}>Not decided</h${context.level + 1}>
<ul class="brief">${open.slice(0, MAX_SHOWN).map(
    (finding) =>
      html`<li class="open"><span class="tag open">Open</span><div><p>Not checked: ${clipMessage(messageOf(finding))} <code class="rule">${finding.rule}</code></p>
${(finding.asks ?? []).length === 0 ? undefined : html`<p class="quiet">Give it: ${flagList(finding.asks ?? [])}</p>`}</div></li>`,
  )}</ul>${moreOf(open)}
</section>`;
}

/** Findings in a line each. */
export const briefList = (findings: readonly Finding[]): Html =>
  html`<ul class="brief">${findings.slice(0, MAX_SHOWN).map((finding) => {
    const { word, tone } = markOf(finding);
    return html`<li><span class="tag ${tone}">${word}</span><div><p>${clipMessage(messageOf(finding))} <code class="rule">${finding.rule}</code></p></div></li>`;
  })}</ul>${moreOf(findings)}`;
