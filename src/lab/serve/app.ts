import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { FaultContext } from './faults/fault.js';
import { appliesTo, serveFaults } from './faults/index.js';
import { accessLog, addNote, type Log } from './http/accessLog.js';
import { serveFiles } from './http/files.js';
import { serveIndex } from './http/indexPage.js';
import { serveOcsp } from './http/ocsp.js';
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
}

/** Every address of the server. */
export function createApp({ publication, responders, context, log, now }: AppParts): Express {
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
  app.use(OCSP_PATH, serveOcsp({ publication, now, responderOf: responders.delegated }));
  app.use(OCSP_CA_PATH, serveOcsp({ publication, now, responderOf: responders.direct }));
  for (const fault of serveFaults) {
    const path = `${FAULT_PATH}/${fault.name}`;
    const applies = appliesTo(fault);
    app.use(path, tell(`fault: ${fault.name}`));
    const deliver = fault.deliver?.(context);
    if (applies.ocsp) {
      const { twist, spoil } = fault.ocsp ?? {};
      const twisted =
        twist &&
        ((answer: Parameters<typeof twist>[0], authority: Parameters<typeof twist>[1]) =>
          twist(answer, authority, context));
      app.use(
        `${path}${OCSP_PATH}`,
        serveOcsp({ publication, now, responderOf: responders.delegated, twist: twisted, spoil, deliver }),
      );
    }
    if (applies.files) {
      const { file } = fault;
      app.use(
        path,
        serveFiles({
          publication,
          now,
          deliver,
          change: file && ((content, published) => file(content, published, context)),
        }),
      );
    }
  }
  app.use(serveFiles({ publication, now }));
  app.use(notFound);
  app.use(failed);
  return app;
}

const tell =
  (note: string): RequestHandler =>
  (_request, response, next) => {
    addNote(response, note);
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
