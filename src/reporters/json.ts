import type { Report } from '../core/report/report.js';

/** The report as its published JSON, indented, with a final newline. */
export const renderJson = (report: Report): string => `${JSON.stringify(report, undefined, 2)}\n`;
