import { knownParameter, knownProperty, type ValueForm } from '../../core/ccmsetup/known.js';
import { redact } from '../../core/ccmsetup/redact.js';
import type { Argument } from '../../core/ccmsetup/types.js';
import { variableIn } from '../../core/ccmsetup/variable.js';
import { defineRule, fail, type Judgement, pass, unknown } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { isGuid } from '../../core/token/claims.js';

export default defineRule({
  id: 'ccmsetup/values',
  title: 'Every value is there and of the form that its name asks for',
  targets: ['commandline'],
  severity: 'error',
  why: 'A value that is missing or of another form cannot mean what it was written for: the client is installed without it, or not at all.',
  fix: 'Give the value directly behind the colon or the equals sign; where it has blanks, between quotation marks.',
  symptoms: 'none recorded',
  citations: [{ source: 'PROP', strength: 'required' }],
  example: { good: 'AADTENANTID=607b7853-6f6f-4d5d-b3d4-811c33fdd49a', bad: 'AADTENANTID=contoso.com' },
  check({ line }): Judgement | readonly Judgement[] {
    const found = line.arguments.flatMap((one) => problemOf(one) ?? []).slice(0, 20);
    if (line.openQuote) found.push(fail('A quotation mark is opened and not closed: all behind it is one value.'));
    return found.length > 0 ? found : pass('Every value is there and of its form.');
  },
});

function problemOf(one: Argument): Judgement | undefined {
  if (one.kind === 'stray') return undefined;
  const variable = variableIn(one.value ?? '');
  if (variable !== undefined) {
    const message = `What stands in ${clip(variable)} (${clip(one.name)}) is known only where the line runs.`;
    return unknown('undecidable', message, {
      path: one.name,
      fix: 'Judge the line with the value in place of the variable.',
    });
  }
  if (one.kind === 'parameter') {
    const known = knownParameter(one.name);
    if (known === undefined) return undefined;
    const path = `/${known.name}`;
    // An empty token has faults of its own to tell, under token/form.
    const given = one.token !== undefined || (one.value !== undefined && one.value.trim() !== '');
    if (known.value === 'required' && !given) return fail(`/${known.name} has no value.`, { path });
    if (known.value === 'none' && one.value !== undefined) {
      return fail(`/${known.name} takes no value, but has "${clip(redact(one.value))}".`, {
        path,
        severity: 'warning',
      });
    }
    return undefined;
  }
  const known = knownProperty(one.name);
  if (known === undefined) return undefined;
  const wanted = wrong(known.form, one.value.trim());
  if (wanted === undefined) return undefined;
  const said = one.value.trim() === '' ? 'has no value' : `is "${clip(redact(one.value))}", not ${wanted}`;
  return fail(`${known.name} ${said}.`, { path: known.name });
}

/** @returns what was wanted instead */
function wrong(form: ValueForm, value: string): string | undefined {
  switch (form) {
    case 'switch':
      return undefined;
    case 'guid':
      return isGuid(value) ? undefined : 'a GUID';
    case 'flag':
      return value === '0' || value === '1' ? undefined : '0 or 1';
    case 'boolean':
      return /^(?:true|false)$/i.test(value) ? undefined : 'TRUE or FALSE';
    case 'number':
      return /^\d{1,9}$/.test(value) ? undefined : 'a whole number';
    default:
      return value === '' ? 'a text' : undefined;
  }
}
