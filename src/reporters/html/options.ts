import type { Report } from '../../core/report/report.js';
import type { WhyOf } from '../content/why.js';

export interface HtmlBodyOptions {
  readonly why: WhyOf;
  /** Of the first headings in it; those below follow. Default 2. */
  readonly headingLevel?: 1 | 2 | 3;
}

export interface HtmlOptions {
  readonly why: WhyOf;
  /** SHA-256 of octets, for the content security policy. */
  readonly sha256: (data: Uint8Array) => Uint8Array;
}

/** What every part of the report needs to know. */
export interface Context {
  readonly why: WhyOf;
  /** ISO 8601. */
  readonly checkedAt: string;
  /** Level of the heading of a file. */
  readonly level: number;
  /** The whole. */
  readonly report: Report;
}
