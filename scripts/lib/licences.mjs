// The licences of the packages that a bundle holds: each wants its notice kept in every copy.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * A comment with the licence of every package among a bundle's inputs, whole but for what another licence offers beside it.
 * @param {{inputs: object}} metafile of esbuild
 * @param {readonly string[]} more names of packages that are in it besides
 */
export function licenceComment(root, { inputs }, more) {
  const found = Object.keys(inputs).flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  const texts = [...new Set([...found, ...more])].sort().map((name) => {
    const folder = path.join(root, 'node_modules', name);
    const file = readdirSync(folder).find((one) => /^licen[cs]e(?:\.\w+)?$/i.test(one));
    if (file === undefined) throw new Error(`${name} has no file with its licence`);
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const [text] = readFileSync(path.join(folder, file), 'utf8').split(/^\s*GNU GENERAL PUBLIC LICENSE/m);
    return `${name} ${version}\n${text.trim().replaceAll('*/', '* /')}`;
  });
  return `/*\n${texts.join('\n\n')}\n*/\n`;
}
