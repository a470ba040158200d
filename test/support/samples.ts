import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rootCertificates } from 'node:tls';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Files of outside origin, kept beside the repository. */
export const CONFORMANCE = process.env.CMG_CERT_CONFORMANCE ?? path.resolve(ROOT, '../shared/conformance');

/** The conformance directory, or undefined with a printed reason where it is absent. */
export function conformanceDirectory(name: string): string | undefined {
  const directory = path.join(CONFORMANCE, name);
  if (existsSync(directory)) return directory;
  process.stdout.write(`skipped: no ${name} in the conformance data (set CMG_CERT_CONFORMANCE)\n`);
  return undefined;
}

export interface Sample {
  readonly label: string;
  readonly bytes: Uint8Array;
}

/** Octets of a file, or of its one PEM block. */
function derOf(content: Buffer): Uint8Array {
  if (content[0] === 0x30) return new Uint8Array(content);
  return pemBytes(content.toString('latin1'));
}

/** Octets of the first PEM block, read the plain way. */
export function pemBytes(pem: string): Uint8Array {
  const body = /-----BEGIN [^-]+-----([^-]+)-----END/.exec(pem)?.[1] ?? '';
  return new Uint8Array(Buffer.from(body, 'base64'));
}

function filesBelow(directory: string, extension: string): Sample[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => ({ label: name, bytes: derOf(readFileSync(path.join(directory, name))) }));
}

/** Certificates made by foreign tools: the fixtures, Node's roots, and Windows' where at hand. */
export function sampleCertificates(): Sample[] {
  const windows = conformanceDirectory('windows');
  return [
    ...['openssl', 'gnutls', 'nss', 'java', 'good'].flatMap((tool) =>
      filesBelow(path.join(ROOT, 'fixtures', tool), '.cer'),
    ),
    ...rootCertificates.map((pem, i) => ({ label: `root ${i}`, bytes: pemBytes(pem) })),
    ...(windows === undefined ? [] : filesBelow(windows, '.cer')),
  ];
}

/** CRLs made by foreign tools. */
export function sampleCrls(): Sample[] {
  return filesBelow(path.join(ROOT, 'fixtures'), '.crl');
}
