import { bytesEqual } from '../asn1/bytes.js';
import { Cursor, DER_LIMITS } from '../asn1/cursor.js';
import { readOctets } from '../asn1/octets.js';
import type { OcspReading } from '../check/online.js';
import { CmgCertError } from '../errors.js';
import type { CryptoPort } from '../ports.js';
import { isoTime } from '../text/isoTime.js';
import { reasonName } from '../trust/revocation/reasons.js';
import { nameEquals } from '../x509/compareNames.js';
import { readExtension } from '../x509/readExtension.js';
import { shortName } from '../x509/shortName.js';
import type { Certificate, Extension } from '../x509/types.js';
import { type CertId, sameCertId } from './certId.js';
import { NONCE_OID } from './encodeRequest.js';
import { type BasicResponse, readOcspResponse, type SingleResponse } from './readResponse.js';

const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';
/** Clocks of responders and of this computer may differ by so much. */
const SKEW_MS = 5 * 60_000;
/** Of an answer that does not say until when it holds. */
const MAX_AGE_MS = 24 * 60 * 60_000;

export interface OcspQuestion {
  readonly id: CertId;
  /** The CA that issued the certificate asked about. */
  readonly issuer: Certificate;
  /** ms since 1970. */
  readonly at: number;
  /** As sent, if one was. */
  readonly nonce?: Uint8Array | undefined;
  readonly crypto: CryptoPort;
}

const failed = (message: string): OcspReading => ({ state: 'failed', message });

/** Reads and judges an answer as a client does (RFC 6960 § 3.2). @param body of the HTTP answer */
export async function judgeOcspResponse(body: Uint8Array, question: OcspQuestion): Promise<OcspReading> {
  const { id, at, nonce } = question;
  try {
    const { status, basic } = readOcspResponse(body);
    if (basic === undefined) return failed(`answers "${status}"${HINTS.get(status) ?? ''}`);
    const single = latestOf(basic.responses.filter((response) => sameCertId(response.id, id)));
    if (single === undefined) return failed('answers for another certificate than the one asked about');
    const signer = await findSigner(basic, question);
    if (typeof signer === 'string') return failed(signer);
    const problem = criticalProblem(basic, single) ?? nonceProblem(basic, nonce) ?? timeProblem(single, basic, at);
    if (problem !== undefined) return failed(problem);
    const { status: state, revokedAt, reason, thisUpdate, nextUpdate } = single;
    return {
      state: 'answered',
      status: state,
      revokedAt,
      reason: state === 'revoked' ? reasonName(reason) : undefined,
      thisUpdate,
      nextUpdate,
      signer: signer.words,
    };
  } catch (error) {
    if (!(error instanceof CmgCertError)) throw error;
    return failed(`answers with what is no OCSP answer: ${error.message}`);
  }
}

/** An answer that speaks of a certificate twice is judged by its newest word, and of two equally new ones by "revoked". */
const latestOf = (responses: readonly SingleResponse[]): SingleResponse | undefined =>
  responses.toSorted(
    (a, b) => b.thisUpdate - a.thisUpdate || Number(b.status === 'revoked') - Number(a.status === 'revoked'),
  )[0];

const HINTS: ReadonlyMap<string, string> = new Map([
  ['unauthorized', ': it does not answer for this CA, or does not know the certificate'],
  ['tryLater', ': it has no answer now'],
]);

