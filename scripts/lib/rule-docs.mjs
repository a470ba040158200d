import { TOPICS } from './topics.mjs';

const GENERATED = '<!-- Written by `npm run generate` from the rule itself: do not edit. -->';

const TARGETS = {
  server: 'CMG server certificate',
  client: 'client certificate',
  'connection-point': "connection point's client certificate",
  pfx: 'PFX file',
  upload: 'CA certificates to upload',
  crl: 'CRL',
  token: 'bulk registration token',
  commandline: 'ccmsetup command line',
  'server-request': 'request for a server certificate',
  'client-request': 'request for a client certificate',
  'connection-point-request': "request for the connection point's certificate",
};

const SEVERITY = {
  error: 'error: the CMG will not work so, or its documentation forbids it',
  warning: 'warning: works today or for some, and will hurt',
  info: 'info: worth knowing; never a failure',
};

/** Rules are written as plain text for a terminal: what Markdown would take for markup is escaped. */
const prose = (text) => text.replace(/[\\`*<[\]|]/g, '\\$&').replace(/(^|\s)_|_(?=\s|$)/g, '$1\\_');

function code(text) {
  const fence = text.includes('`') ? '``' : '`';
  return fence.length === 2 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

const link = (source) => `[${prose(source.title)}](${source.url})`;

/** docs/rules/<id>.md */
export function renderRulePage(rule, { sources, symptoms }) {
  const seen =
    rule.symptoms === 'none recorded'
      ? ['None recorded: no public source shows what this looks like when it is ignored.']
      : rule.symptoms.map((id) => {
          const symptom = symptoms[id];
          return `> ${code(symptom.text)}\n\nSeen in: ${prose(symptom.where)}. ${prose(symptom.cause)} Source: ${link(sources[symptom.source])}.`;
        });
  const citations = rule.citations.map(({ source, section, strength }) => {
    const place = section === undefined ? '' : `, ${prose(section)}`;
    return `- ${strength}: ${link(sources[source])}${place}`;
  });
  return `${GENERATED}
# ${rule.id}

**${prose(rule.title)}.**

| | |
|---|---|
| Severity | ${severity(rule)} |
| Judges | ${rule.targets.map((target) => TARGETS[target]).join(', ')} |
| Needs | ${needs(rule)} |

## Why

${prose(rule.why)}

## Fix

${prose(rule.fix)}

## Symptom

${seen.join('\n\n')}

## Example

| Good | Bad |
|---|---|
| ${cell(rule.example.good)} | ${cell(rule.example.bad)} |

## Sources

${citations.join('\n')}
`;
}

const severity = ({ severity, severityNote }) =>
  severityNote === undefined ? SEVERITY[severity] : `${SEVERITY[severity]}. But ${prose(severityNote)}`;

const cell = (text) => code(text).replaceAll('|', '\\|');

function needs(rule) {
  if (rule.online) return 'the network: `--online`';
  if (rule.scope === 'run') return 'several files in one run; no network';
  return 'the files alone; no network';
}

/** docs/rules/README.md: every rule in one table a topic. */
export function renderRuleOverview(rules) {
  const all = [...rules.values()];
  const sections = Object.entries(TOPICS).flatMap(([topic, { title }]) => {
    const members = all.filter((rule) => rule.id.startsWith(`${topic}/`));
    if (members.length === 0) return [];
    const rows = members.map((rule) => {
      const online = rule.online ? ' (network)' : '';
      return `| [${rule.id}](${rule.id}.md) | ${rule.severity}${online} | ${prose(rule.title)} |`;
    });
    return [`## ${title}\n\n| Rule | Severity | What holds when it passes |\n|---|---|---|\n${rows.join('\n')}`];
  });
  return `${GENERATED}
# Rules

${all.length} rules. Each judges one thing and says why, how to fix it, what is seen when it is ignored, and which public document asks for it.
\`cmg-cert explain <rule>\` prints the same in a terminal.

${sections.join('\n\n')}
`;
}
