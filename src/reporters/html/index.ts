import type { Report } from '../../core/report/report.js';
import type { Renderer } from '../rendering.js';
import { renderDocument } from './document.js';
import type { HtmlOptions } from './options.js';
import { reportStyles } from './styles.js';

export { renderHtmlBody } from './body.js';
export type { HtmlBodyOptions, HtmlOptions } from './options.js';
export { copyScript } from './script.js';
export { reportStyles } from './styles.js';

/** The report as one HTML document: no request, no script but that of the copy buttons, and readable without it. */
export const renderHtml = (report: Report, options: HtmlOptions): string =>
  renderDocument(report, reportStyles, options);

export const render: Renderer['render'] = (report, { styles = reportStyles, ...rendering }) =>
  renderDocument(report, styles, rendering);
