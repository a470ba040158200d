/** Whole PKIs to try things on. For Node. Nothing that it makes is for production. */

export type { FaultEntry, Manifest, ManifestEntry } from './faults/manifest.js';
export { writeFaults } from './faults/writeFaults.js';
export { type InitOptions, type InitResult, initLab } from './initLab.js';
export type { IssueOptions } from './issue.js';
export { issueNamed } from './issueNamed.js';
export * from './ledger.js';
export { clientNames, computersOf } from './names.js';
export { type PublishOptions, publishCrl } from './publishCrl.js';
export { revoke } from './revoke.js';
export { type Publication, publicationOf, type RunningServer, type ServeOptions, serve } from './serve/index.js';
export { type IssuedToken, issueToken, type TokenOptions } from './token/issueToken.js';
export { uploadSet, writeUploadSet } from './upload.js';
