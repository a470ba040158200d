import { knownParameter, knownProperty, PARAMETERS, PROPERTIES } from '../../core/ccmsetup/known.js';
import { redact } from '../../core/ccmsetup/redact.js';
import type { Argument, CommandLine } from '../../core/ccmsetup/types.js';
import { defineRule, fail, type Judgement, pass } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { counted } from '../../core/text/days.js';
import { nearestName } from '../../core/text/nearestName.js';

/** More are not told one by one. */
const MAX_TOLD = 20;

const PROPERTY_NAMES = PROPERTIES.map(({ name }) => name);
const PARAMETER_NAMES = PARAMETERS.map(({ name }) => name);

export default defineRule({
  id: 'ccmsetup/known-arguments',
  title: 'Every argument is a documented parameter or property',
  targets: ['commandline'],
  severity: 'warning',
  severityNote: 'error for what is neither a parameter nor a property: it has no effect, or ends the installation',
  why: 'A mistyped name does not do what it was written for, and no wizard is there to say so.',
  fix: 'Write the name as the documentation has it; parameters as /name:value, properties as NAME=value, without blanks around the sign.',
  symptoms: 'none recorded',
  citations: [
    { source: 'PROP', section: 'CCMSetup.exe command-line parameters; Client.msi properties', strength: 'required' },
  ],
  example: { good: 'SMSSITECODE=ABC', bad: 'SMSSITECOD=ABC' },
  check({ line }): Judgement | readonly Judgement[] {
    const found = line.arguments.flatMap((one) => problemOf(one, line) ?? []);
    if (found.length > MAX_TOLD) {
      return [...found.slice(0, MAX_TOLD), fail(`${found.length - MAX_TOLD} more arguments are not known.`)];
    }
    return found.length > 0 ? found : pass(`All ${counted(line.arguments.length, 'argument')} are documented.`);
  },
});

function problemOf(one: Argument, { form, mended }: CommandLine): Judgement | undefined {
  if (one.kind === 'stray') return strayProblem(one.text, form);
  if (one.kind === 'property') {
    if (knownProperty(one.name) !== undefined) return undefined;
    const near = nearestName(one.name, PROPERTY_NAMES);
    return unknownName(`The property ${clip(redact(one.name))}`, one.name, near, near);
  }
  const known = knownParameter(one.name);
  if (known === undefined) {
    const near = nearestName(one.name, PARAMETER_NAMES);
    return unknownName(
      `The parameter /${clip(redact(one.name))}`,
      one.name,
      near,
      near === undefined ? near : `/${near}`,
    );
  }
  if (!one.dashed) return undefined;
  return fail(`-${known.name} is written with a hyphen; parameters begin with a slash.`, {
    path: `/${known.name}`,
    fix: `Write /${known.name}`,
    // A word processor made it of a hyphen: told once.
    ...(mended.some(({ what }) => what.includes('dash')) ? { causedBy: 'ccmsetup/plain-characters' } : {}),
  });
}

function unknownName(what: string, name: string, near: string | undefined, shown: string | undefined): Judgement {
  const path = clip(redact(name));
  return near === undefined
    ? fail(`${what} is not documented.`, { path })
    : fail(`${what} is not documented; ${shown} is.`, { path, evidence: { nearest: near }, fix: `Write ${shown}` });
}

function strayProblem(text: string, form: CommandLine['form']): Judgement {
  const shown = clip(redact(text));
  const severity = 'error' as const;
  if (/^\/[A-Za-z]+=/.test(text)) {
    return fail(`"${shown}" is written with an equals sign; a parameter takes a colon.`, { severity });
  }
  if (form === 'msi') {
    return fail(`"${shown}" stands outside CCMSETUPCMD="…": ccmsetup.msi does not hand it on.`, {
      severity,
      fix: 'Put all parameters and properties between the quotation marks of CCMSETUPCMD.',
    });
  }
  if (/^<.*>$/.test(text)) return fail(`"${shown}" is a placeholder that nobody filled in.`, { severity });
  return fail(`"${shown}" is neither a parameter nor a property: a blank too many, or a quotation mark too few.`, {
    severity,
  });
}
