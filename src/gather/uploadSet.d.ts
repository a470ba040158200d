import { type Opened } from '../core/check/inputs.js';
import type { CryptoPort } from '../core/ports.js';
export interface UploadOptions {
  readonly crypto: CryptoPort;
  /** Time of the check, ms since 1970. */
  readonly at: number;
  /** CA certificates beside the inputs, from --roots and --intermediates; only those that a chain needs are taken. */
  readonly companions: readonly Opened[];
  readonly configmgrVersion?: number | undefined;
}
/**
 * The CA certificates to upload to the CMG for these client certificates: every CA of every chain, root included [AUTH], and no other.
 * Without a client certificate the CA certificates given are the set, completed up to their roots. Anything that would make the set unusableReason is a problem, and then there
 * are no files. Reads no network.
 */
export declare function uploadSet(inputs: readonly Opened[], options: UploadOptions): Promise<UploadSet>;
