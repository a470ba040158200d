import type { Platform } from './compose/platform.js';
import { nodePlatform } from './platform/node/index.js';

/** What the composition has on Node: its platform, and the gatherers that ask its network. */
export const node: Platform = { ...nodePlatform, online: () => import('./gather/online/index.js') };
