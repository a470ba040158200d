import { CmgCertError } from '../core/errors.js';
import { identify } from '../core/identify.js';
import { HEAD_BYTES } from '../core/inputSize.js';
import { filesOfPlan } from '../core/plan/files.js';
import { MAX_INPUT_BYTES, readAll } from '../core/read.js';
import { isCa, isSelfIssued } from '../core/x509/certificateKind.js';
import { shortName } from '../core/x509/shortName.js';
import type { Certificate } from '../core/x509/types.js';
import { splitBase64Lines } from '../gather/base64Lines.js';
import { kindOf } from '../gather/open.js';
import { looksLikePlan } from '../planFile/looksLikePlan.js';
import { readPlan } from '../planFile/readPlan.js';
import { readBlob } from '../platform/browser/files.js';
import type { Inspected } from './protocol.js';

const NAMED = 3;
const NOTHING = { labels: [], authority: false, selfIssued: false, takesPassword: false };

/** What a file is, from its bytes and, for a plan, its name, without opening what is encrypted. Never throws for what is in it. */
export async function inspect(name: string, blob: Blob): Promise<Inspected> {
  try {
    if (await isLargeCrl(blob)) return { ...NOTHING, kind: 'crl' };
    const bytes = await readBlob(blob);
    if (looksLikePlan(name, bytes)) return inspectPlan(name, bytes);
    const [first, second] = splitBase64Lines({ name: '', bytes });
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

function inspectPlan(name: string, bytes: Uint8Array): Inspected {
  try {
    const { plan } = readPlan(name, bytes);
    const service = plan.deployment?.serviceName;
    const planned = filesOfPlan(plan).map((file) => ({ name: file.name, key: file.key }));
    return { ...NOTHING, kind: 'plan', labels: service === undefined ? [] : [service], planned };
  } catch (error) {
    // Its name stands beside the words.
    if (error instanceof CmgCertError)
      return { ...NOTHING, kind: 'plan', problem: error.message.replace(`${name}: `, '') };
    throw error;
  }
}

/** Read when it is needed, and not before. */
const isLargeCrl = async (blob: Blob): Promise<boolean> =>
  blob.size > MAX_INPUT_BYTES && identify(new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer())).kind === 'crl';
