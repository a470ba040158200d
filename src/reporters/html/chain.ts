import type { ChainLink, InputReport } from '../../core/report/report.js';
import { clip } from '../../core/text/clip.js';
import { linkRemaining } from '../content/facts.js';
import type { Context } from './options.js';
import { type Content, type Html, html } from './template.js';

/** Deeper levels stand under one another: a chain that long is made up, and must still fit. */
const MAX_DEPTH = 8;

const STATE: Readonly<Record<ChainLink['verdict'], { readonly sign: string; readonly word: string }>> = {
  pass: { sign: '✓', word: 'accepted' },
  fail: { sign: '✕', word: 'refused' },
  unknown: { sign: '?', word: 'not proven' },
};

/** The chain as a tree, root at the top; what is not at hand is drawn in dashes. Nothing for a certificate without issuer. */
export function chainSection({ chain = [] }: InputReport, { checkedAt, level }: Context): Content {
  if (chain.length < 2) return undefined;
  const links = [...chain].reverse();
  return html`<section class="part">
<h${level + 1}>Chain</h${level + 1}>
<ol class="chain">${links.map((link, depth) => linkItem(link, Math.min(depth, MAX_DEPTH), checkedAt))}</ol>
</section>`;
}

function linkItem(link: ChainLink, depth: number, checkedAt: string): Html {
  const missing = link.kind === 'missing';
  const { sign, word } = STATE[link.verdict];
  const until = link.notAfter === undefined ? '' : `until ${link.notAfter.slice(0, 10)}, `;
  return html`<li class="depth-${depth}"><div class="link ${missing ? 'missing' : link.verdict}">
<span class="sign" aria-hidden="true">${missing ? '?' : sign}</span>
<span class="link-name">${clip(link.label)}</span>
<span class="link-about">${missing ? 'missing: not at hand' : html`<span>${link.kind}, ${word};</span> <span>${until}${linkRemaining(link, checkedAt)}</span>`}</span>
</div></li>`;
}
