import type { Fault } from './defineFaults.js';
import { ccmsetupFaults } from './topics/ccmsetup.js';
import { certFaults } from './topics/cert.js';
import { clientFaults } from './topics/client.js';
import { crlFaults } from './topics/crl.js';
import { keyFaults } from './topics/key.js';
import { nameFaults } from './topics/name.js';
import { pfxFaults } from './topics/pfx.js';
import { planFaults } from './topics/plan.js';
import { renewalFaults } from './topics/renewal.js';
import { requestFaults } from './topics/request.js';
import { tokenFaults } from './topics/token.js';
import { trustFaults } from './topics/trust.js';
import { usageFaults } from './topics/usage.js';

/** Every fault, by id: a table for each topic. */
export const faults: readonly Fault[] = [
  ...ccmsetupFaults,
  ...certFaults,
  ...clientFaults,
  ...crlFaults,
  ...keyFaults,
  ...nameFaults,
  ...pfxFaults,
  ...planFaults,
  ...renewalFaults,
  ...requestFaults,
  ...tokenFaults,
  ...trustFaults,
  ...usageFaults,
];
