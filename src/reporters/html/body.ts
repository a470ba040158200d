import { present } from '../../core/present.js';
import type { Report } from '../../core/report/report.js';
import { clipMessage } from '../../core/text/clip.js';
import { AZURE_TITLE, azureRows } from '../content/azure.js';
import { ASKED_TITLE, askedRows, vantageSentence } from '../content/online.js';
import { isToldBelow } from '../content/renewal.js';
import { failuresOf } from '../content/sections.js';
import { failureSection } from './failures.js';
import { inputArticle } from './input.js';
import type { Context, HtmlBodyOptions } from './options.js';
import { overview, provenance } from './overview.js';
import { type Content, html } from './template.js';

/** A browser shows more slowly, and nobody reads them one by one: the overview has them all. */
const MAX_FILES = 300;

/** Of more files than that, only what is wrong is told at once. */
const OPEN_FILES = 3;

/**
 * The report as a fragment: headings from `headingLevel` on, no landmarks, no script, no style of its own. Put it in an element of class
 * `cmg-report`, beside {@link reportStyles}.
 */
export function renderHtmlBody(report: Report, { why, headingLevel: level = 2 }: HtmlBodyOptions): string {
  const context: Context = { why, checkedAt: report.checkedAt, level, report };
  const fold = report.inputs.length > OPEN_FILES;
  const many = report.inputs.length > 1;
  const across = failuresOf(report.runResults);
  const anchorOf = (index: number) => (index < MAX_FILES ? `file-${index + 1}` : undefined);
  return html`${many ? overview(report, level, anchorOf) : undefined}
${across.length === 0 ? undefined : failureSection('Across the files', across, false, { ...context, level: level - 1 })}
${(report.faults ?? []).map(
  ({ rule, target, message }) =>
    html`<p class="fault">cmg-cert: the rule ${rule} failed on ${target}: ${clipMessage(message)}</p>`,
)}
${report.inputs.slice(0, MAX_FILES).map((input, index) => inputArticle(input, present(anchorOf(index)), { fold, toldBelow: isToldBelow(input, report) }, context))}
${
  report.inputs.length > MAX_FILES
    ? html`<p class="quiet">… and ${report.inputs.length - MAX_FILES} files more: --format json has them all</p>`
    : undefined
}
${azureSection(report, level)}
${onlineSection(report, level)}
${provenance(report, level)}`.markup;
}

function onlineSection({ online }: Report, level: number): Content {
  if (online === undefined) return undefined;
  const rows = askedRows(online).map(([what, text]) => html`<tr><th scope="row">${what}</th><td>${text}</td></tr>`);
  return html`<section class="part">
<h${level}>${ASKED_TITLE}</h${level}>
<p>${vantageSentence(online)}</p>
${rows.length === 0 ? undefined : html`<table><tbody>${rows}</tbody></table>`}
</section>`;
}

/** What Azure said of the subscription, where it was asked. */
function azureSection(report: Report, level: number): Content {
  const rows = azureRows(report);
  if (rows.length === 0) return undefined;
  return html`<section class="part">
<h${level}>${AZURE_TITLE}</h${level}>
<dl class="facts">${rows.map(([label, text]) => html`<div><dt>${label}</dt><dd>${clipMessage(text)}</dd></div>`)}</dl>
</section>`;
}
