import type { Finding } from '../../core/check/report.js';
import { MAX_SHOWN } from '../content/sections.js';
import { type Content, type Html, html } from './template.js';

/** Names of classes in the style sheet; the words beside them say the same. */
export type Tone = 'error' | 'warning' | 'note' | 'open' | 'pass' | 'none';

export function markOf({ outcome, severity }: Finding): { readonly word: string; readonly tone: Tone } {
  if (outcome === 'fail') {
    if (severity === 'error') return { word: 'Error', tone: 'error' };
    return severity === 'warning' ? { word: 'Warning', tone: 'warning' } : { word: 'Info', tone: 'note' };
  }
  if (outcome === 'note') return { word: 'Note', tone: 'note' };
  if (outcome === 'unknown') return { word: 'Open', tone: 'open' };
  return outcome === 'pass' ? { word: 'Passed', tone: 'pass' } : { word: 'Not applicable', tone: 'none' };
}

/** No message of ours comes near it; text of a file inside one may. */
const MAX_TEXT = 2000;
export const clipped = (text: string): string => (text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)}…`);

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
