import type { InputKind, Report } from '../../core/report/report.js';
import { clip } from '../../core/text/clip.js';
import { isToldBelow } from '../content/renewal.js';
import { displayVerdict, runTally, tallyOf, VERDICT_WORD } from '../content/verdict.js';
import { type Html, html } from './template.js';

/** All files of a run, each with its verdict. @param anchorOf id of a file's heading; undefined where it has none */
export function overview(report: Report, level: number, anchorOf: (index: number) => string | undefined): Html {
  const found = report.inputs.map(tallyOf);
  const counted = found.some((tally) => tally !== '');
  return html`<section class="overview">
<div class="verdict ${report.verdict}"><span class="badge">${VERDICT_WORD[report.verdict]}</span><div><h${level}>${runTally(report)}</h${level}></div></div>
<table><thead><tr><th scope="col">Verdict</th><th scope="col">File</th><th scope="col">Says</th>${counted ? html`<th scope="col">Found</th>` : undefined}</tr></thead>
<tbody>${report.inputs.map((input, index) => {
    const standing = displayVerdict(input);
    const anchor = anchorOf(index);
    const name = clip(input.name);
    return html`<tr><td><span class="tag ${standing}">${VERDICT_WORD[standing]}</span></td><td class="file-name">${anchor === undefined ? name : html`<a href="#${anchor}">${name}</a>`}</td><td>${input.claim}</td>${counted ? html`<td class="found">${found[index]}</td>` : undefined}</tr>`;
  })}</tbody></table>
</section>`;
}

const KIND: Readonly<Record<InputKind, string>> = {
  pfx: 'PFX',
  certificate: 'certificate',
  chain: 'CA certificates',
  crl: 'CRL',
  csr: 'certificate request',
  'private-key': 'private key',
  token: 'token',
  commandline: 'command line',
  renewal: 'renewal',
  plan: 'plan',
  name: 'name',
  unknown: 'unknown',
};

/** What was read and by what, so that the report can be told from another. */
export function provenance(report: Report, level: number): Html {
  const { inputs, tool, checkedAt } = report;
  // A name alone is in no file, and what a renewal is about stands below it.
  const read = inputs.filter((input) => input.kind !== 'name' && !isToldBelow(input, report));
  return html`<section class="part about">
<h${level}>About this report</h${level}>
<p>Made by ${tool.name} ${tool.version}. Judged as of <time datetime="${checkedAt}">${checkedAt.replace('T', ' ').replace('Z', ' UTC')}</time>.</p>
${
  read.length === 0
    ? undefined
    : html`<dl class="facts digests">${read.map(
        ({ name, kind, sha256, results }) =>
          html`<div><dt>${clip(name)} <span class="quiet">${KIND[kind]}</span></dt><dd>${sha256 === undefined ? (results.length === 0 ? 'not read' : 'no digest: it was not held') : html`SHA-256 <code>${sha256}</code>`}</dd></div>`,
      )}</dl>`
}
</section>`;
}
