import { rowsOf } from '../rows.js';
import { GATEWAY } from './gateway.js';
import { IIS } from './iis.js';
import { LOOK_ALIKES } from './lookAlikes.js';
import type { Symptom } from './symptom.js';
import { WINDOWS } from './windows.js';
import { WINHTTP } from './winhttp.js';

export type { Symptom } from './symptom.js';

/** What failures look like from outside, each with its source. Rules refer to these by id, so that report and explanation agree. */
export const SYMPTOMS = { ...GATEWAY, ...WINHTTP, ...WINDOWS, ...IIS, ...LOOK_ALIKES } as const;

export type SymptomId = keyof typeof SYMPTOMS;

export const SYMPTOM_ROWS: readonly (readonly [SymptomId, Symptom])[] = rowsOf<SymptomId, Symptom>(SYMPTOMS);
