import { nameKey } from '../../x509/compareNames.js';
import type { NameForm } from './form.js';

/** A base is the beginning of the names in its subtree, in whole relative distinguished names. */
export const directoryForm: NameForm<'directory', string, string> = {
  kind: 'directory',
  title: 'directory name',
  parseName: ({ name }) => prefixKey(nameKey(name)),
  parseBase: ({ name }) => ({ value: prefixKey(nameKey(name)), lenient: false }),
  within: contains,
  overlaps: contains,
};

/** Keys state the length of each value, so that one name's key begins with another's exactly when the name does. */
function prefixKey(key: string): string {
  return key === '' ? '' : `${key}/`;
}

function contains(name: string, base: string): boolean {
  return name.startsWith(base);
}
