import type { Report } from '../core/report/report.js';
import { rowsOf } from '../core/rows.js';
import type { Renderer, Rendering } from './rendering.js';

/** `report`: findings, which check, plan check, names, renewal and their like answer with. `screen`: an answer of its own shape, such as that of select or pfx build. */
export type Answer = 'report' | 'screen';

export interface Format {
  /** For people: `Markdown`. */
  readonly name: string;
  /** Of a file, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  readonly answers: readonly Answer[];
  /** Its place among those that the offline page saves; undefined where that is of no use there. */
  readonly pagePlace?: number;
  /** How a report becomes it, loaded when it is asked for. */
  readonly load: () => Promise<Renderer>;
}

/** Every format of an answer. The command line's choices, what the page saves and what the library lists follow from these rows. */
export const FORMATS = {
  text: {
    name: 'Text',
    extension: 'txt',
    mediaType: 'text/plain',
    answers: ['report', 'screen'],
    load: () => import('./text/index.js'),
  },
  json: {
    name: 'JSON',
    extension: 'json',
    mediaType: 'application/json',
    answers: ['report', 'screen'],
    pagePlace: 3,
    load: () => import('./json.js'),
  },
  html: {
    name: 'HTML',
    extension: 'html',
    mediaType: 'text/html',
    answers: ['report'],
    pagePlace: 1,
    load: () => import('./html/index.js'),
  },
  markdown: {
    name: 'Markdown',
    extension: 'md',
    mediaType: 'text/markdown',
    answers: ['report'],
    pagePlace: 2,
    load: () => import('./markdown/index.js'),
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
type Formats = typeof FORMATS;
/** The formats that an answer can have. */
export type FormatOf<A extends Answer> = {
  [F in FormatName]: A extends Formats[F]['answers'][number] ? F : never;
}[FormatName];

export type PageFormat = {
  [F in FormatName]: Formats[F] extends { readonly pagePlace: number } ? F : never;
}[FormatName];

const rows = rowsOf<FormatName, Format>(FORMATS);

export const formatsOf = <A extends Answer>(answer: A): readonly FormatOf<A>[] =>
  rows.filter(([, { answers }]) => answers.includes(answer)).map(([name]) => name as FormatOf<A>);

/** What the offline page saves a report as, in its order. */
export const PAGE_FORMATS = rows
  .filter(([, { pagePlace }]) => pagePlace !== undefined)
  .sort(([, a], [, b]) => (a.pagePlace ?? 0) - (b.pagePlace ?? 0))
  .map(([name]) => name as PageFormat);

export async function renderAs(format: FormatOf<'report'>, report: Report, rendering: Rendering): Promise<string> {
  return (await FORMATS[format].load()).render(report, rendering);
}
