import type { Report } from '../core/report/report.js';
import type { WhyOf } from './content/why.js';
import type { TextOptions } from './text/style.js';

/** What a format may need beside the report. */
export interface Rendering {
  readonly why: WhyOf;
  /** SHA-256 of octets, for the content security policy of a document. */
  readonly sha256: (data: Uint8Array) => Uint8Array;
  /** Of a terminal; without it the text is that of a file. */
  readonly text?: Partial<TextOptions>;
  /** The styles of a document, from whoever has them already. */
  readonly styles?: string;
}

/** What the file of a format exports. */
export interface Renderer {
  readonly render: (report: Report, rendering: Rendering) => string;
}
