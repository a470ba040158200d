// The page that says what stands for each requirement of the documents, from docs/requirements.json.

/** Markdown of docs/coverage.md. */
export function renderCoverage(requirements, { rules, checklist, sources }) {
  const texts = new Map(checklist.map(({ id, text }) => [id, text]));
  const sections = [...new Set(requirements.map(sectionOf))];
  return `# What stands for each requirement

Generated from requirements.json by \`npm run generate\`; a test fails where a requirement has no cover, a cover does not exist, or a rule of plan/
or a line of the checklist stands for nothing. ${requirements.length} requirements of ${new Set(requirements.map(({ source }) => source)).size} documents.

A *line* is one of the checklist of \`cmg-cert plan check\`, which a rule or a person settles; a *symptom* is explained by \`cmg-cert explain\`. Each requirement is

- **checked**: a rule reads the value and decides. A test flips the value and sees the rule change its answer.
- **told**: a rule reads the value and tells what follows; it never fails.
- **to confirm**: no rule decides. A person confirms the line.
- **explained**: a command or a symptom says what it means.

${WORDS.map((word) => `${requirements.filter((one) => displayVerdict(one, rules) === word).length} ${word}`).join(', ')}.
${sections
  .map(
    (section) => `
## ${section}

| | Requirement | Source | | Stands for it |
|---|---|---|---|---|
${requirements
  .filter((one) => sectionOf(one) === section)
  .map(
    (one) =>
      `| ${one.id} | ${cell(one.requirement)} | ${sourceLink(one.source, sources)} | ${displayVerdict(one, rules)} | ${coverOf(one, rules, texts)} |`,
  )
  .join('\n')}
`,
  )
  .join('')}`;
}

const WORDS = ['checked', 'told', 'to confirm', 'explained'];

/** The strongest thing that stands for a requirement. */
function displayVerdict({ rules: ids = [], checklist = [] }, rules) {
  const severities = ids.map((id) => rules.get(id)?.severity);
  if (severities.some((severity) => severity === 'error' || severity === 'warning')) return 'checked';
  if (severities.includes('info')) return 'told';
  return checklist.length > 0 ? 'to confirm' : 'explained';
}

const sectionOf = ({ id, section }) => `${id.split('.')[0]}. ${section}`;

function coverOf({ rules: ids = [], checklist = [], symptoms = [], commands = [] }, rules, texts) {
  return [
    ...ids.map((id) => (rules.has(id) ? `[\`${id}\`](rules/${id}.md)` : `\`${id}\``)),
    ...checklist.map((id) => `line \`${id}\`${texts.has(id) ? '' : ' (missing)'}`),
    ...symptoms.map((id) => `symptom \`${id}\``),
    ...commands.map((verb) => `\`cmg-cert ${verb}\``),
  ].join(', ');
}

function sourceLink(key, sources) {
  const rfc = /^RFC(\d+)$/.exec(key);
  if (rfc !== null) return `[RFC ${rfc[1]}](https://www.rfc-editor.org/rfc/rfc${rfc[1]})`;
  const source = sources[key];
  return source === undefined ? key : `[${cell(source.title)}](${source.url})`;
}

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
