/** Plans, for the library: the YAML reader and the schema take longer to load than a certificate to judge, so they are loaded at the first plan. */

import type { ReadPlan } from '../planFile/readPlan.js';
import type { PlanCheck } from './plan.js';
import type { Platform } from './platform.js';

/** Binds the check of plans to one platform. */
export function createPlanCheck(platform: Platform): PlanCheck {
  return async (...given) => (await import('./plan.js')).createPlanCheck(platform)(...given);
}

/**
 * Reads a plan in YAML 1.2 or JSON (which is YAML).
 * @throws CmgCertError `configuration`, with every mistake, its line and column, and for a mistyped key the nearest one
 */
export async function readPlan(name: string, bytes: Uint8Array): Promise<ReadPlan> {
  return (await import('../planFile/readPlan.js')).readPlan(name, bytes);
}
