// The licences of the packages that a bundle holds: each wants its notice kept in every copy.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The licence of every package, whole but for what another licence offers beside it. @param {Iterable<string>} packages their names */
export const licenceTexts = (root, packages) =>
  [...new Set(packages)]
    .sort()
    .map((name) => licenceOf(root, name))
    .join('\n\n');

/** The same as a comment. */
export const licenceComment = (root, packages) => `/*\n${licenceTexts(root, packages).replaceAll('*/', '* /')}\n*/\n`;

/** Names of the packages that files are of. @param {Iterable<string>} files paths or module ids */
export const packagesOf = (files) =>
  [...files].flatMap(
    (file) => /.*[\\/]?node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file)?.[1]?.replace('\\', '/') ?? [],
  );

function licenceOf(root, name) {
  const folder = path.join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e(?:[-.]\w+)*$/i.test(one));
  if (file === undefined) return `${name} ${version}\n${license} licence; the package has no file with its text.`;
  const [text] = readFileSync(path.join(folder, file), 'utf8').split(/^\s*GNU GENERAL PUBLIC LICENSE/m);
  return `${name} ${version}\n${text.trim()}`;
}
