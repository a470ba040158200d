import { SYMPTOMS } from '../core/symptoms/table.js';
import type { RuleWords } from '../lab/faults/manifest.js';
import { rules, runRules } from '../rules/index.js';

/** What a rule says of itself, for lists of faults. */
export function ruleWords(id: string): RuleWords | undefined {
  const rule = [...rules, ...runRules].find((one) => one.id === id);
  if (rule === undefined) return undefined;
  const { title, severity, symptoms } = rule;
  const seen = symptoms === 'none recorded' ? [] : symptoms;
  return {
    title,
    severity,
    symptoms: seen.map((symptom) => {
      const { where, text } = SYMPTOMS[symptom];
      return `${where}: ${text}`;
    }),
  };
}
