import { CmgCertError } from '../../core/errors.js';
import { checkInputSize, HEAD_BYTES } from '../../core/inputSize.js';

/**
 * Reads a file that somebody chose or dropped, its size judged before its content.
 * @throws CmgCertError `unreadable`, `too-large`
 */
export async function readBlob(blob: Blob): Promise<Uint8Array> {
  try {
    const head = new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer());
    checkInputSize(blob.size, head);
    return new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    if (error instanceof CmgCertError) throw error;
    throw new CmgCertError('unreadable', 'the browser cannot read it: it is a folder, or it was moved or changed', {
      remedy: 'Choose the file again; of a folder, choose the files in it.',
      cause: error,
    });
  }
}
