import { type Opened } from '../core/check/inputs.js';
import type { CryptoPort } from '../core/ports.js';
import type { Certificate } from '../core/x509/types.js';
export interface FoundIdentities {
  readonly proved: readonly ProvedIdentity[];
  readonly keys: number;
  readonly certificates: readonly Certificate[];
  /** Some key and certificate could not be compared on this platform. */
  readonly untried: boolean;
}
/**
 * Every pair of a key and a certificate among these files that belong together, proved by a signature: whatever a PFX itself says of
 * its pairs is not believed.
 * @throws CmgCertError `too-many-elements`
 */
export declare function proveIdentities(inputs: readonly Opened[], crypto: CryptoPort): Promise<FoundIdentities>;
/**
 * The one that is meant, of several.
 * @param thumbprint SHA-1, hexadecimal, as typed
 * @throws CmgCertError `usage` when it cannot be told which, or none has that thumbprint
 */
export declare function chooseIdentity(
  proved: readonly ProvedIdentity[],
  thumbprint: string | undefined,
  crypto: CryptoPort,
): ProvedIdentity | undefined;
