import type { Finding } from '../../core/report/report.js';
import { severityWord } from '../content/marks.js';
import { MAX_SHOWN } from '../content/sections.js';
import { type Content, type Html, html } from './template.js';

/** Names of classes in the style sheet; the words beside them say the same. */
export type Tone = 'error' | 'warning' | 'note' | 'open' | 'pass' | 'none';

export function markOf(finding: Finding): { readonly word: string; readonly tone: Tone } {
  const { outcome, severity } = finding;
  const failing = { error: 'error', warning: 'warning', info: 'note' } as const;
  const other = { note: 'note', unknown: 'open', pass: 'pass', 'not-applicable': 'none' } as const;
  return { word: severityWord(finding), tone: outcome === 'fail' ? failing[severity] : other[outcome] };
}

export const moreOf = (list: readonly unknown[]): Content =>
  list.length > MAX_SHOWN
    ? html`<p class="quiet">… and ${list.length - MAX_SHOWN} more: --format json has them all</p>`
    : undefined;

/** Flags as typed, any one of which will do. */
export const flagList = (flags: readonly string[]): Content =>
  flags.length === 0
    ? '(cannot be asked yet)'
    : flags.map((flag, index) => html`${index === 0 ? '' : ' or '}<code>${flag}</code>`);

/** A name with a button beside it, which only the script shows. */
export const copyable = (text: string, what: string): Html =>
  html`<span class="copyable"><code>${text}</code><button type="button" class="copy" aria-label="Copy ${what}">Copy</button></span>`;
