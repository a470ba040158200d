// Written by `npm run generate` from the files below this folder: do not edit.
import type { AnyRule } from '../core/check/rule.js';
import type { RunRule } from '../core/check/runRule.js';
import keyRsa from './key/rsa.js';

/** Every rule that judges one target, by id. */
export const rules: readonly AnyRule[] = [keyRsa];

/** Every rule that compares the targets of a run, by id. */
export const runRules: readonly RunRule[] = [];
