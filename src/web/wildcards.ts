import { present } from '../core/present.js';

/** The patterns of a plan that the page knows: `*` and `?` within a name, `**` for folders. */
export const isPattern = (name: string): boolean => /[*?]/.test(name);

/** What only the command line knows, as far as no file has such a name. */
export const isBeyond = (name: string): boolean => /[[\]{}]/.test(name);

const isHidden = (name: string): boolean => name.startsWith('.');

/** Whether a path fits a pattern, both with `/`. As on the command line, `*` and `**` leave out names that begin with a dot. */
export const fits = (pattern: string, path: string): boolean =>
  follows(
    pattern.normalize('NFC').split('/'),
    path.normalize('NFC').split('/'),
    (segment) => segment === '**',
    (name) => !isHidden(name),
    (segment, name) =>
      (isHidden(segment) || !isHidden(name)) &&
      follows(
        [...segment],
        [...name],
        (character) => character === '*',
        () => true,
        (one, other) => one === '?' || one === other,
      ),
  );

/** Goes back to the last star only, so that no pattern takes long. */
function follows<T>(
  pattern: readonly T[],
  items: readonly T[],
  isStar: (one: T) => boolean,
  takes: (item: T) => boolean,
  same: (one: T, item: T) => boolean,
): boolean {
  let at = 0;
  let star = -1;
  let taken = 0;
  for (let index = 0; index < items.length; ) {
    const one = pattern[at];
    if (one !== undefined && isStar(one)) {
      star = at++;
      taken = index;
    } else if (one !== undefined && same(one, present(items[index]))) {
      at++;
      index++;
    } else if (star >= 0 && takes(present(items[taken]))) {
      at = star + 1;
      index = ++taken;
    } else return false;
  }
  return pattern.slice(at).every(isStar);
}
