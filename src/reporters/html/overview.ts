import type { Report } from '../../core/check/report.js';
import { clip } from '../../core/text/clip.js';
import { runTally, standingOf, tallyOf, VERDICT_WORD } from '../content/verdict.js';
import { type Html, html } from './template.js';

/** All files of a run, each with its verdict. @param anchorOf id of a file's heading; undefined where it has none */
export function overview(report: Report, level: number, anchorOf: (index: number) => string | undefined): Html {
  return html`<section class="overview">
<div class="verdict ${report.verdict}"><span class="badge">${VERDICT_WORD[report.verdict]}</span><div><h${level}>${runTally(report)}</h${level}></div></div>
<table><thead><tr><th scope="col">Verdict</th><th scope="col">File</th><th scope="col">Says</th><th scope="col">Found</th></tr></thead>
<tbody>${report.inputs.map((input, index) => {
    const standing = standingOf(input);
    const anchor = anchorOf(index);
    const name = clip(input.name);
    return html`<tr><td><span class="tag ${standing}">${VERDICT_WORD[standing]}</span></td><td class="file-name">${anchor === undefined ? name : html`<a href="#${anchor}">${name}</a>`}</td><td>${input.claim}</td><td>${tallyOf(input)}</td></tr>`;
  })}</tbody></table>
</section>`;
}

/** What was read and by what, so that the report can be told from another. */
export function provenance({ inputs, tool, checkedAt }: Report, level: number): Html {
  return html`<section class="part about">
<h${level}>About this report</h${level}>
<p>Made by ${tool.name} ${tool.version}. Judged as of <time datetime="${checkedAt}">${checkedAt.replace('T', ' ').replace('Z', ' UTC')}</time>.</p>
<dl class="facts digests">${inputs.map(
    ({ name, kind, sha256, results }) =>
      html`<div><dt>${clip(name)} <span class="quiet">${kind}</span></dt><dd>${sha256 === undefined ? (results.length === 0 ? 'not read' : 'no digest: it was not held') : html`SHA-256 <code>${sha256}</code>`}</dd></div>`,
  )}</dl>
</section>`;
}
