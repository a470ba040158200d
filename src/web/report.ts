import type { Report, Verdict } from '../core/report/report.js';
import { FORMATS, PAGE_FORMATS } from '../reporters/formats.js';
import { heading, showError } from './activity.js';
import { ask, Cancelled } from './client.js';
import { byId, h, shown } from './dom.js';
import { download } from './download.js';
import type { Judged } from './protocol.js';

const VERDICTS: Readonly<Record<Verdict, string>> = {
  pass: 'Pass',
  warn: 'Warning',
  fail: 'Fail',
  incomplete: 'Incomplete',
};

/** A report under its heading, with the ways to save it. Says the sentence that screen readers are told. */
export function showJudged(
  { report, html }: Judged,
  into: HTMLElement,
  before: readonly HTMLElement[],
  after: readonly HTMLElement[],
): string {
  const title = `Result: ${VERDICTS[report.verdict]}`;
  into.classList.remove('failed');
  into.replaceChildren(
    h('div', { class: 'result-bar' }, heading(into, title), exportsOf(report, into)),
    ...before,
    showReport(html),
    ...after,
  );
  return `${title}. ${summaryOf(report)}`;
}

function summaryOf({ inputs, counts }: Report): string {
  const [only] = inputs;
  // Of a plan, the first input says what all of them come to.
  const what =
    only !== undefined && (inputs.length === 1 || only.kind === 'plan')
      ? `${shown(only.name)} ${shown(only.claim)}.`
      : `${inputs.length} files.`;
  return `${what} Errors: ${counts.error}. Warnings: ${counts.warning}.`;
}

function exportsOf(report: Report, result: HTMLElement): HTMLElement {
  const buttons = PAGE_FORMATS.map((format) => {
    const { name, extension, mediaType } = FORMATS[format];
    const button = h('button', { type: 'button', 'data-format': format }, name);
    button.addEventListener('click', () => {
      ask('render', { report, format, styles: byId('report-styles').textContent ?? '' }).then(
        (text) => download(`cmg-cert-report.${extension}`, mediaType, text),
        (error: unknown) => {
          if (!(error instanceof Cancelled)) showError(error, result);
        },
      );
    });
    return button;
  });
  return h('p', { class: 'exports' }, h('span', {}, 'Save as '), ...buttons);
}

/**
 * The report as the HTML reporter writes it. Its markup escapes whatever comes from a file; were that ever to fail, the page's policy runs no script and
 * loads nothing that the page does not name.
 */
function showReport(html: string): HTMLElement {
  const host = h('div', { class: 'cmg-report' });
  host.innerHTML = html;
  for (const link of host.querySelectorAll<HTMLAnchorElement>('a[href^="http"]')) {
    // A document opened here would take the place of this page, with the files chosen.
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  return host;
}
