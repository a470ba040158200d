import { Cursor } from '../../../core/asn1/cursor.js';
import { sequence } from '../../../core/asn1/encode.js';
import { TAG } from '../../../core/asn1/tags.js';
import { writePem } from '../../../core/pem.js';
import { readCrl } from '../../../core/x509/crl/readCrl.js';
import { encodeName } from '../../../write/name.js';
import type { Changed, Content } from '../http/content.js';
import type { Answer } from '../ocsp/answer.js';
import { errorAnswer } from '../ocsp/answer.js';
import type { PublishedFile } from '../publication.js';
import { type Remake, remakeCrl } from '../remakeCrl.js';
import type { ServeFault } from './fault.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const stale = (now: number) => ({ thisUpdate: now - 8 * DAY_MS, nextUpdate: now - DAY_MS });
const notYetValid = (now: number) => ({ thisUpdate: now + DAY_MS, nextUpdate: now + 8 * DAY_MS });

/** Faults of what is said. Certificates have no dates and signatures to be remade here: for them these paths find nothing. */
export const signedFaults: readonly ServeFault[] = [
  {
    name: 'stale',
    title: 'It was valid for a week and ended yesterday',
    file: (content, file, { now }) => remade(content, file, stale(now())),
    ocsp: {
      twist: (answer, _authority, { now }) => ({ ...answer, ...stale(now()), producedAt: stale(now()).thisUpdate }),
    },
  },
  {
    name: 'not-yet-valid',
    title: 'It begins tomorrow',
    file: (content, file, { now }) => remade(content, file, notYetValid(now())),
    ocsp: { twist: (answer, _authority, { now }) => ({ ...answer, ...notYetValid(now()) }) },
  },
  {
    name: 'bad-signature',
    title: 'One bit of the signature is wrong',
    file: async (content, file) => (isCrl(file) ? { ...content, bytes: flipLastBit(content.bytes) } : 'does-not-apply'),
    // The responder's certificate stands behind the signature of an answer, so the bit is turned in the signing itself.
    ocsp: {
      twist: (answer) => ({
        ...answer,
        responder: { ...answer.responder, signingKey: spoiled(answer.responder.signingKey) },
      }),
    },
  },
  {
    name: 'wrong-issuer',
    title: 'It is signed by a CA of another name',
    file: (content, file, { stranger }) =>
      remade(content, file, { issuer: encodeName([['CN', 'Fabrikam Issuing CA']]), signingKey: stranger }),
  },
  {
    name: 'pem',
    title: 'PEM, where DER is asked for',
    file: async (content, { kind }) => ({
      ...content,
      bytes: Buffer.from(writePem(kind === 'certificate' ? 'CERTIFICATE' : 'X509 CRL', content.bytes), 'latin1'),
    }),
  },
  {
    name: 'double-escaping',
    title: 'HTTP 404 for names with "+", as IIS answers until double escaping is allowed; other names are right',
    file: async (content, { name }) => (name.includes('+') ? 'not-found' : content),
  },
  {
    name: 'wrong-responder',
    title: 'The answer is signed by a responder whose certificate is not for OCSP signing',
    ocsp: {
      twist: (answer, authority, { unauthorizedResponder }) => ({
        ...answer,
        responder: unauthorizedResponder(authority),
      }),
    },
  },
  {
    name: 'stranger-responder',
    title: 'The answer is signed by a key that the CA never certified',
    ocsp: {
      twist: (answer, _authority, { stranger }) => ({
        ...answer,
        responder: { signingKey: stranger, certificates: [] },
      }),
    },
  },
  {
    name: 'wrong-certificate',
    title: 'The answer is about another serial number',
    ocsp: {
      twist: (answer) => ({
        ...answer,
        singles: answer.singles.map((one) => ({ ...one, certId: nextSerial(one.certId) })),
      }),
    },
  },
  {
    name: 'wrong-nonce',
    title: 'The answer repeats another nonce than the one sent',
    ocsp: { twist: (answer): Answer => ({ ...answer, nonce: answer.nonce && flipLastBit(answer.nonce) }) },
  },
  {
    name: 'no-nonce',
    title: 'The answer leaves the nonce out, as responders with prepared answers do',
    ocsp: { twist: (answer): Answer => ({ ...answer, nonce: undefined }) },
  },
  {
    name: 'garbage',
    title: 'The body is no ASN.1',
    file: async (content) => ({ ...content, bytes: Buffer.from('This is no DER.\n') }),
    ocsp: { spoil: () => Buffer.from('This is no DER.\n') },
  },
  {
    name: 'malformed-request',
    title: 'The responder says malformedRequest',
    ocsp: { spoil: () => errorAnswer('malformedRequest') },
  },
  {
    name: 'internal-error',
    title: 'The responder says internalError',
    ocsp: { spoil: () => errorAnswer('internalError') },
  },
  { name: 'try-later', title: 'The responder says tryLater', ocsp: { spoil: () => errorAnswer('tryLater') } },
  {
    name: 'unauthorized',
    title: 'The responder says unauthorized',
    ocsp: { spoil: () => errorAnswer('unauthorized') },
  },
];

const isCrl = ({ kind }: PublishedFile): boolean => kind !== 'certificate';

async function remade(content: Content, file: PublishedFile, changes: Partial<Remake>): Promise<Changed> {
  if (!isCrl(file)) return 'does-not-apply';
  const bytes = await remakeCrl(readCrl(content.bytes), { signingKey: file.authority.signingKey, ...changes });
  return { ...content, bytes };
}

function flipLastBit(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
  return copy;
}

const spoiled = (signingKey: Answer['responder']['signingKey']): Answer['responder']['signingKey'] => ({
  ...signingKey,
  sign: async (data) => flipLastBit(await signingKey.sign(data)),
});

/** A CertID with the last octet of its serial number changed (RFC 6960 § 4.1.1: the serial number stands last). */
function nextSerial(certId: Uint8Array): Uint8Array {
  const fields = Cursor.over(certId).readInto(TAG.sequence, 'CertID');
  const parts: Uint8Array[] = [];
  while (!fields.atEnd) {
    const { bytes, start, end } = fields.read();
    parts.push(bytes.subarray(start, end));
  }
  return sequence(...parts.slice(0, -1), flipLastBit(parts.at(-1) ?? new Uint8Array()));
}
