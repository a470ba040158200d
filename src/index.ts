/**
 * cmg-cert for Node: certificate and PKI preflight for the Configuration Manager cloud management gateway.
 * Importing it has no side effects.
 */

import { createChainExport, type ExportChain } from './compose/chain.js';
import { type Check, createCheck } from './compose/check.js';
import { createNames, type Names } from './compose/names.js';
import { createPlanCheck } from './compose/onDemandPlan.js';
import type { PlanCheck } from './compose/plan.js';
import { createRenewal, type Renewal } from './compose/renewal.js';
import { createSelect, type Select } from './compose/select.js';
import { node } from './node.js';

/** {@link Check} on node:crypto and the system clock. */
export const check: Check = createCheck(node);
/** {@link Names} on node:dns, Microsoft's Azure libraries and the system clock. */
export const names: Names = createNames(node);
/** {@link Renewal} on node:crypto and the system clock. */
export const renewal: Renewal = createRenewal(node);
/** {@link PlanCheck} on node:crypto and the system clock. */
export const checkPlan: PlanCheck = createPlanCheck(node);
/** {@link Select} on node:crypto and the system clock. */
export const select: Select = createSelect(node);
/** {@link ExportChain} on node:crypto and the system clock. */
export const exportChain: ExportChain = createChainExport(node);
export { node as platform } from './node.js';
export { nodeCrypto as crypto } from './platform/node/crypto.js';
export * from './public.js';
