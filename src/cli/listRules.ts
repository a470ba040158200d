import { SOURCES } from '../core/check/sources.js';
import { wrap } from '../reporters/text/layout.js';
import { rules, runRules } from '../rules/index.js';

const all = () => [...rules, ...runRules].sort((a, b) => (a.id < b.id ? -1 : 1));

/** For tools: every rule with what it says of itself. */
export function asJson(): string {
  const list = all().map((rule) => ({
    id: rule.id,
    title: rule.title,
    targets: rule.targets,
    severity: rule.severity,
    online: rule.online === true,
    why: rule.why,
    fix: rule.fix,
    citations: rule.citations.map(({ source, section, strength }) => ({
      ...SOURCES[source],
      ...(section === undefined ? {} : { section }),
      strength,
    })),
  }));
  return `${JSON.stringify(list, undefined, 2)}\n`;
}

/** @param columns of the terminal */
export function asText(columns: number): string {
  const width = Math.min(200, Math.max(80, columns));
  const list = all();
  const idWidth = Math.max(...list.map((rule) => rule.id.length)) + 2;
  const lines: string[] = [];
  let topic = '';
  for (const rule of list) {
    const own = rule.id.split('/')[0] ?? '';
    if (own !== topic) lines.push(...(topic === '' ? [] : ['']), own);
    topic = own;
    const lead = `  ${rule.id.padEnd(idWidth)}${rule.severity.padEnd(9)}`;
    const tail = rule.online === true ? ' (--online)' : '';
    const text = wrap(`${rule.title}${tail}`, width - lead.length);
    lines.push(...text.map((line, index) => (index === 0 ? lead : ' '.repeat(lead.length)) + line));
  }
  lines.push('', `${list.length} rules. cmg-cert explain <rule> tells why, the fix, and the sources.`);
  return `${lines.join('\n')}\n`;
}
