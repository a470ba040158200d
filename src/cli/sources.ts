import type { InputReport, Report } from '../core/check/report.js';
import { worst } from '../core/check/verdict.js';
import { CmgCertError } from '../core/errors.js';
import type { Source } from '../gather/open.js';
import type { AnySource } from '../gather/openRun.js';
import type { Io } from './io.js';

export interface ReadSources<S = AnySource> {
  readonly readable: readonly S[];
  /** Files that the file system would not give. */
  readonly unreadable: readonly { readonly name: string; readonly error: CmgCertError }[];
}

const STDIN = 'standard input';

/**
 * The files that patterns stand for.
 * @throws CmgCertError `usage` when standard input is wanted twice, or by the password too
 */
export async function namesOf(
  patterns: readonly string[],
  { passwordStdin }: { readonly passwordStdin?: boolean },
  io: Io,
): Promise<string[]> {
  const names = (await Promise.all(patterns.map((pattern) => (pattern === '-' ? ['-'] : io.expand(pattern))))).flat();
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
      if (!(error instanceof CmgCertError)) throw error;
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
  const content = await io.openFile(name);
  return content instanceof Uint8Array ? { name, bytes: content } : { name, chunks: content.chunks };
}

/** Puts the files that could not be read back in their places. */
export function withUnreadable(
  report: Report,
  unreadable: ReadSources['unreadable'],
  names: readonly string[],
): Report {
  if (unreadable.length === 0) return report;
  const rest = [...report.inputs];
  const failed = [...unreadable];
  const inputs = names.map((name): InputReport => {
    const at = failed.findIndex((one) => one.name === displayName(name));
    const one = at < 0 ? undefined : failed.splice(at, 1)[0];
    if (one === undefined) return rest.shift() as InputReport;
    const { code, message, remedy } = one.error;
    return {
      name: one.name,
      kind: 'unknown',
      verdict: 'incomplete',
      claim: 'could not be read',
      error: { code, message, remedy },
      results: [],
    };
  });
  inputs.push(...rest);
  return { ...report, inputs, verdict: worst([...inputs.map((input) => input.verdict), report.verdict]) };
}
