import type { Finding, InputReport } from '../../core/report/report.js';
import { clip, clipMessage } from '../../core/text/clip.js';
import { commandLineFacts } from '../content/commandLine.js';
import { azureNamesOf, factsOf, NO_RECORD_NEEDED, nameRows, namesScope } from '../content/facts.js';
import { nextRequest } from '../content/reissue.js';
import { renewalDates, renewalTitle } from '../content/renewal.js';
import { MAX_SHOWN, type NotAsked, type Sections, sectionsOf } from '../content/sections.js';
import { tokenFacts } from '../content/token.js';
import { adviceOf, claimLine, displayVerdict, VERDICT_WORD } from '../content/verdict.js';
import { chainSection } from './chain.js';
import { briefList, failureSection, openSection } from './failures.js';
import type { Context } from './options.js';
import { copyable, flagList, moreOf } from './parts.js';
import { planSections } from './plan.js';
import { type Content, type Html, html } from './template.js';
import { timelineSection } from './timeline.js';

export interface Layout {
  readonly fold: boolean;
  /** Another article says what the file is. */
  readonly toldBelow: boolean;
}

/**
 * Everything about one file.
 * @param id of its heading
 * @param layout `fold` puts what is not urgent behind one line, where many files are told one after another
 */
export function inputArticle(input: InputReport, id: string, { fold, toldBelow }: Layout, context: Context): Html {
  const { failures, open, ...rest } = sectionsOf(input);
  const next = nextRequest(input, failures);
  const details = detailsOf(input, rest, toldBelow, context);
  return html`<article class="file" aria-labelledby="${id}">
${verdict(input, id, context)}
${failureSection(input.verdict === 'fail' ? 'What to do' : 'What to mend', failures, OF_CERTIFICATES.has(input.kind), context)}
${next === undefined ? undefined : html`<p class="next"><span class="quiet">Next</span> ${copyable(next, 'command')}</p>`}
${openSection(open, context)}
${statedSections(input, context)}
${input.plan === undefined ? undefined : planSections(input.plan, context.level + 1)}
${renewalSections(input, context)}
${fold && input.error === undefined ? html`<details class="folded whole"><summary>What the file is, notes, and what was not asked</summary>${details}</details>` : details}
</article>`;
}

/** What the file is, what is worth knowing, what was not asked, and what passed. */
function detailsOf(
  input: InputReport,
  { notes, notAsked, setAside, passed, notApplicable }: Omit<Sections, 'failures' | 'open'>,
  toldBelow: boolean,
  context: Context,
): Html {
  const part = (title: string, content: Content) => html`<section class="part">
<h${context.level + 1}>${title}</h${context.level + 1}>
${content}
</section>`;
  const facts = html`<div class="columns">${certificate(input, context)}${chainSection(input, context)}</div>
${azureNames(input, context)}
${timelineSection(input, context)}`;
  return html`${toldBelow ? undefined : facts}
${notes.length === 0 ? undefined : part('Worth knowing', briefList(notes))}
${notAsked.length === 0 ? undefined : part('Not asked', notAskedTable(notAsked))}
${setAside.length === 0 ? undefined : part('Set aside by --skip', setAsideList(setAside))}
${folded(`${passed.length} passed`, passed)}
${folded(`${notApplicable.length} not applicable`, notApplicable)}`;
}

/** Two lines that must be enough: the verdict with its claim, and what to do. */
function verdict(input: InputReport, id: string, { level, report }: Context): Html {
  const standing = displayVerdict(input);
  const said = adviceOf(input, report);
  return html`<div class="verdict ${standing}">
<span class="badge">${VERDICT_WORD[standing]}</span>
<div><h${level} id="${id}">${clipMessage(claimLine(input))}</h${level}>
${said === '' ? undefined : html`<p>${clipMessage(said)}</p>`}</div>
</div>`;
}

function certificate(input: InputReport, { checkedAt, level }: Context): Content {
  const facts = factsOf(input, checkedAt);
  if (facts === undefined) return undefined;
  return html`<section class="part">
<h${level + 1}>${facts.title}</h${level + 1}>
<dl class="facts">${facts.rows.map(
    ([label, text]) =>
      html`<div><dt>${label}</dt><dd>${label === 'Thumbprint' ? copyable(text, label.toLowerCase()) : text}</dd></div>`,
  )}</dl>
</section>`;
}

function azureNames(input: InputReport, { level }: Context): Content {
  const names = azureNamesOf(input);
  if (names === undefined) return undefined;
  return html`<section class="part">
<h${level + 1}>In Azure <span class="quiet">${namesScope(names)}</span></h${level + 1}>
<dl class="facts names">${nameRows(names).map(
    ({ label, name, note, isText }) =>
      html`<div><dt>${label}</dt><dd>${isText === true ? name : copyable(clip(name), label.toLowerCase())}${note === undefined ? undefined : html` <span class="quiet">${note}</span>`}</dd></div>`,
  )}${names.cname === undefined ? html`<div><dt>DNS record</dt><dd>${NO_RECORD_NEEDED}</dd></div>` : undefined}${
    input.proposals === undefined
      ? undefined
      : html`<div><dt>Legal names</dt><dd>${clip(input.proposals.join(', '))}</dd></div>`
  }</dl>
</section>`;
}

/** Of a token and of command lines. */
const statedSections = (input: InputReport, { checkedAt, level }: Context): Html[] =>
  [...tokenFacts(input, checkedAt), ...commandLineFacts(input)].slice(0, MAX_SHOWN).map(
    ({ title, rows }) => html`<section class="part">
<h${level + 1}>${title}</h${level + 1}>
<dl class="facts stated">${rows.map(([label, text]) => html`<div><dt>${clip(label)}</dt><dd>${clipMessage(text)}</dd></div>`)}</dl>
</section>`,
  );

function renewalSections({ renewal }: InputReport, { checkedAt, level }: Context): Content {
  if (renewal === undefined) return undefined;
  return html`<section class="part">
<h${level + 1}>Dates</h${level + 1}>
<dl class="facts">${renewalDates(renewal, checkedAt).map(([label, text]) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>
</section>
<section class="part">
<h${level + 1}>${renewalTitle(renewal)}</h${level + 1}>
<ol class="steps">${renewal.steps.map((step) => html`<li>${clipMessage(step)}</li>`)}</ol>
</section>`;
}

/** Of these several failures may be mended by one certificate request, or by one new PFX. */
const OF_CERTIFICATES: ReadonlySet<InputReport['kind']> = new Set(['pfx', 'certificate', 'chain', 'csr', 'renewal']);

const notAskedTable = (notAsked: readonly NotAsked[]): Html =>
  html`<dl class="facts asked">${notAsked.map(
    ({ flags, rules }) =>
      html`<div><dt>${flagList(flags)}</dt><dd>${rules.map((rule, index) => html`${index === 0 ? '' : ', '}<code class="rule">${rule}</code>`)}</dd></div>`,
  )}</dl>`;

const setAsideList = (findings: readonly Finding[]): Html =>
  html`<ul class="brief">${findings
    .slice(0, MAX_SHOWN)
    .map(
      ({ rule, suppressed, message }) =>
        html`<li><span class="tag none">Set aside</span><div><p>${clipMessage(suppressed?.reason ?? '')} (${clipMessage(message)}) <code class="rule">${rule}</code></p></div></li>`,
    )}</ul>${moreOf(findings)}`;

const folded = (title: string, findings: readonly Finding[]): Content =>
  findings.length === 0
    ? undefined
    : html`<details class="folded"><summary>${title}</summary>${briefList(findings)}</details>`;
