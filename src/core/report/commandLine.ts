import { authenticationOf } from '../ccmsetup/ask.js';
import { redact } from '../ccmsetup/redact.js';
import type { CommandLine } from '../ccmsetup/types.js';
import { clip } from '../text/clip.js';
import { shortenToken } from '../token/shorten.js';
import type { CommandLineSummary } from './report.js';

/** A line may be made of nothing but arguments. */
const MAX_SHOWN = 100;

/** What the line says, no token in it whole. */
export function commandLineSummary(line: CommandLine): CommandLineSummary {
  const { form, startsAt, characters } = line;
  const shown = (text: string) => clip(redact(text));
  const all = line.arguments.slice(0, MAX_SHOWN);
  return {
    form,
    startsAt,
    characters,
    parameters: all.flatMap((one) => {
      if (one.kind !== 'parameter') return [];
      const plain = one.value === undefined ? undefined : shown(one.value);
      const value = one.token === undefined ? plain : shortenToken(one.token.value);
      return [{ name: shown(one.name), ...(value === undefined ? {} : { value }) }];
    }),
    properties: all.flatMap((one) =>
      one.kind === 'property' ? [{ name: shown(one.name), value: shown(one.value) }] : [],
    ),
    authentication: authenticationOf(line),
  };
}
