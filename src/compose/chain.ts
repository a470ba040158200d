import type { Source } from '../core/check/inputs.js';
import { type UploadFile, type UploadReport, uploadReport } from '../core/report/upload.js';
import { openEvery } from '../gather/open.js';
import { uploadSet } from '../gather/uploadSet.js';
import { VERSION } from '../version.js';
import { resolveCheckTime } from './normalizeOptions.js';
import type { Platform } from './platform.js';

export interface ChainExportOptions {
  readonly roots?: readonly Source[] | undefined;
  readonly intermediates?: readonly Source[] | undefined;
  /** Time of the check, ms since 1970 or a Date. Default: now. */
  readonly at?: number | Date | undefined;
  /** Current-branch release as a number, 1902, 2503. */
  readonly configmgrVersion?: number | undefined;
  readonly passwords?: readonly string[] | undefined;
  readonly askPassword?: ((name: string) => Promise<string | undefined>) | undefined;
  /** Told the name of each file just before it is opened. */
  readonly onOpen?: ((name: string) => void) | undefined;
  readonly maxIterations?: number | undefined;
}

export interface ChainExport {
  readonly report: UploadReport;
  /** What to write; empty when the set is not complete. DER certificates and nothing else. */
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/**
 * The CA files to upload to the CMG for client certificates given as a PFX, as certificates with their CA files, or as a P7B. Writes nothing.
 *
 * @throws CmgCertError with the code and the name of the first file that cannot be read
 */
export type ExportChain = (sources: readonly Source[], options?: ChainExportOptions) => Promise<ChainExport>;

/** Binds the export to one platform. */
export function createChainExport(platform: Platform): ExportChain {
  return async (sources, options = {}) => {
    const { crypto } = platform;
    const at = resolveCheckTime(options.at, platform);
    const opening = { ...options, crypto, passwords: options.passwords ?? [] };
    const inputs = await openEvery(sources, opening);
    const companions = await openEvery([...(options.roots ?? []), ...(options.intermediates ?? [])], opening);
    const set = await uploadSet(inputs, { crypto, at, companions, configmgrVersion: options.configmgrVersion });
    return { report: uploadReport(set, at, crypto, VERSION), files: set.files.map(contentOf) };
  };
}

const contentOf = ({ name, certificate }: UploadFile) => ({ name, bytes: certificate.der });
