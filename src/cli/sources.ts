import type { Source } from '../core/check/inputs.js';
import { CmgCertError } from '../core/errors.js';
import type { Report } from '../core/report/report.js';
import { type UnreadFile, withUnread } from '../core/report/withUnread.js';
import type { AnySource } from '../gather/openInputs.js';
import type { Io } from './io.js';
import { isUrl } from './onlineOptions.js';

export interface ReadSources<S = AnySource> {
  readonly readable: readonly S[];
  /** Files that the file system would not give. */
  readonly unreadable: readonly UnreadFile[];
}

const STDIN = 'standard input';

/**
 * The files that patterns stand for.
 * @throws CmgCertError `usage` when standard input is wanted twice, or by the password too
 */
export async function namesOf(
  patterns: readonly string[],
  { passwordStdin }: { readonly passwordStdin?: boolean | undefined },
  io: Io,
): Promise<string[]> {
  const names = (
    await Promise.all(patterns.map((pattern) => (pattern === '-' || isUrl(pattern) ? [pattern] : io.expand(pattern))))
  ).flat();
  if (names.filter((name) => name === '-').length > 1)
    throw new CmgCertError('usage', '- stands twice: standard input can be read once');
  if (names.includes('-') && passwordStdin === true) {
    throw new CmgCertError('usage', '- and --password-stdin both want standard input', {
      remedy: 'Give the password with --password-env or --password-file.',
    });
  }
  return names;
}

/** Reads every input that can be read; one that cannot does not stop the others. */
export const readSources = (names: readonly string[], io: Io): Promise<ReadSources<Source>> =>
  readEach(names, (name) => sourceOf(name, io));

/** The same, with large CRLs left to be streamed. */
export const readAnySources = (names: readonly string[], io: Io): Promise<ReadSources> =>
  readEach(names, (name) => anySourceOf(name, io));

async function readEach<S>(names: readonly string[], read: (name: string) => Promise<S>): Promise<ReadSources<S>> {
  const readable: S[] = [];
  const unreadable: { name: string; error: CmgCertError }[] = [];
  for (const name of names) {
    try {
      readable.push(await read(name));
    } catch (error) {
      if (!(error instanceof CmgCertError) || error.code === 'usage') throw error;
      unreadable.push({ name: displayName(name), error });
    }
  }
  return { readable, unreadable };
}

/** For files that an option names: one that cannot be read stops the run, because the answer would differ without it. */
export const sourcesOf = (names: readonly string[], io: Io): Promise<Source[]> =>
  Promise.all(
    names.map((name) =>
      sourceOf(name, io).catch((error: unknown) => {
        if (!(error instanceof CmgCertError)) throw error;
        throw new CmgCertError(error.code, `${name}: ${error.message}`, { remedy: error.remedy, cause: error });
      }),
    ),
  );

/** The files of options that may be patterns, such as --roots. */
export const companionsOf = async (patterns: readonly string[], io: Io): Promise<Source[]> =>
  sourcesOf((await Promise.all(patterns.map((pattern) => io.expand(pattern)))).flat(), io);

const displayName = (name: string): string => (name === '-' ? STDIN : name);

const sourceOf = async (name: string, io: Io): Promise<Source> => ({
  name: displayName(name),
  bytes: name === '-' ? await io.readStdin() : await io.readFile(name),
});

async function anySourceOf(name: string, io: Io): Promise<AnySource> {
  if (name === '-') return sourceOf(name, io);
  if (isUrl(name)) return { name, url: httpUrl(name) };
  const content = await io.openFile(name);
  return content instanceof Uint8Array ? { name, bytes: content } : { name, chunks: content.chunks };
}

/** @throws CmgCertError `usage` for https: no client fetches a CRL so */
function httpUrl(name: string): string {
  if (/^http:/i.test(name)) return name;
  throw new CmgCertError('usage', `${name}: a CRL is fetched over http:// alone`, {
    remedy: 'A CRL is signed, and a client cannot check the certificate of an https server without one.',
  });
}

/** Puts the files that could not be read back in their places. */
export const withUnreadable = (report: Report, unreadable: readonly UnreadFile[], names: readonly string[]): Report =>
  withUnread(report, unreadable, names.map(displayName));
