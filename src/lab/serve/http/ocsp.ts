import express, { type Request, type RequestHandler } from 'express';
import type { Answer, Responder } from '../ocsp/answer.js';
import { respond } from '../ocsp/respond.js';
import type { Publication, PublishedAuthority } from '../publication.js';
import { addNote } from './accessLog.js';
import { type Content, type Deliver, deliver } from './content.js';
import { LIMITS } from './limits.js';

const OCSP_RESPONSE = 'application/ocsp-response';
const OCSP_REQUEST = 'application/ocsp-request';

export interface OcspService {
  readonly publication: Publication;
  readonly now: () => number;
  readonly responderOf: (authority: PublishedAuthority) => Responder;
  /** Makes the answer wrong on purpose, before it is signed. */
  readonly twist?: ((answer: Answer, authority: PublishedAuthority) => Answer) | undefined;
  /** Makes it wrong afterwards. */
  readonly spoil?: ((der: Uint8Array) => Uint8Array) | undefined;
  readonly deliver?: Deliver | undefined;
}

/** OCSP over HTTP (RFC 6960 appendix A): the request in the body of a POST, or in Base64 behind the path of a GET. */
export function serveOcsp(service: OcspService): RequestHandler {
  const { now, deliver: send = deliver } = service;
  const router = express.Router();
  router.post('/', express.raw({ type: OCSP_REQUEST, limit: LIMITS.bodyBytes }), async (request, response) => {
    if (request.get('content-type')?.toLowerCase().startsWith(OCSP_REQUEST) !== true) {
      addNote(response, 'ocsp: wrong content type');
      response.status(415).type('text').send(`A request has the type ${OCSP_REQUEST}.\n`);
      return;
    }
    const body = Buffer.isBuffer(request.body) ? request.body : new Uint8Array();
    await send(await answer(service, body, false), request, response, now);
  });
  // Not a route: express would refuse a path whose escapes are none before it can be told malformedRequest.
  router.use(async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    await send(await answer(service, fromPath(request), true), request, response, now);
  });
  return router;
}

/** A cache may keep what was asked by GET and without a nonce (RFC 5019 § 6). */
async function answer(service: OcspService, der: Uint8Array, byGet: boolean): Promise<Content> {
  const { publication, responderOf, now, twist, spoil } = service;
  const authorities = await publication.authorities();
  const reply = await respond({ der: new Uint8Array(der), authorities, responderOf, now: now(), twist });
  return {
    type: OCSP_RESPONSE,
    bytes: spoil === undefined ? reply.der : spoil(reply.der),
    note: `ocsp: ${reply.note}`,
    freshness:
      byGet && reply.cacheable !== undefined
        ? { modifiedAt: reply.cacheable.thisUpdate, validUntil: reply.cacheable.nextUpdate }
        : undefined,
  };
}

/**
 * Base64 of DER, escaped or not: clients leave slashes and pluses as they are, and some write the alphabet for URLs. Taken from the URL as it
 * came, because two slashes in a row mean something here. What is no Base64 comes back empty, and so as no request.
 */
function fromPath(request: Request): Uint8Array {
  const [path = ''] = request.url.split('?');
  let text: string;
  try {
    text = decodeURIComponent(path.replace(/^\//, ''));
  } catch {
    return new Uint8Array();
  }
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return new Uint8Array();
  return Buffer.from(text.replaceAll('-', '+').replaceAll('_', '/'), 'base64');
}
