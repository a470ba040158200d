import { CmgCertError } from '../core/errors.js';
import { readCertificate } from '../core/x509/certificate.js';
import type { Certificate } from '../core/x509/types.js';

/** The computer's own roots, decoded once, at the first question. */
export function machineRootsOf(load: () => Promise<readonly Uint8Array[]>): () => Promise<readonly Certificate[]> {
  let loaded: Promise<readonly Certificate[]> | undefined;
  return () => {
    loaded ??= load().then((ders) => ders.flatMap(readable));
    return loaded;
  };
}

/** A store may hold what this reader refuses; such a root is no anchor here. */
function readable(der: Uint8Array): Certificate[] {
  try {
    return [readCertificate(der)];
  } catch (error) {
    if (error instanceof CmgCertError) return [];
    throw error;
  }
}
