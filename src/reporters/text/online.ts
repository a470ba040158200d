import type { OnlineReport } from '../../core/report/report.js';
import { ASKED_TITLE, askedRows, vantageSentence } from '../content/online.js';
import { labelled } from './layout.js';
import type { TextOptions } from './style.js';

const INDENT = 3;
const LABEL = 6;

/** Where was asked from, what of whom, and what came. */
export const onlineLines = (online: OnlineReport, { style, width }: TextOptions): string[] => [
  ` ${style.bold(ASKED_TITLE)}`,
  ...labelled('', vantageSentence(online), INDENT, 0, width),
  ...askedRows(online).flatMap(([what, text]) => labelled(what, text, INDENT, LABEL, width)),
  '',
];
