/** Since Node 22.15; the types of Node 20 do not know it. */
type SystemRoots = { readonly getCACertificates?: (type: 'system') => string[] };

/** The computer's own trusted roots, DER; none where this Node cannot read them, or the store refuses. */
export async function machineRoots(): Promise<Uint8Array[]> {
  // Loaded only here: most runs never ask, and it is slow to load.
  const { getCACertificates } = (await import('node:tls')).default as SystemRoots;
  try {
    return (getCACertificates?.('system') ?? []).map(fromPem);
  } catch {
    return [];
  }
}

const fromPem = (pem: string): Uint8Array => new Uint8Array(Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64'));
