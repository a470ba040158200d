import { readCommandLines } from '../core/ccmsetup/readCommandLines.js';
import type { FileForm } from '../core/check/fileForm.js';
import { type FailedInput, isOpened, type OpenedInput, type Source } from '../core/check/inputs.js';
import { CmgCertError } from '../core/errors.js';
import { fingerprint } from '../core/fingerprint.js';
import { decryptPrivateKey } from '../core/pkcs12/decryptPrivateKey.js';
import { openPfx } from '../core/pkcs12/openPfx.js';
import type { CryptoPort } from '../core/ports.js';
import { type Decoded, readAll } from '../core/read.js';
import type { InputKind } from '../core/report/report.js';
import { decodeText } from '../core/text/decodeText.js';
import { decodeToken } from '../core/token/decodeToken.js';

export interface OpenOptions {
  readonly crypto: CryptoPort;
  /** Tried in order on everything that is encrypted; the empty one is always tried first. */
  readonly passwords: readonly string[];
  /** Asked once for a file that none of `passwords` opens; `undefined` means that nobody answered. */
  readonly askPassword?: ((name: string) => Promise<string | undefined>) | undefined;
  /** Told the name of each file just before it is opened: what takes long is the derivation of keys from passwords. */
  readonly onOpen?: ((name: string) => void) | undefined;
  /** Above this, key derivation is refused before it starts. Default 2,000,000. */
  readonly maxIterations?: number | undefined;
}

/** Decodes one input. Never throws for what is in the file: that comes back as `error`. */
export async function open(source: Source, given: OpenOptions): Promise<OpenedInput | FailedInput> {
  given.onOpen?.(source.name);
  const options =
    source.password === undefined ? given : { ...given, passwords: [source.password, ...given.passwords] };
  const sha256 = fingerprint(source.bytes, 'SHA-256', options.crypto);
  let kind: InputKind = 'unknown';
  try {
    const decoded = source.as === 'commandline' ? asCommandLine(source.bytes) : readAll(source.bytes);
    kind = kindOf(decoded);
    const pfx =
      decoded.pfx === undefined
        ? undefined
        : await withPassword(source.name, options, (passwords) =>
            openPfx(decoded.pfx as Uint8Array, { passwords, crypto: options.crypto, limits: limitsOf(options) }),
          );
    const privateKeys = [...decoded.privateKeys];
    for (const encrypted of decoded.encryptedPrivateKeys) {
      privateKeys.push(
        await withPassword(source.name, options, (passwords) =>
          decryptPrivateKey(encrypted, passwords, options.crypto, limitsOf(options)),
        ),
      );
    }
    return {
      name: source.name,
      sha256,
      kind,
      role: source.role,
      computer: source.computer,
      form: formOf(decoded),
      encoding: decoded.encoding,
      certificates: pfx === undefined ? decoded.certificates : pfx.certificates.map((bag) => bag.certificate),
      pfx,
      privateKeys,
      crls: decoded.crls,
      requests: decoded.requests,
      token: decoded.token === undefined ? undefined : decodeToken(decoded.token),
      commandLines: decoded.commandText === undefined ? undefined : readCommandLines(decoded.commandText),
    };
  } catch (error) {
    if (error instanceof CmgCertError) return { name: source.name, sha256, kind, role: source.role, error };
    throw error;
  }
}

/** One after the other: a password prompt must not race another. */
export async function openAll(
  sources: readonly Source[],
  options: OpenOptions,
): Promise<(OpenedInput | FailedInput)[]> {
  const opened: (OpenedInput | FailedInput)[] = [];
  for (const source of sources) opened.push(await open(source, options));
  return opened;
}

/**
 * For files without any of which the answer would be another.
 * @throws CmgCertError with the code of the first that cannot be read, and its name in the message
 */
export async function openEvery(sources: readonly Source[], options: OpenOptions): Promise<OpenedInput[]> {
  return (await openAll(sources, options)).map((input) => {
    if (isOpened(input)) return input;
    const { code, message, remedy } = input.error;
    throw new CmgCertError(code, `${input.name}: ${message}`, { remedy, cause: input.error });
  });
}

const limitsOf = ({ maxIterations }: OpenOptions) => (maxIterations === undefined ? {} : { maxIterations });

const LOCKED = new Set<string>(['password-needed', 'wrong-password', 'principal-protected']);

async function withPassword<T>(
  name: string,
  options: OpenOptions,
  attempt: (passwords: readonly string[]) => Promise<T>,
): Promise<T> {
  try {
    return await attempt(options.passwords);
  } catch (error) {
    if (!(error instanceof CmgCertError) || !LOCKED.has(error.code) || options.askPassword === undefined) throw error;
    const answer = await options.askPassword(name);
    if (answer === undefined) throw error;
    return attempt([answer]);
  }
}

/** Arguments alone are text like any other: only who types them knows what they are. */
const asCommandLine = (bytes: Uint8Array): Decoded => ({
  encoding: 'text',
  pkcs7: false,
  certificates: [],
  crls: [],
  requests: [],
  privateKeys: [],
  encryptedPrivateKeys: [],
  pfx: undefined,
  token: undefined,
  commandText: decodeText(bytes).text,
});

const formOf = ({ pfx, pkcs7, encoding }: Decoded): FileForm => (pfx !== undefined ? 'pfx' : pkcs7 ? 'p7b' : encoding);

/** The kind of a file by what was found in it. */
export function kindOf(decoded: Decoded): InputKind {
  if (decoded.pfx !== undefined) return 'pfx';
  if (decoded.certificates.length > 1) return 'chain';
  if (decoded.certificates.length === 1) return 'certificate';
  if (decoded.crls.length > 0) return 'crl';
  if (decoded.requests.length > 0) return 'csr';
  if (decoded.privateKeys.length > 0 || decoded.encryptedPrivateKeys.length > 0) return 'private-key';
  if (decoded.token !== undefined) return 'token';
  if (decoded.commandText !== undefined) return 'commandline';
  return 'unknown';
}
