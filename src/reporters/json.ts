import type { Report } from '../core/report/report.js';
import type { Renderer } from './rendering.js';

/** The report as its published JSON, indented, with a final newline. */
export const renderJson = (report: Report): string => `${JSON.stringify(report, undefined, 2)}\n`;

export const render: Renderer['render'] = (report) => renderJson(report);
