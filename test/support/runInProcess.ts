import type { Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/main.js';
import { nodeIo } from '../../src/cli/nodeIo.js';
import type { Run } from './cli.js';

/**
 * The command line without a process of its own: for tables of many runs.
 * @param input standard input
 * @param instead what takes the place of the real files, terminal or platform
 */
export async function runInProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input?: Uint8Array,
  instead: Partial<Io> = {},
): Promise<Run> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const into = (parts: string[]) => ({
    isTerminal: false,
    columns: undefined,
    write: (text: string) => void parts.push(text),
  });
  const io: Io = {
    ...nodeIo(),
    env,
    ...(input === undefined
      ? {}
      : { readStdin: async () => input, readChunks: (path) => (path === '-' ? [input] : nodeIo().readChunks(path)) }),
    askPassword: undefined,
    questions: undefined,
    ...instead,
    stdout: into(stdout),
    stderr: into(stderr),
  };
  const code = await run(args, io);
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}
