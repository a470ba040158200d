import { nodeCrypto } from './crypto.js';
import { machineRoots } from './roots.js';

/** The platform that Node offers: its crypto, its clock, and the computer's roots. */
export const nodePlatform = { crypto: nodeCrypto, now: (): number => Date.now(), machineRoots };
