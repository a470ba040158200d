import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** TypeScript in the project's format. @param file where it will stand */
export function formatted(root, file, text) {
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  return execFileSync(process.execPath, [biome, 'check', '--write', `--stdin-file-path=${file}`], {
    cwd: root,
    input: text,
    encoding: 'utf8',
  });
}
