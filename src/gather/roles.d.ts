import type { Role } from '../core/check/target.js';
import type { Certificate } from '../core/x509/types.js';
/**
 * What a certificate is meant to be. CA true is a CA; one purpose alone decides; both or none is a server's in a PFX (that is
 * what the wizard takes) and a client's as a bare certificate (that is what a store exports).
 */
export declare function decideRole(
  certificate: Pick<Certificate, 'extensions'>,
  container: 'pfx' | 'bare' | 'request',
  asked: Role | 'auto',
): RoleDecision;
