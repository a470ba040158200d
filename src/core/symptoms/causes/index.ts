import type { SymptomId } from '../table.js';
import type { Causes } from './cause.js';
import { GATEWAY_CAUSES } from './gateway.js';
import { IIS_CAUSES } from './iis.js';
import { LOOK_ALIKES_CAUSES } from './lookAlikes.js';
import { WINDOWS_CAUSES } from './windows.js';
import { WINHTTP_CAUSES } from './winhttp.js';

export type { Cause, Causes } from './cause.js';

/** How each symptom comes about. Apart from the symptoms, because reports need those alone. */
export const CAUSES: Readonly<Record<SymptomId, Causes>> = {
  ...GATEWAY_CAUSES,
  ...IIS_CAUSES,
  ...LOOK_ALIKES_CAUSES,
  ...WINDOWS_CAUSES,
  ...WINHTTP_CAUSES,
};
