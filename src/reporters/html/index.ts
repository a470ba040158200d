export { renderHtmlBody } from './body.js';
export { renderHtml } from './document.js';
export type { HtmlBodyOptions, HtmlOptions } from './options.js';
export { copyScript } from './script.js';
export { reportStyles } from './styles.js';
