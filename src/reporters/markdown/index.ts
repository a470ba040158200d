import type { Finding, InputReport, Report } from '../../core/report/report.js';
import { clip, clipMessage } from '../../core/text/clip.js';
import { isoDay } from '../../core/text/days.js';
import { AZURE_TITLE, azureRows } from '../content/azure.js';
import { commandLineFacts } from '../content/commandLine.js';
import { azureNamesOf, factsOf, NO_RECORD_NEEDED, nameRows, namesScope, type Row } from '../content/facts.js';
import { groupsOf, type Numbered } from '../content/groups.js';
import { severityWord } from '../content/marks.js';
import { ASKED_TITLE, askedRows, vantageSentence } from '../content/online.js';
import { nextRequest } from '../content/reissue.js';
import { isToldBelow, renewalDates, renewalTitle } from '../content/renewal.js';
import { type Failure, failuresOf, MAX_SHOWN, messageOf, type NotAsked, sectionsOf } from '../content/sections.js';
import { lifetimeSentence, timelineOf } from '../content/timeline.js';
import { tokenFacts } from '../content/token.js';
import { adviceOf, claimLine, displayVerdict, runTally, tallyOf, VERDICT_WORD } from '../content/verdict.js';
import type { WhyOf } from '../content/why.js';
import type { Renderer } from '../rendering.js';
import { chainLines } from '../text/chain.js';
import { PLAIN } from '../text/style.js';
import { planBlocks } from './plan.js';
import { facts, table } from './table.js';
import { type Content, code, codeBlock, link, Md, md } from './template.js';

/** Of more files than that, only what is wrong is told: a ticket takes 65,536 characters. */
const OPEN_FILES = 3;
const CHAIN_WIDTH = 100;
/** Of the text report's pictures. */
const INDENT = 3;

/** The report for tickets and the summaries of GitHub and Azure DevOps jobs: nothing in it is HTML, and nothing of a file is more than text. */
export function renderMarkdown(report: Report, why: WhyOf): string {
  const { inputs, runResults, faults = [] } = report;
  const across = failuresOf(runResults);
  const blocks: Content[] = [
    ...(inputs.length > 1 ? overview(report) : []),
    ...(across.length > 0 ? [md`## Across the files`, ...failureBlocks(across, why)] : []),
    ...faults.map(
      ({ rule, target, message }) => md`cmg-cert: the rule ${rule} failed on ${target}: ${clipMessage(message)}`,
    ),
    ...inputs.flatMap((input) => inputBlocks(input, report, why)),
    ...azureBlocks(report),
    ...onlineBlocks(report),
    md`---`,
    md`${report.tool.name} ${report.tool.version}, as of ${report.checkedAt}. Why a rule is there: ${code('cmg-cert explain RULE')}`,
  ];
  return `${blocks.map((block) => md`${block}`.text).join('\n\n')}\n`;
}

export const render: Renderer['render'] = (report, { why }) => renderMarkdown(report, why);

function azureBlocks(report: Report): Content[] {
  const rows = azureRows(report);
  return rows.length === 0
    ? []
    : [md`## ${AZURE_TITLE}`, facts(rows.map(([label, text]) => [label, clipMessage(text)]))];
}

function overview(report: Report): Md[] {
  const rows = report.inputs.map((input) => [
    VERDICT_WORD[displayVerdict(input)],
    code(clip(input.name)),
    input.claim,
    tallyOf(input),
  ]);
  return [
    md`# ${VERDICT_WORD[report.verdict]}: ${runTally(report)}`,
    table(['Verdict', 'File', 'Says', 'Found'], rows),
  ];
}

function onlineBlocks({ online }: Report): Content[] {
  if (online === undefined) return [];
  const rows = askedRows(online).map(([what, text]) => [what, text]);
  return [
    md`## ${ASKED_TITLE}`,
    md`${vantageSentence(online)}`,
    ...(rows.length === 0 ? [] : [table(['What', 'Whom, and what came'], rows)]),
  ];
}

function inputBlocks(input: InputReport, report: Report, why: WhyOf): Content[] {
  const brief = report.inputs.length > OPEN_FILES && input.plan === undefined;
  const { failures, open, notes, notAsked, setAside } = sectionsOf(input);
  if (brief && failures.length + open.length === 0 && input.error === undefined) return [];
  const said = adviceOf(input, report);
  const title = (text: string) => md`### ${text}`;
  const blocks: Content[] = [md`## ${VERDICT_WORD[displayVerdict(input)]}: ${clipMessage(claimLine(input))}`];
  if (said !== '') blocks.push(md`${clipMessage(said)}`);
  blocks.push(...failureBlocks(failures, why));
  const next = nextRequest(input, failures);
  if (next !== undefined) blocks.push(md`Next:`, codeBlock([next]));
  if (open.length > 0) blocks.push(title('Not decided'), ...listed(open, openItem));
  if (brief) return blocks;
  for (const { title: head, rows } of [...tokenFacts(input, report.checkedAt), ...commandLineFacts(input)].slice(
    0,
    MAX_SHOWN,
  )) {
    blocks.push(title(head), facts(rows.map(([label, text]) => [clip(label), clipMessage(text)])));
  }
  if (input.plan !== undefined) blocks.push(...planBlocks(input.plan));
  if (input.renewal !== undefined) {
    blocks.push(
      title('Dates'),
      facts(renewalDates(input.renewal, report.checkedAt)),
      title(renewalTitle(input.renewal)),
    );
    blocks.push(
      new Md(
        input.renewal.steps.map((step, index) => md`${index + 1}${new Md('.')} ${clipMessage(step)}`.text).join('\n'),
      ),
    );
  }
  if (!isToldBelow(input, report)) blocks.push(...factBlocks(input, report.checkedAt));
  if (notes.length > 0) blocks.push(title('Worth knowing'), ...listed(notes, findingItem));
  if (notAsked.length > 0) blocks.push(title('Not asked'), ...listed(notAsked, notAskedItem));
  if (setAside.length > 0) {
    blocks.push(
      title('Set aside by --skip'),
      ...listed(
        setAside,
        ({ rule, suppressed, message }) => md`${code(rule)}: ${suppressed?.reason ?? ''} (${clipMessage(message)})`,
      ),
    );
  }
  return blocks;
}

