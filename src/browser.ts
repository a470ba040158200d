/**
 * cmg-cert for browsers and workers: the same functions on Web Crypto. Importing it has no side effects.
 */
import { type Check, createCheck } from './compose.js';
import { browserPlatform } from './platform/browser/index.js';

/** {@link Check} on Web Crypto and the browser's clock. */
export const check: Check = createCheck(browserPlatform);
export { browserCrypto as crypto } from './platform/browser/crypto.js';
export * from './public.js';
