import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const CASES = resolve(import.meta.dirname, '../../../shared/cases');

/** Inputs of others, which are not part of the project: tests that need them are skipped where they are not there. */
export const hasCases = existsSync(CASES);
if (!hasCases) console.log('skipped: ../shared/cases is not there');

export const casePath = (name: string): string => resolve(CASES, name);