function failureBlocks(failures: readonly Failure[], why: WhyOf): Content[] {
  if (failures.length === 0) return [];
  const shown = groupsOf(failures.slice(0, MAX_SHOWN)).flatMap((group) => group.failures);
  const rows = shown.map(({ finding, number }) => [
    number,
    severityWord(finding),
    clipMessage(messageOf(finding)),
    code(finding.rule),
  ]);
  const blocks: Content[] = [
    table(['', 'Severity', 'Finding', 'Rule'], rows),
    ...shown.map((one) => details(one, why)),
  ];
  return failures.length > MAX_SHOWN ? [...blocks, more(failures.length)] : blocks;
}

/** Why / Seen / Fix, behind the number that the table gives. */
function details({ finding, number, consequences }: Numbered, why: WhyOf): Md {
  const reason = why(finding.rule);
  const items: Md[] = [];
  if (reason !== '') items.push(md`**Why** ${reason}`);
  for (const { where, text } of finding.symptoms) items.push(md`**Seen** ${where}: ${text}`);
  items.push(md`**Fix** ${clipMessage(finding.fix)}`);
  for (const { message, rule } of consequences) items.push(md`**So** ${clipMessage(message)} (${code(rule)})`);
  const sources = finding.citations.map(({ title, url, section }, index) => {
    const text = section === undefined ? title : `${title}, ${section}`;
    return md`${index === 0 ? '' : '; '}${link(text, url)}`;
  });
  if (sources.length > 0) items.push(md`**Source** ${sources}`);
  return md`**${severityWord(finding)} ${number}** ${clipMessage(messageOf(finding))}\n${items.map((item) => md`\n- ${item}`)}`;
}

function factBlocks(input: InputReport, checkedAt: string): Content[] {
  const blocks: Content[] = [];
  const known = factsOf(input, checkedAt);
  if (known !== undefined) blocks.push(md`### ${known.title}`, facts([...known.rows, ...digest(input)]));
  const chain = chainLines(input, checkedAt, { width: CHAIN_WIDTH, style: PLAIN, verbose: false, quiet: false });
  if (chain.length > 0) blocks.push(md`### Chain`, codeBlock(chain.slice(2).map((line) => line.slice(INDENT))));
  const names = azureNamesOf(input);
  if (names !== undefined) {
    blocks.push(md`### In Azure (${namesScope(names)})`);
    blocks.push(
      codeBlock(
        nameRows(names).map(
          ({ label, name, note }) => `${label.padEnd(12)}${note === undefined ? name : `${name}  (${note})`}`,
        ),
      ),
    );
    if (names.cname === undefined) blocks.push(md`DNS record: ${NO_RECORD_NEEDED}`);
  }
  if (input.proposals !== undefined) blocks.push(md`Legal names: ${clip(input.proposals.join(', '))}`);
  const timeline = timelineOf(input, checkedAt);
  if (timeline !== undefined) {
    const periods = timeline.periods.map(({ label, kind, from, until, left }) => [
      `${label} (${kind})`,
      isoDay(from),
      until === undefined ? 'open' : isoDay(until),
      left,
    ]);
    blocks.push(md`### Validity`, table(['Of', 'From', 'Until', 'Left'], periods));
    const marks = timeline.marks.map(({ label }) => label).join('. ');
    blocks.push(md`${[marks, lifetimeSentence(input) ?? ''].filter(Boolean).join('. ')}`);
  }
  return blocks;
}

const digest = ({ sha256 }: InputReport): Row[] => (sha256 === undefined ? [] : [['SHA-256 of the file', sha256]]);

const openItem = (finding: Finding): Md => {
  const asks = finding.asks ?? [];
  return md`Not checked: ${clipMessage(messageOf(finding))} (${code(finding.rule)})${asks.length === 0 ? undefined : md` Give it: ${flags(asks)}`}`;
};

const findingItem = (finding: Finding): Md => md`${clipMessage(messageOf(finding))} (${code(finding.rule)})`;

const notAskedItem = ({ flags: asked, rules }: NotAsked): Md =>
  md`${flags(asked)}: ${rules.map((rule, index) => md`${index === 0 ? '' : ', '}${code(rule)}`)}`;

const flags = (asked: readonly string[]): Content =>
  asked.length === 0
    ? '(cannot be asked yet)'
    : asked.map((flag, index) => md`${index === 0 ? '' : ' or '}${code(flag)}`);

function listed<T>(items: readonly T[], itemOf: (item: T) => Md): Content[] {
  const list = new Md(
    items
      .slice(0, MAX_SHOWN)
      .map((item) => `- ${itemOf(item).text}`)
      .join('\n'),
  );
  return items.length > MAX_SHOWN ? [list, more(items.length)] : [list];
}

const more = (count: number): Md => md`… and ${count - MAX_SHOWN} more: ${code('--format json')} has them all`;
