/**
 * cmg-cert for Node: certificate and PKI preflight for the Configuration Manager cloud management gateway.
 * Importing it has no side effects.
 */
import { type Check, createCheck } from './compose.js';
import { createChainExport, type ExportChain } from './composeChain.js';
import { createNames, type Names } from './composeNames.js';
import type { PlanCheck } from './composePlan.js';
import { createRenewal, type Renewal } from './composeRenewal.js';
import { createSelect, type Select } from './composeSelect.js';
import { node } from './node.js';
import { createPlanCheck } from './onDemandPlan.js';

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
export { nodeCrypto as crypto } from './platform/node/crypto.js';
export * from './public.js';
