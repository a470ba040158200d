import { readFile } from 'node:fs/promises';
import { CmgCertError } from '../../core/errors.js';

/** Seen from the program's chunks, and from this source. */
const PLACES = ['../cmg-cert.html', '../../../dist/cmg-cert.html'];

/**
 * The offline page, as the build made it.
 * @throws CmgCertError `configuration` when it was not built
 */
export async function readPage(): Promise<Uint8Array> {
  for (const place of PLACES) {
    const bytes = await readFile(new URL(place, import.meta.url)).catch(() => undefined);
    if (bytes !== undefined) return new Uint8Array(bytes);
  }
  throw new CmgCertError('configuration', 'the offline page is not part of this installation', {
    remedy: 'Install cmg-cert again; from its sources: npm ci && npm run build',
  });
}
