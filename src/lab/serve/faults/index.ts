import { deliveryFaults } from './delivery.js';
import type { ServeFault } from './fault.js';
import { signedFaults } from './signed.js';

/** Every fault on demand. */
export const serveFaults: readonly ServeFault[] = [...deliveryFaults, ...signedFaults];

/** Whether it can go wrong so when a file is asked for, and when a certificate's status is. */
export const appliesTo = ({
  file,
  ocsp,
  deliver,
}: ServeFault): { readonly files: boolean; readonly ocsp: boolean } => ({
  files: file !== undefined || deliver !== undefined,
  ocsp: ocsp !== undefined || deliver !== undefined,
});
