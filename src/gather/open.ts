import { readCommandLines } from '../core/ccmsetup/readCommandLines.js';
import type { CommandLine } from '../core/ccmsetup/types.js';
import type { CrlFetch } from '../core/check/crlFacts.js';
import type { FileForm } from '../core/check/fileForm.js';
import type { InputKind } from '../core/check/report.js';
import type { Role } from '../core/check/target.js';
import { CmgCertError } from '../core/errors.js';
import { decryptPrivateKey } from '../core/pkcs12/decryptPrivateKey.js';
import { openPfx } from '../core/pkcs12/openPfx.js';
import type { Pfx } from '../core/pkcs12/types.js';
import type { CryptoPort } from '../core/ports.js';
import { type Decoded, readAll } from '../core/read.js';
import { decodeText } from '../core/text/decodeText.js';
import { toHex } from '../core/text/hex.js';
import { decodeToken } from '../core/token/decodeToken.js';
import type { TokenModel } from '../core/token/types.js';
import type { Certificate, Csr, PrivateKey, RevocationList } from '../core/x509/types.js';

/** Bytes with the name a person knows them by: a path, `-`, a dropped file's name. */
export interface Source {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Its own password, tried on it before those given for all. */
  readonly password?: string | undefined;
  /** What the caller knows it to be; without it the kind is found from the bytes. */
  readonly as?: 'commandline' | undefined;
  /** What it is meant to be, whatever is said of the other inputs. */
  readonly role?: Role | undefined;
  /** Name of the computer that its certificate is for, where it is not the same for all. */
  readonly computer?: string | undefined;
}

/** A CRL that is too large to hold, to be read once. */
export interface LargeCrl {
  readonly name: string;
  /** The same buffer may come again with new content. */
  chunks(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** A CRL that is fetched because its address is named. */
export interface CrlUrl {
  readonly name: string;
  readonly url: string;
}

export const isCrlUrl = (source: Source | LargeCrl | CrlUrl): source is CrlUrl => 'url' in source;
export const isLarge = (source: Source | LargeCrl | CrlUrl): source is LargeCrl => 'chunks' in source;

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

/** One input, decoded and decrypted: everything found in it, whatever it was wrapped in. */
export interface Opened {
  readonly name: string;
  /** Undefined where the platform cannot hash what streams past. */
  readonly sha256: string | undefined;
  readonly kind: InputKind;
  /** Of its source. */
  readonly role?: Role | undefined;
  readonly computer?: string | undefined;
  /** How it was written: `p7b` whatever its encoding, `pfx` likewise. */
  readonly form: FileForm;
  /** How its bytes were written down, whatever is in them. */
  readonly encoding?: Decoded['encoding'];
  readonly certificates: readonly Certificate[];
  readonly pfx: Pfx | undefined;
  readonly privateKeys: readonly PrivateKey[];
  readonly crls: readonly RevocationList[];
  readonly requests: readonly Csr[];
  /** Where it was fetched, not read from a file. */
  readonly fetch?: CrlFetch | undefined;
  /** Of a complete CRL that was fetched: what it names for its delta CRL. Those that came are among `crls`. */
  readonly deltas?: readonly CrlFetch[] | undefined;
  readonly token?: TokenModel | undefined;
  /** None, or at least one. */
  readonly commandLines?: readonly CommandLine[] | undefined;
}

/** An input that could not be read; the others are judged all the same. */
export interface Unopened {
  readonly name: string;
  readonly sha256: string | undefined;
  readonly kind: InputKind;
  /** Of its source. */
  readonly role?: Role | undefined;
  readonly error: CmgCertError;
  /** Where it was to be fetched. */
  readonly fetch?: CrlFetch | undefined;
}

export const isOpened = (input: Opened | Unopened): input is Opened => !('error' in input);

/** Decodes one input. Never throws for what is in the file: that comes back as `error`. */
export async function open(source: Source, given: OpenOptions): Promise<Opened | Unopened> {
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
export async function openAll(sources: readonly Source[], options: OpenOptions): Promise<(Opened | Unopened)[]> {
  const opened: (Opened | Unopened)[] = [];
  for (const source of sources) opened.push(await open(source, options));
  return opened;
}

/**
 * For files without any of which the answer would be another.
 * @throws CmgCertError with the code of the first that cannot be read, and its name in the message
 */
export async function openEvery(sources: readonly Source[], options: OpenOptions): Promise<Opened[]> {
  return (await openAll(sources, options)).map((input) => {
    if (isOpened(input)) return input;
    const { code, message, remedy } = input.error;
    throw new CmgCertError(code, `${input.name}: ${message}`, { remedy, cause: input.error });
  });
}

/** Upper-case hexadecimal digest, as Windows shows a thumbprint. */
export function fingerprint(bytes: Uint8Array, hash: 'SHA-1' | 'SHA-256', crypto: CryptoPort): string {
  const digest = crypto.hash(hash);
  if (digest === undefined) throw new CmgCertError('configuration', `this platform has no ${hash}`);
  return toHex(digest(bytes)).toUpperCase();
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
