import { type FailedInput, isOpened, type OpenedInput } from '../../core/check/inputs.js';
import { CmgCertError } from '../../core/errors.js';
import type { Companions } from '../../gather/gatherInputs.js';
import { type AnySource, openInputs } from '../../gather/openInputs.js';
import type { Run } from './run.js';

export interface OpenedRun {
  /** One for each source, in the same order. */
  readonly inputs: readonly (OpenedInput | FailedInput)[];
  readonly companions: Companions;
  /** Companions that could not be opened, and are no inputs as well. */
  readonly unreadable: readonly FailedInput[];
}

/**
 * Opens the inputs and everything given to help with them.
 * @throws CmgCertError `usage` for an option whose file has nothing for it
 */
export async function openStage(
  { platform, options, network }: Run,
  sources: readonly AnySource[],
): Promise<OpenedRun> {
  const opening = { ...options, crypto: platform.crypto, passwords: options.passwords ?? [] };
  const { inputs, ...given } = await openInputs(
    {
      inputs: sources,
      roots: options.roots ?? [],
      intermediates: options.intermediates ?? [],
      issuers: options.issuers ?? [],
      crls: options.crls ?? [],
      signers: options.signingCertificates ?? [],
    },
    opening,
    network?.fetchCrl,
  );
  // A file that is an input as well is told there for what it is.
  refuseWithoutCrl(given.crls.filter((file) => !inputs.includes(file)));
  refuseWithoutCertificate(given.signers);
  // A file may be an input and an option at once: it cannot be read once.
  const isInput = (file: FailedInput) =>
    inputs.some(({ name, sha256 }) => name === file.name && sha256 === file.sha256);
  const { roots, intermediates, issuers, crls, signers } = given;
  return {
    inputs,
    companions: {
      roots: roots.filter(isOpened),
      intermediates: intermediates.filter(isOpened),
      issuers: issuers.filter(isOpened),
      crls: crls.filter(isOpened),
      signers: signers.filter(isOpened),
    },
    unreadable: [...roots, ...intermediates, ...issuers, ...crls, ...signers].filter(
      (file): file is FailedInput => !isOpened(file) && !isInput(file),
    ),
  };
}

/** An option that has no effect would make a false pass. */
function refuseWithoutCrl(files: readonly (OpenedInput | FailedInput)[]): void {
  const empty = files.find((file) => isOpened(file) && file.crls.length === 0);
  if (empty === undefined) return;
  throw new CmgCertError('usage', `${empty.name} was given by --crl, and there is no CRL in it`, {
    remedy: 'Give the .crl file that the CA published; CA certificates go to --intermediates and --roots.',
  });
}

/** The same: a token would pass for one whose signature nobody asked about. */
function refuseWithoutCertificate(files: readonly (OpenedInput | FailedInput)[]): void {
  const empty = files.find((file) => isOpened(file) && file.certificates.length === 0);
  if (empty === undefined) return;
  throw new CmgCertError(
    'usage',
    `${empty.name} was given by --signing-certificate, and there is no certificate in it`,
    {
      remedy: 'Export the SMS Token Signing Certificate of the site as a .cer file.',
    },
  );
}
