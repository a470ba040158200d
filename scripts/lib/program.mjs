// The command line: one file for --version, one with what every check needs, and the rest in files that are read when they are asked for.
import path from 'node:path';
import { rolldown } from 'rolldown';
import { packagesOf } from './licences.mjs';

/**
 * With all that these import they make one file: to find, read and link some eighty small ones took a third of a check's time,
 * and no bundler knows which dynamic imports are the usual way.
 */
const EVERY_CHECK = [
  'cli/program',
  'cli/nodeIo',
  'cli/sources',
  'cli/passwords',
  'cli/render',
  'reporters/text/index',
  'reporters/json',
];

/**
 * @param {string} root the project's folder
 * @returns {Promise<string[]>} names of the packages in it
 */
export async function buildProgram(root) {
  const isOneOf = (names) => (id) => names.some((name) => path.relative(root, id) === path.join('src', `${name}.ts`));
  const bundle = await rolldown({
    cwd: root,
    input: { cli: path.join(root, 'src/cli/main.ts') },
    platform: 'node',
    // Optional packages: loaded by --azure alone, and only where they are installed.
    external: [/^@azure\//],
    transform: { target: 'es2022' },
    onLog(level, log, report) {
      // Some modules are imported both ways; that is meant.
      if (log.code !== 'INEFFECTIVE_DYNAMIC_IMPORT') report(level, log);
    },
  });
  const { output } = await bundle.write({
    dir: path.join(root, 'dist'),
    format: 'esm',
    minify: true,
    comments: { legal: true },
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: {
      groups: [
        { name: 'start', test: isOneOf(['cli/main']), priority: 1 },
        { name: 'check', test: isOneOf(EVERY_CHECK) },
      ],
    },
  });
  await bundle.close();
  return packagesOf(output.flatMap(({ moduleIds = [] }) => moduleIds));
}
