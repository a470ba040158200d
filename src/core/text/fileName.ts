/** Keeps a path of three folders below the 260 characters of old Windows programs. */
const MAX_LENGTH = 64;

/**
 * A part of a file name that every current file system takes, made from a text of any origin: letters, digits, dot, hyphen and underscore, at
 * most 64 characters. It never begins or ends with a dot, which Windows drops and shells hide. Windows' reserved names (CON, NUL) are not
 * avoided: put another part before it.
 *
 * @returns `unnamed` when nothing is left
 */
export function fileNamePart(text: string): string {
  const safe = text
    .slice(0, 4 * MAX_LENGTH)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-');
  const bounded = [...safe].slice(0, MAX_LENGTH).join('');
  return bounded.replace(/^[-.]+|[-.]+$/g, '') || 'unnamed';
}
