/** `cmg-cert/lab`: the lab, and what writes requests and PFX files for real use. For Node. */
export type { Order, RequestRole } from './core/report/request.js';

import { createWritePfx, type WritePfx } from './compose/pfx.js';
import { createWriteRequest, type WriteRequest } from './compose/request.js';
import { nodePlatform } from './platform/node/index.js';

/** {@link WritePfx} on node:crypto and the system clock: `cmg-cert pfx build` and `convert`. */
export const buildPfx: WritePfx = createWritePfx(nodePlatform);
/** {@link WriteRequest} on node:crypto and the system clock: `cmg-cert request`. */
export const writeRequest: WriteRequest = createWriteRequest(nodePlatform);
export { createWritePfx, type WritePfx, type WritePfxOptions, type WrittenPfx } from './compose/pfx.js';
export { createWriteRequest, type RequestOptions, type WriteRequest, type WrittenRequest } from './compose/request.js';
export type { PfxReport } from './core/report/pfx.js';
export * from './lab/index.js';
export * from './write/index.js';
