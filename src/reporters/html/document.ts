import { encodeBase64 } from '../../core/base64.js';
import type { Report } from '../../core/report/report.js';
import { clip } from '../../core/text/clip.js';
import { claimLine, displayVerdict, runTally, VERDICT_WORD } from '../content/verdict.js';
import { renderHtmlBody } from './body.js';
import type { HtmlOptions } from './options.js';
import { copyScript } from './script.js';
import { Html, html } from './template.js';

/**
 * The report as one HTML document: no request, no script but that of the copy buttons, and readable without it.
 * @param styles those of styles.ts, from whoever has them: the offline page has them once for what it shows and what it saves
 */
export function renderDocument(report: Report, styles: string, { why, sha256 }: HtmlOptions): string {
  const hash = (text: string) => `'sha256-${encodeBase64(sha256(octetsOf(text)))}'`;
  const policy = `default-src 'none'; style-src ${hash(styles)}; script-src ${hash(copyScript)}; base-uri 'none'; form-action 'none'`;
  const [only] = report.inputs;
  const title =
    report.inputs.length === 1 && only !== undefined
      ? `${VERDICT_WORD[displayVerdict(only)]} ${clip(claimLine(only))}`
      : `${VERDICT_WORD[report.verdict]} ${runTally(report)}`;
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Html(styles)}</style>
</head>
<body class="cmg-page">
<header class="top"><p class="brand">cmg-cert</p><h1>Certificate report for the cloud management gateway</h1><p class="when">as of <time datetime="${report.checkedAt}">${report.checkedAt.slice(0, -4).replace('T', ' ')} UTC</time></p></header>
<main class="cmg-report">
${new Html(renderHtmlBody(report, { why }))}
</main>
<footer class="end"><p>Why a rule is there: <code>cmg-cert explain &lt;rule&gt;</code></p></footer>
<script>${new Html(copyScript)}</script>
</body>
</html>
`.markup;
}

/** Style and script are ASCII, which a test holds them to. */
const octetsOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
