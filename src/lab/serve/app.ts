import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { FaultContext, ServeFault } from './faults/fault.js';
import { appliesTo, serveFaults } from './faults/index.js';
import { accessLog, addNote, type Log } from './http/accessLog.js';
import { type FileService, serveFiles } from './http/files.js';
import { serveIndex } from './http/indexPage.js';
import { type OcspService, serveOcsp } from './http/ocsp.js';
import type { Publication } from './publication.js';
import type { Responders } from './responders.js';

export const OCSP_PATH = '/ocsp';
export const OCSP_CA_PATH = '/ocsp-ca';
export const FAULT_PATH = '/fault';

export interface AppParts {
  readonly publication: Publication;
  readonly responders: Responders;
  readonly context: FaultContext;
  readonly log: Log;
  readonly now: () => number;
  /** Goes wrong at the addresses that certificates name, too. */
  readonly everywhere?: ServeFault | undefined;
}

/** Every address of the server. */
export function createApp(parts: AppParts): Express {
  const { publication, responders, log, now, everywhere } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.use(accessLog(log, now));
  app.use((_request, response, next) => {
    // Whatever a name holds, a browser is to take the index page for text and the rest for files.
    response.set({
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
    });
    next();
  });
  app.get('/', serveIndex(publication));
  if (everywhere !== undefined) mount(app, '', everywhere, parts);
  app.use(OCSP_PATH, serveOcsp({ publication, now, responderOf: responders.delegated }));
  app.use(OCSP_CA_PATH, serveOcsp({ publication, now, responderOf: responders.direct }));
  for (const fault of serveFaults) mount(app, `${FAULT_PATH}/${fault.name}`, fault, parts);
  app.use(serveFiles({ publication, now }));
  app.use(notFound);
  app.use(failed);
  return app;
}

/** The files and the responder, gone wrong, below a path of their own. */
function mount(
  app: Express,
  path: string,
  fault: ServeFault,
  { publication, responders, context, now }: AppParts,
): void {
  const { file, ocsp } = fault;
  const applies = appliesTo(fault);
  const deliver = fault.deliver?.(context);
  const shared = { publication, now, deliver };
  app.use(path === '' ? '/' : path, note(`fault: ${fault.name}`));
  if (applies.ocsp) {
    const twist: OcspService['twist'] =
      ocsp?.twist === undefined ? undefined : (answer, authority) => ocsp.twist?.(answer, authority, context) ?? answer;
    const service = { ...shared, responderOf: responders.delegated, twist, spoil: ocsp?.spoil };
    app.use(`${path}${OCSP_PATH}`, serveOcsp(service));
    if (path === '') app.use(OCSP_CA_PATH, serveOcsp({ ...service, responderOf: responders.direct }));
  }
  if (applies.files) {
    const change: FileService['change'] = file && ((content, published) => file(content, published, context));
    app.use(path === '' ? '/' : path, serveFiles({ ...shared, change }));
  }
}

const note =
  (text: string): RequestHandler =>
  (_request, response, next) => {
    addNote(response, text);
    next();
  };

const notFound: RequestHandler = (request, response) => {
  if (request.method === 'GET' || request.method === 'HEAD') {
    response.status(404).type('text').send('Nothing is published here. The index page lists what is: /\n');
  } else {
    response
      .status(405)
      .set('Allow', 'GET, HEAD')
      .type('text')
      .send('Only GET and HEAD; POST to the OCSP responder.\n');
  }
};

/** Express's own page would show where this program lies. */
const failed: ErrorRequestHandler = (error: { status?: unknown; message?: unknown }, _request, response, next) => {
  const status = typeof error.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : 500;
  addNote(response, `error: ${String(error.message)}`);
  if (response.headersSent) return next(error);
  response
    .status(status)
    .type('text')
    .send(status === 413 ? 'Too much for a request.\n' : 'The request cannot be served.\n');
};
