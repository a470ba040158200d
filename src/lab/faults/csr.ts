import { sign } from 'node:crypto';
import { bitString, NULL, oid, sequence } from '../../core/asn1/encode.js';
import { readCsr } from '../../core/x509/readCsr.js';
import { PURPOSE } from '../../write/oids.js';
import { writeCsr } from '../../write/request/writeCsr.js';
import type { Artefact } from './artefact.js';
import { type Kit, SERVER } from './kit.js';

/** A good request for the server certificate, DER. */
export const serverCsr = (kit: Kit): Uint8Array =>
  writeCsr(
    {
      commonName: SERVER,
      dnsNames: [SERVER],
      purposes: [PURPOSE.serverAuth],
      keyUsage: ['digitalSignature', 'keyEncipherment'],
      keyBits: 2048,
    },
    kit.keys.leaf,
  );

/** The same, signed with SHA-1. */
export function signedWithSha1(der: Uint8Array, kit: Kit): Uint8Array {
  const { tbs } = readCsr(der);
  return sequence(tbs, sequence(oid('1.2.840.113549.1.1.5'), NULL), bitString(sign('sha1', tbs, kit.keys.leaf)));
}

export const csrArtefact = (der: Uint8Array): Artefact => ({
  files: { 'server.csr': der },
  check: { inputs: ['server.csr'] },
});
