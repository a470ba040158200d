import type { Request, RequestHandler } from 'express';
import { readCrl } from '../../../core/x509/crl/readCrl.js';
import type { Publication, PublishedFile, PublishedKind } from '../publication.js';
import { type Changed, type Content, type Deliver, deliver } from './content.js';

/** RFC 2585 § 4. */
const CONTENT_TYPE: Readonly<Record<PublishedKind, string>> = {
  crl: 'application/pkix-crl',
  'delta-crl': 'application/pkix-crl',
  certificate: 'application/pkix-cert',
};

export interface FileService {
  readonly publication: Publication;
  readonly now: () => number;
  /** Makes the body wrong on purpose. */
  readonly change?: ((content: Content, file: PublishedFile) => Promise<Changed>) | undefined;
  readonly deliver?: Deliver | undefined;
}

/**
 * Serves the published files, and nothing else: a request names one of a list, so no path can lead out of it. A file answers at the path that
 * certificates name, and at its name alone.
 */
export const serveFiles =
  ({ publication, now, change, deliver: send = deliver }: FileService): RequestHandler =>
  async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const file = find(await publication.files(), pathOf(request));
    if (file === undefined) return next();
    const plain = await contentOf(file);
    const content = change === undefined ? plain : await change(plain, file);
    if (content === 'does-not-apply') return next();
    if (content === 'not-found') {
      response.status(404).type('text').send('Not found\n');
      return;
    }
    await send(content, request, response, now);
  };

async function contentOf(file: PublishedFile): Promise<Content> {
  const { bytes, modifiedAt } = await file.read();
  return {
    type: CONTENT_TYPE[file.kind],
    bytes,
    note: `${file.kind} of ${file.authority.label}`,
    freshness: { modifiedAt, validUntil: file.kind === 'certificate' ? undefined : readCrl(bytes).nextUpdate },
  };
}

const find = (files: readonly PublishedFile[], path: string | undefined): PublishedFile | undefined =>
  files.find((file) => file.path === path) ?? files.find((file) => `/${file.name}` === path);

/** The path, unescaped; undefined where the escapes are none. `+` stands for itself in a path. */
function pathOf(request: Request): string | undefined {
  try {
    return decodeURIComponent(request.path);
  } catch {
    return undefined;
  }
}
