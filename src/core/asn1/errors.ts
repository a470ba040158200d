import { CmgCertError } from '../errors.js';

/** The error for an element that is there and whole, but not what its standard says. */
export function malformed(message: string, offset?: number): CmgCertError {
  const place = offset === undefined ? '' : ` (offset ${offset})`;
  return new CmgCertError('malformed', `${message}${place}`, {
    ...(offset === undefined ? {} : { offset }),
    remedy: 'The file is damaged or of another kind. Export it again from its source.',
  });
}
