import type { OcspAnswer, OcspAsk, OcspReading } from '../../core/check/online.js';
import { FETCH_TIMEOUT_MS, MAX_OCSP_ANSWER, MAX_REDIRECTS } from '../../core/network/limits.js';
import { certIdOf } from '../../core/ocsp/certId.js';
import { encodeOcspRequest, ocspGetUrl } from '../../core/ocsp/encodeRequest.js';
import { judgeOcspResponse, type OcspQuestion } from '../../core/ocsp/judgeResponse.js';
import type { HttpExchange } from '../../core/ports.js';
import type { Certificate } from '../../core/x509/types.js';
import type { FetcherOptions } from './crlFetcher.js';

/** Asks a responder of one certificate by both methods. No nonce is sent, as Windows sends none: it would find answers from stock wanting. */
export async function askOcsp(
  url: string,
  certificate: Certificate,
  issuer: Certificate,
  options: FetcherOptions,
): Promise<OcspAsk> {
  const { crypto, at, limit } = options;
  const id = certIdOf(certificate, issuer, crypto);
  const request = encodeOcspRequest(id);
  const question: OcspQuestion = { id, issuer, at, crypto };
  const answers = await Promise.all([
    limit(() => ask({ method: 'POST', url, body: request }, question, options)),
    limit(() => ask({ method: 'GET', url: ocspGetUrl(url, request) }, question, options)),
  ]);
  return { url, answers };
}

interface Asked {
  readonly method: 'POST' | 'GET';
  readonly url: string;
  readonly body?: Uint8Array;
}

async function ask(
  { method, url, body }: Asked,
  question: OcspQuestion,
  { network, now, record }: FetcherOptions,
): Promise<OcspAnswer> {
  const parts: Uint8Array[] = [];
  const askedAt = now();
  const exchange = await network.http(
    {
      method,
      url,
      headers: {
        accept: 'application/ocsp-response',
        ...(body === undefined ? {} : { 'content-type': 'application/ocsp-request' }),
      },
      body,
      timeoutMs: FETCH_TIMEOUT_MS,
      maxBytes: MAX_OCSP_ANSWER,
      maxRedirects: MAX_REDIRECTS,
    },
    (chunk) => void parts.push(new Uint8Array(chunk)),
  );
  record('ocsp', exchange);
  const reading = failureOf(exchange) ?? (await judgeOcspResponse(joined(parts), question));
  return { method, askedAt, exchange, reading };
}

function failureOf({ failure, status }: HttpExchange): OcspReading | undefined {
  if (failure === undefined) return status === 200 ? undefined : { state: 'failed', message: `answers ${status}` };
  switch (failure.code) {
    case 'not-resolved':
    case 'not-connected':
      return { state: 'unreachable', message: failure.message };
    case 'private-address':
      return { state: 'private', message: failure.message };
    default:
      return { state: 'failed', message: failure.message };
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
