import {
  bitString,
  enumerated,
  explicit,
  extension,
  generalizedTime,
  implicit,
  octetString,
  oid,
  sequence,
} from '../../../core/asn1/encode.js';
import type { CertificateStatus } from '../publication.js';
import type { SigningKey } from '../signingKey.js';

/** OCSPResponseStatus, RFC 6960 § 4.2.1. */
export const RESPONSE_STATUS = {
  successful: 0,
  malformedRequest: 1,
  internalError: 2,
  tryLater: 3,
  sigRequired: 5,
  unauthorized: 6,
} as const;
export type ErrorStatus = Exclude<keyof typeof RESPONSE_STATUS, 'successful'>;

const BASIC = '1.3.6.1.5.5.7.48.1.1';
const NONCE = '1.3.6.1.5.5.7.48.1.2';

/** An answer without a signature: something kept the responder from answering. */
export const errorAnswer = (status: ErrorStatus): Uint8Array => sequence(enumerated(RESPONSE_STATUS[status]));

/** Who signs: the CA itself, or a responder to which it delegated this (RFC 6960 § 4.2.2.2). */
export interface Responder {
  readonly signingKey: SigningKey;
  /** Sent along; the CA's own certificate is at hand for whoever asks. */
  readonly certificates: readonly Uint8Array[];
}

export interface SingleAnswer {
  /** CertID, DER, as it was asked. */
  readonly certId: Uint8Array;
  readonly status: CertificateStatus;
}

export interface Answer {
  readonly responder: Responder;
  readonly singles: readonly SingleAnswer[];
  /** Times in ms since 1970. */
  readonly producedAt: number;
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  /** Value of the nonce extension. */
  readonly nonce: Uint8Array | undefined;
}

/** A signed OCSPResponse with the responder named by its key (RFC 6960 § 4.2.1). */
export async function signedAnswer(answer: Answer): Promise<Uint8Array> {
  const { signingKey, certificates } = answer.responder;
  const data = responseData(answer);
  const signature = bitString(await signingKey.sign(data));
  const certs = certificates.length === 0 ? [] : [explicit(0, sequence(...certificates))];
  return successful(sequence(data, signingKey.algorithm, signature, ...certs));
}

/** @param basic BasicOCSPResponse, DER */
const successful = (basic: Uint8Array): Uint8Array =>
  sequence(enumerated(RESPONSE_STATUS.successful), explicit(0, sequence(oid(BASIC), octetString(basic))));

function responseData({ responder, singles, producedAt, thisUpdate, nextUpdate, nonce }: Answer): Uint8Array {
  const byKey = explicit(2, octetString(responder.signingKey.keyHash));
  const responses = singles.map(({ certId, status }) =>
    sequence(certId, certStatus(status), generalizedTime(thisUpdate), explicit(0, generalizedTime(nextUpdate))),
  );
  const extensions = nonce === undefined ? [] : [explicit(1, sequence(extension(NONCE, nonce)))];
  return sequence(byKey, generalizedTime(producedAt), sequence(...responses), ...extensions);
}

function certStatus(status: CertificateStatus): Uint8Array {
  if (status.state === 'good') return implicit(0);
  if (status.state === 'unknown') return implicit(2);
  const reason = status.reason === undefined ? [] : [explicit(0, enumerated(status.reason))];
  return explicit(1, generalizedTime(status.at), ...reason);
}
