import type { Report } from '../core/report/report.js';
import type { AnySource } from '../gather/openInputs.js';
import type { CheckOptions } from './checkOptions.js';
import type { Platform } from './platform.js';
import { checkRun } from './stages/index.js';

/**
 * Judges files as what a cloud management gateway needs. Inputs that cannot be read come back as inputs with an `error`; the others are judged all the same.
 *
 * @throws CmgCertError `usage` for an unknown rule id in `only` or `skip`
 */
export type Check = (sources: readonly AnySource[], options?: CheckOptions) => Promise<Report>;

/** Binds the core, the rules and the gatherers to one platform. */
export const createCheck =
  (platform: Platform): Check =>
  async (sources, options = {}) =>
    (await checkRun(platform, sources, options)).report;
