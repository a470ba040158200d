/**
 * cmg-cert for browsers and workers: the same functions on Web Crypto. Importing it has no side effects.
 */

import { createChainExport, type ExportChain } from './compose/chain.js';
import { type Check, createCheck } from './compose/check.js';
import { createNames, type Names } from './compose/names.js';
import { createPlanCheck } from './compose/onDemandPlan.js';
import type { PlanCheck } from './compose/plan.js';
import { createRenewal, type Renewal } from './compose/renewal.js';
import { createSelect, type Select } from './compose/select.js';
import { browserPlatform } from './platform/browser/index.js';

/** {@link Check} on Web Crypto and the browser's clock. */
export const check: Check = createCheck(browserPlatform);
/** {@link Names} on the browser's clock: what can be told without DNS and Azure. */
export const names: Names = createNames(browserPlatform);
/** {@link Renewal} on Web Crypto and the browser's clock. */
export const renewal: Renewal = createRenewal(browserPlatform);
/** {@link PlanCheck} on Web Crypto and the browser's clock. */
export const checkPlan: PlanCheck = createPlanCheck(browserPlatform);
/** {@link Select} on Web Crypto and the browser's clock. */
export const select: Select = createSelect(browserPlatform);
/** {@link ExportChain} on Web Crypto and the browser's clock. */
export const exportChain: ExportChain = createChainExport(browserPlatform);
export { browserCrypto as crypto } from './platform/browser/crypto.js';
export * from './public.js';
export { browserPlatform as platform };
