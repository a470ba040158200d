import { type FailedInput, isOpened, type Source } from '../core/check/inputs.js';
import type { SelectionRequest } from '../core/clients/candidate.js';
import { type Criterion, parseCriterion } from '../core/clients/criterion.js';
import { type ListedIssuer, parseIssuersList } from '../core/clients/issuersList.js';
import { selectClientCertificate } from '../core/clients/select.js';
import { CmgCertError } from '../core/errors.js';
import { type SelectionReport, selectionReport } from '../core/report/selection.js';
import { splitBase64Lines } from '../gather/base64Lines.js';
import { candidatesOf } from '../gather/candidates.js';
import { machineRootsOf } from '../gather/machineRoots.js';
import { openAll, openEvery } from '../gather/open.js';
import { VERSION } from '../version.js';
import { resolveCheckTime } from './normalizeOptions.js';
import type { Platform } from './platform.js';

export interface SelectOptions {
  /** The computer whose client chooses: the local computer name. */
  readonly computer: string;
  /** The certificate issuers list as CCMCERTISSUERS has it; undefined where the client has none yet. */
  readonly issuers?: string | undefined;
  /** CCMCERTSEL: `Subject:…`, `SubjectStr:…`, `SubjectAttr:…`. */
  readonly criterion?: string | undefined;
  /** CCMFIRSTCERT=1. */
  readonly firstCertificate?: boolean | undefined;
  /** Time of the selection, ms since 1970 or a Date. Default: now. */
  readonly at?: number | Date | undefined;
  readonly roots?: readonly Source[] | undefined;
  readonly intermediates?: readonly Source[] | undefined;
  readonly passwords?: readonly string[] | undefined;
  readonly askPassword?: ((name: string) => Promise<string | undefined>) | undefined;
  /** Told the name of each file just before it is opened. */
  readonly onOpen?: ((name: string) => void) | undefined;
  readonly maxIterations?: number | undefined;
}

/**
 * Which of these certificates a Configuration Manager client chooses for PKI authentication, and why not the others. Inputs are files of any
 * kind, or text of one Base64 certificate a line.
 *
 * @throws CmgCertError `usage` for an issuers list or a criterion that cannot be read; any code for a file of `roots` or `intermediates`
 */
export type Select = (sources: readonly Source[], options: SelectOptions) => Promise<SelectionReport>;

/** Binds the selection to one platform. */
export function createSelect(platform: Platform): Select {
  return async (sources, options) => {
    const { crypto } = platform;
    const request = requestOf(options, platform);
    const opening = { ...options, crypto, passwords: options.passwords ?? [] };
    const inputs = await openAll(sources.flatMap(splitBase64Lines), opening);
    const companions = async (list: readonly Source[] | undefined) =>
      (await openEvery(list ?? [], opening)).flatMap(({ certificates }) => certificates);
    const candidates = await candidatesOf(inputs.filter(isOpened), {
      at: request.at,
      crypto,
      roots: await companions(options.roots),
      intermediates: await companions(options.intermediates),
      machineRoots: machineRootsOf(() => platform.machineRoots()),
    });
    const unreadable = inputs.flatMap((input) => (isOpened(input) ? [] : [faultOf(input)]));
    return selectionReport(selectClientCertificate(candidates, request), request, unreadable, crypto, VERSION);
  };
}

function requestOf(options: SelectOptions, platform: Platform): SelectionRequest {
  const at = resolveCheckTime(options.at, platform);
  const computer = options.computer.trim();
  if (computer === '') throw new CmgCertError('usage', 'the computer name is empty');
  const issuers: readonly ListedIssuer[] | undefined =
    options.issuers === undefined ? undefined : parseIssuersList(options.issuers);
  const criterion: Criterion | undefined =
    options.criterion === undefined ? undefined : parseCriterion(options.criterion);
  return { computer, at, issuers, criterion, firstCertificate: options.firstCertificate === true };
}

const faultOf = ({ name, error }: FailedInput): SelectionReport['unreadable'][number] => ({
  name,
  code: error.code,
  message: error.message,
  ...(error.remedy === '' ? {} : { remedy: error.remedy }),
});
