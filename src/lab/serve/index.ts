export { serveFaults } from './faults/index.js';
export type { Log, LogEntry } from './http/accessLog.js';
export { urlPath } from './http/indexPage.js';
export { publicationOf } from './labPublication.js';
export type {
  CertificateStatus,
  Publication,
  PublishedAuthority,
  PublishedFile,
  PublishedKind,
} from './publication.js';
export { DEFAULT_HOST, DEFAULT_PORT, type RunningServer, type ServeOptions, serve } from './server.js';