/** § 4.2.2.2: the CA itself, or one that the CA names by a certificate of its own for that purpose. */
async function findSigner(
  basic: BasicResponse,
  { issuer, at, crypto }: OcspQuestion,
): Promise<{ readonly words: string } | string> {
  const { tbs: data, signatureAlgorithm: algorithm, signature } = basic;
  const verifies = (certificate: Certificate) =>
    crypto.verify({ algorithm, spki: certificate.publicKey.der, signature, data });
  if (isNamed(issuer, basic, crypto)) {
    const result = await verifies(issuer);
    if (result === 'valid') return { words: `the CA "${shortName(issuer.subject)}" itself` };
    if (result === 'unsupported') return `signs with ${algorithm.oid}, which cannot be verified here`;
  }
  const candidates = basic.certificates.filter((certificate) => isNamed(certificate, basic, crypto));
  let problem = 'has an answer that no key of the CA or of a responder that it named verifies';
  for (const candidate of candidates) {
    const name = shortName(candidate.subject);
    const signed = await verifies(candidate);
    if (signed !== 'valid') {
      problem = signed === 'invalid' ? `has an answer whose signature by "${name}" is wrong` : problem;
      continue;
    }
    const refusal = await delegationProblem(candidate, issuer, at, crypto);
    if (refusal !== undefined) {
      problem = `signs as "${name}", ${refusal}`;
      continue;
    }
    const checked = readExtension(candidate, 'ocspNoCheck').state === 'present';
    const words = `"${name}", which the CA named for that`;
    return {
      words: checked ? words : `${words} (without id-pkix-ocsp-nocheck: whether it is revoked was not checked)`,
    };
  }
  return problem;
}

function isNamed(certificate: Certificate, { responder }: BasicResponse, crypto: CryptoPort): boolean {
  if ('name' in responder) return nameEquals(responder.name, certificate.subject);
  const hash = crypto.hash('SHA-1')?.(certificate.publicKey.bits);
  return hash !== undefined && bytesEqual(hash, responder.keyHash);
}

/** @returns a clause whose subject is the responder's certificate; undefined when nothing is wrong */
async function delegationProblem(
  responder: Certificate,
  issuer: Certificate,
  at: number,
  { verify }: CryptoPort,
): Promise<string | undefined> {
  if (!nameEquals(responder.issuer, issuer.subject)) return 'which another CA issued';
  const { signatureAlgorithm: algorithm, signature, tbs: data } = responder;
  if ((await verify({ algorithm, spki: issuer.publicKey.der, signature, data })) !== 'valid') {
    return 'whose certificate the CA did not sign';
  }
  const purposes = readExtension(responder, 'extendedKeyUsage');
  if (purposes.state !== 'present' || !purposes.value.includes(OCSP_SIGNING)) {
    return 'whose certificate is not for OCSP signing (1.3.6.1.5.5.7.3.9)';
  }
  if (at < responder.notBefore) return `whose certificate is not valid before ${isoTime(responder.notBefore)}`;
  if (at > responder.notAfter) return `whose certificate ended on ${isoTime(responder.notAfter)}`;
  const usage = readExtension(responder, 'keyUsage');
  const signs = usage.state === 'absent' || (usage.state === 'present' && usage.value.has('digitalSignature'));
  return signs ? undefined : 'whose key usage does not allow signatures';
}

function criticalProblem(basic: BasicResponse, single: SingleResponse): string | undefined {
  const unknown = [...basic.extensions, ...single.extensions].find(
    ({ critical, oid }) => critical && oid !== NONCE_OID,
  );
  return unknown === undefined ? undefined : `has a critical extension that is not known here (${unknown.oid})`;
}

/** A nonce that was sent must come back; one that was not asked for says nothing. */
function nonceProblem({ extensions }: BasicResponse, sent: Uint8Array | undefined): string | undefined {
  if (sent === undefined) return undefined;
  const extension = extensions.find(({ oid }) => oid === NONCE_OID);
  if (extension === undefined) return 'does not repeat the nonce of the request';
  return bytesEqual(nonceOf(extension), sent) ? undefined : 'repeats another nonce than that of the request';
}

const nonceOf = ({ value }: Extension): Uint8Array => readOctets(Cursor.over(value, DER_LIMITS), 'nonce');

function timeProblem(
  { thisUpdate, nextUpdate }: SingleResponse,
  { producedAt }: BasicResponse,
  at: number,
): string | undefined {
  if (thisUpdate > at + SKEW_MS) return `has an answer of ${isoTime(thisUpdate)}, after the time of the check`;
  if (nextUpdate !== undefined && nextUpdate < at - SKEW_MS)
    return `has an answer that ended on ${isoTime(nextUpdate)}`;
  // § 4.2.2.1: newer information is there at any time. An old answer is then somebody's copy.
  if (nextUpdate === undefined && producedAt < at - MAX_AGE_MS)
    return `has an answer without an end that was made on ${isoTime(producedAt)}, and none of today`;
  return undefined;
}
