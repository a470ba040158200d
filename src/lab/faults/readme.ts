import type { Manifest, RuleWords } from './manifest.js';

/** What the folder is, and a table of all that is in it. */
export function renderReadme({ at, faults, good }: Manifest, wordsOf: (rule: string) => RuleWords | undefined): string {
  const library = 'library only: `check(files, { publicRoots })`';
  const rows = faults.map(({ id, rule, severity, title, fails, command }) => {
    const outcome = fails.includes(rule) ? severity : 'note';
    return `| \`${id}/\` | ${outcome} | ${cell(title)} | ${command === null ? library : ''} |`;
  });
  return `# Broken on purpose

One artefact for each rule of cmg-cert that a file can break, made as of ${at}, and good ones to compare with in \`good/\`. For tests and for practice: the
keys are a lab's, the same in many files, and nobody should trust them. \`password.txt\` holds the one password.

\`manifest.json\` has for each its files, the command to type in this folder, every rule that fails, and what an administrator would see. Try one:

\`\`\`
${faults.find(({ id }) => id === 'name/prefix-characters')?.command ?? faults[0]?.command ?? ''}
\`\`\`

The commands judge as of the time above (\`--at\`), so that the files show tomorrow what they show today.

| Folder | Outcome | What is wrong | |
|---|---|---|---|
${rows.join('\n')}

## Good

| Folder | What it is |
|---|---|
${good.map(({ id, title }) => `| \`${id}/\` | ${cell(title)} |`).join('\n')}

## Rules

${[...new Set(faults.map(({ rule }) => rule))].map((rule) => `- \`${rule}\`: ${wordsOf(rule)?.title ?? ''}`).join('\n')}
`;
}

const cell = (text: string): string => text.replace(/[|*_<]/g, '\\$&');
