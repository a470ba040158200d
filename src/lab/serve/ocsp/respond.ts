import { createHash } from 'node:crypto';
import { HASH_OIDS, type HashName } from '../../../core/algorithms.js';
import { CmgCertError } from '../../../core/errors.js';
import { toHex } from '../../../core/text/hex.js';
import { NODE_HASHES } from '../../../platform/node/hashes.js';
import type { PublishedAuthority } from '../publication.js';
import { type Answer, errorAnswer, type Responder, type SingleAnswer, signedAnswer } from './answer.js';
import { type CertId, type OcspRequest, readRequest } from './readRequest.js';

/** A client may keep an answer for this long (RFC 5019 § 6). */
export const OCSP_VALIDITY_MS = 60 * 60 * 1000;
/** Answers are made as of whole minutes, so that equal questions get equal octets, and with them one ETag. */
const STEP_MS = 60 * 1000;

/** Hashes that a CertID may use: what clients send (SHA-1), and what RFC 5019bis and later ones do. */
const HASHES: ReadonlySet<HashName> = new Set<HashName>(['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512']);

export interface Question {
  /** OCSPRequest as it came. */
  readonly der: Uint8Array;
  readonly authorities: readonly PublishedAuthority[];
  readonly responderOf: (authority: PublishedAuthority) => Responder;
  /** ms since 1970. */
  readonly now: number;
  /** Makes the answer wrong on purpose, before it is signed. */
  readonly twist?: ((answer: Answer, authority: PublishedAuthority) => Answer) | undefined;
}

export interface Reply {
  /** OCSPResponse, DER. */
  readonly der: Uint8Array;
  /** For the access log: `good 1A2B`. */
  readonly note: string;
  /** Of an answer that a cache may keep: one without a nonce. Times in ms since 1970. */
  readonly cacheable: { readonly thisUpdate: number; readonly nextUpdate: number } | undefined;
}

/**
 * Answers an OCSP request (RFC 6960 § 2.2, 2.3). What is no request is `malformedRequest`; a certificate of a CA that is not published here,
 * or certificates of several CAs at once, is `unauthorized`.
 */
export async function respond(question: Question): Promise<Reply> {
  let request: OcspRequest;
  try {
    request = readRequest(question.der);
  } catch (error) {
    if (!(error instanceof CmgCertError)) throw error;
    return { der: errorAnswer('malformedRequest'), note: `malformedRequest: ${error.message}`, cacheable: undefined };
  }
  const authority = question.authorities.find((candidate) => request.certIds.every((id) => isFrom(candidate, id)));
  if (authority === undefined)
    return { der: errorAnswer('unauthorized'), note: 'unauthorized: no CA here issued it', cacheable: undefined };

  const singles = await Promise.all(
    request.certIds.map(
      async (id): Promise<SingleAnswer> => ({ certId: id.der, status: await authority.status(id.serialNumber) }),
    ),
  );
  const thisUpdate = Math.floor(question.now / STEP_MS) * STEP_MS;
  const plain: Answer = {
    responder: question.responderOf(authority),
    singles,
    producedAt: thisUpdate,
    thisUpdate,
    nextUpdate: thisUpdate + OCSP_VALIDITY_MS,
    nonce: request.nonce,
  };
  const answer = question.twist === undefined ? plain : question.twist(plain, authority);
  return {
    der: await signedAnswer(answer),
    note: singles
      .map(({ status }, at) => `${status.state} ${toHex(request.certIds[at]?.serialNumber ?? new Uint8Array())}`)
      .join(', '),
    cacheable:
      answer.nonce === undefined ? { thisUpdate: answer.thisUpdate, nextUpdate: answer.nextUpdate } : undefined,
  };
}

function isFrom({ certificate }: PublishedAuthority, id: CertId): boolean {
  const name = HASH_OIDS.get(id.hash);
  const hash = name !== undefined && HASHES.has(name) ? NODE_HASHES[name] : undefined;
  if (hash === undefined) return false;
  const equals = (data: Uint8Array, expected: Uint8Array) => createHash(hash).update(data).digest().equals(expected);
  return equals(certificate.subject.der, id.issuerNameHash) && equals(certificate.publicKey.bits, id.issuerKeyHash);
}
