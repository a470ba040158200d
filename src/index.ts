/**
 * cmg-cert for Node: certificate and PKI preflight for the Configuration Manager cloud management gateway.
 * Importing it has no side effects.
 */
import { type Check, createCheck } from './compose.js';
import { nodePlatform } from './platform/node/index.js';

/** {@link Check} on node:crypto and the system clock. */
export const check: Check = createCheck(nodePlatform);
export { nodeCrypto as crypto } from './platform/node/crypto.js';
export * from './public.js';
