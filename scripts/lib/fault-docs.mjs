import { TOPICS } from './topics.mjs';

/** docs/faults.md: rule, fault, message. */
export function renderFaultPage({ faults, exceptions, online }) {
  const sections = Object.entries(TOPICS).flatMap(([topic, { title }]) => {
    const members = faults.filter(({ rule }) => rule.startsWith(`${topic}/`));
    if (members.length === 0) return [];
    const rows = members.map(({ id, rule, title: what, outcome, severity, message, fails }) => {
      const others = fails.filter((one) => one !== rule);
      const more = others.length === 0 ? '' : `<br>Also fails: ${others.join(', ')}`;
      return `| [${rule}](rules/${rule}.md)${id === rule ? '' : `<br>${id}`} | ${prose(what)} | ${outcome === 'fail' ? severity : outcome} | ${prose(message)}${more} |`;
    });
    return [`## ${title}\n\n| Rule | What is wrong | | What cmg-cert says |\n|---|---|---|---|\n${rows.join('\n')}`];
  });
  const excused = Object.entries(exceptions).map(([id, reason]) => `- [${id}](rules/${id}.md): ${prose(reason)}`);
  return `<!-- Written by \`npm run generate\` from the faults themselves: do not edit. -->
# Faults

\`cmg-cert lab faults <dir>\` writes one broken artefact for each rule that files can break, ${faults.length} of them, with the command to judge each and what an
administrator would see ([guide](guides/lab-serve.md#faults)). Each fails exactly the rules named here; tests hold it to that. A \`note\` is of a rule that tells and never
fails.

${sections.join('\n\n')}

## Not among them

Rules that ask the network: ${online.map((id) => `[${id}](rules/${id}.md)`).join(', ')}.${excused.length === 0 ? '' : `\n\nRules that no file can break:\n\n${excused.join('\n')}`}
`;
}

const prose = (text) => text.replace(/[\\`*<[\]|]/g, '\\$&').replace(/(^|\s)_|_(?=\s|$)/g, '$1\\_');
