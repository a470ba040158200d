import { CmgCertError } from '../core/errors.js';
import { identify } from '../core/identify.js';
import { HEAD_BYTES } from '../core/inputSize.js';
import { MAX_INPUT_BYTES, readAll } from '../core/read.js';
import { isCa, isSelfIssued } from '../core/x509/certificateKind.js';
import { shortName } from '../core/x509/shortName.js';
import type { Certificate } from '../core/x509/types.js';
import { splitBase64Lines } from '../gather/base64Lines.js';
import { kindOf } from '../gather/open.js';
import { readBlob } from '../platform/browser/files.js';
import type { Inspected } from './protocol.js';

const NAMED = 3;
const NOTHING = { labels: [], authority: false, selfIssued: false, takesPassword: false };

/** What a file is, from its bytes, without opening what is encrypted. Never throws for what is in it. */
export async function inspect(blob: Blob): Promise<Inspected> {
  try {
    if (await isLargeCrl(blob)) return { ...NOTHING, kind: 'crl' };
    const [first, second] = splitBase64Lines({ name: '', bytes: await readBlob(blob) });
    if (first === undefined) return { ...NOTHING, kind: 'unknown' };
    const decoded = readAll(first.bytes);
    const { certificates } = decoded;
    const all = (test: (certificate: Certificate) => boolean) =>
      certificates.length > 0 && second === undefined && certificates.every(test);
    return {
      kind: second === undefined ? kindOf(decoded) : 'chain',
      labels: certificates.slice(0, NAMED).map(({ subject }) => shortName(subject)),
      authority: all(isCa),
      selfIssued: all(isSelfIssued),
      takesPassword: decoded.pfx !== undefined || decoded.encryptedPrivateKeys.length > 0,
    };
  } catch (error) {
    if (error instanceof CmgCertError) return { ...NOTHING, kind: 'unknown', problem: error.message };
    throw error;
  }
}

/** Read when it is needed, and not before. */
const isLargeCrl = async (blob: Blob): Promise<boolean> =>
  blob.size > MAX_INPUT_BYTES && identify(new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer())).kind === 'crl';
