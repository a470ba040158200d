import { browserCrypto } from './crypto.js';

/** The platform that a browser or a worker offers: Web Crypto with what it lacks, and its clock. A page cannot read the computer's roots. */
export const browserPlatform = {
  crypto: browserCrypto,
  now: (): number => Date.now(),
  machineRoots: async (): Promise<readonly Uint8Array[]> => [],
};
