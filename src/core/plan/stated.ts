import { type Judgement, unknown } from '../check/rule.js';

/** What a rule says when the plan leaves out what the whole design hangs on. */
export const missingFromPlan = (key: string, what: string): Judgement =>
  unknown('missing-input', `The plan does not say ${what}.`, { path: key, asks: [`${key} in the plan`] });

/** The same of what a person can just as well confirm in the console; the checklist then asks for it. */
export const unconfirmed = (key: string, what: string): Judgement =>
  unknown('not-asked', `The plan does not say ${what}.`, { path: key, asks: [`${key} in the plan`] });

/** What a rule says when the plan names a file that could not be read: the file's own error says why. */
export const notRead = (key: string, what: string): Judgement =>
  unknown('missing-input', `${what} could not be read.`, { path: key, asks: [`a readable file in ${key}`] });
