import { h } from './dom.js';

/**
 * The report as the HTML reporter writes it. Its markup escapes whatever comes from a file; were that ever to fail, the page's policy runs no script and
 * loads nothing that the page does not name.
 */
export function showReport(html: string): HTMLElement {
  const host = h('div', { class: 'cmg-report' });
  host.innerHTML = html;
  for (const link of host.querySelectorAll<HTMLAnchorElement>('a[href^="http"]')) {
    // A document opened here would take the place of this page, with the files chosen.
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  return host;
}
