import { CmgCertError } from '../errors.js';
import { type Budget, DEFAULT_BUDGET, Meter } from './budget.js';
import type { Context } from './context.js';
import type { PathInput } from './input.js';
import { PROFILES, type Profile, PURPOSES } from './profiles.js';

/** Turns a caller's options into what one validation works with. A number that is none would compare as "not too much". */
export function readContext(input: PathInput): Context {
  const { at, budget, maxPathLength } = input;
  if (!Number.isFinite(at)) throw usage(`the time of the check is ${at}`);
  const limits: Budget = { ...DEFAULT_BUDGET, ...budget };
  for (const [name, limit] of Object.entries({ ...limits, maxPathLength: maxPathLength ?? 0 })) {
    if (!Number.isSafeInteger(limit) || limit < 0) throw usage(`${name} is ${limit}, which is no count`);
  }
  const profile = readProfile(input.profile);
  const { isPublicSuffix } = input;
  return { profile, at, purpose: readPurpose(input.purpose, profile), isPublicSuffix, meter: new Meter(limits) };
}

function readProfile(profile: PathInput['profile']): Profile {
  if (typeof profile !== 'string') return profile;
  if (!Object.hasOwn(PROFILES, profile)) throw usage(`there is no profile ${profile}`);
  return PROFILES[profile];
}

const OID = /^[012](\.[0-9]+)+$/;

function readPurpose(purpose: PathInput['purpose'], profile: Profile): string | undefined {
  if (purpose === undefined) return profile.purpose;
  if (purpose === 'any') return undefined;
  if (Object.hasOwn(PURPOSES, purpose)) return PURPOSES[purpose as keyof typeof PURPOSES];
  if (!OID.test(purpose)) throw usage(`there is no purpose ${purpose}`);
  return purpose;
}

function usage(problem: string): CmgCertError {
  return new CmgCertError('usage', `validatePath: ${problem}`, { remedy: 'Correct the argument.' });
}
