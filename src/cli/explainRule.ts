import { SOURCES } from '../core/check/sources.js';
import { CmgCertError } from '../core/errors.js';
import { present } from '../core/present.js';
import { SYMPTOMS } from '../core/symptoms/table.js';
import { labelled } from '../reporters/text/layout.js';
import { rules, runRules } from '../rules/index.js';
import type { Io } from './io.js';
import { widthOf } from './terminal.js';

type Documented = (typeof rules)[number] | (typeof runRules)[number];

const find = (id: string): Documented | undefined =>
  [...rules, ...runRules].find((candidate) => candidate.id === id.trim().toLowerCase());

export const isRule = (id: string): boolean => find(id) !== undefined;

/** @param id one that {@link isRule} knows. @returns the exit code */
export function explainRule(id: string, { format }: { readonly format: 'text' | 'json' }, io: Io): number {
  const rule: Documented = present(find(id));
  if (format === 'json') {
    const { check: _, ...described } = rule;
    io.stdout.write(`${JSON.stringify(described, undefined, 2)}\n`);
  } else {
    io.stdout.write(textOf(rule, Math.min(200, Math.max(80, widthOf(io)))));
  }
  return 0;
}

function textOf(rule: Documented, width: number): string {
  const row = (label: string, text: string) => labelled(label, text, 1, 11, width);
  const online = rule.online === true ? ', answered only with --online' : '';
  const seen =
    rule.symptoms === 'none recorded'
      ? row('Seen', 'no source records what ignoring it looks like')
      : rule.symptoms.flatMap((id) => {
          const { text, where, source } = SYMPTOMS[id];
          return row('Seen', `${where}: ${text} [${SOURCES[source].title}]`);
        });
  const sources = rule.citations.flatMap(({ source, section, strength }) =>
    row(
      'Source',
      `${SOURCES[source].title}${section === undefined ? '' : `, ${section}`} (${strength}) ${SOURCES[source].url}`,
    ),
  );
  const lines = [
    ...labelled(rule.id, '', 1, 0, width).map((line) => line.trimEnd()),
    ...row('Holds when', rule.title),
    ...row('Judges', `${rule.targets.join(', ')}; severity ${rule.severity}${online}`),
    '',
    ...row('Why', rule.why),
    ...row('Fix', rule.fix),
    ...seen,
    ...row('Good', rule.example.good),
    ...row('Bad', rule.example.bad),
    '',
    ...sources,
  ];
  return `${lines.join('\n')}\n`;
}

/** For what looks like a rule id and is none. */
export function ruleNotFound(id: string): CmgCertError {
  const ids = [...rules, ...runRules].map((rule) => rule.id);
  const wanted = id.toLowerCase();
  const close = ids.filter(
    (candidate) => candidate.includes(wanted) || candidate.split('/')[0] === wanted.split('/')[0],
  );
  return new CmgCertError('usage', `there is no rule "${id}"`, {
    remedy: close.length > 0 ? `Close to it: ${close.slice(0, 8).join(', ')}` : 'cmg-cert rules lists them all.',
  });
}
