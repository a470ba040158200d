import type { RequestHandler } from 'express';
import { visible } from '../../../core/text/escape.js';
import { appliesTo, serveFaults } from '../faults/index.js';
import type { Publication, PublishedFile } from '../publication.js';

const KINDS = { crl: 'CRL', 'delta-crl': 'delta CRL', certificate: 'CA certificate' } as const;

/** Text from a certificate, safe in a page. */
export const html = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The path as a URL wants it. AD CS leaves the plus of a delta CRL as it is, and so does this. */
export const urlPath = (path: string): string =>
  path
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll('%2B', '+'))
    .join('/');

/** What is served, for people. */
export const serveIndex =
  (publication: Publication): RequestHandler =>
  async (_request, response) => {
    const files = await publication.files();
    response.set('Cache-Control', 'no-store').type('html').send(page(files));
  };

function page(files: readonly PublishedFile[]): string {
  const crl = files.find(({ kind }) => kind === 'crl')?.name ?? 'NAME.crl';
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Lab publication</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #8884; }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
.lab { border-left: .3rem solid #c60; padding-left: .75rem; }
</style>
</head>
<body>
<h1>Lab publication</h1>
<p class="lab">For tests only: the CAs behind these files are a lab's, and nobody should trust them.</p>
<h2>Files</h2>
<table>
<tr><th>Address</th><th>What</th><th>Of</th></tr>
${files.map(fileRow).join('\n')}
</table>
<h2>OCSP</h2>
<table>
<tr><th>Address</th><th>What</th></tr>
<tr><td><code>/ocsp</code></td><td>Answers for every CA here, by GET and POST, signed by a responder with a certificate of the CA</td></tr>
<tr><td><code>/ocsp-ca</code></td><td>The same, signed by the CA itself</td></tr>
</table>
<h2>Faults on demand</h2>
<p>Any file and the responder, gone wrong: <code>/fault/stale/${html(urlPath(crl))}</code>, <code>/fault/stale/ocsp</code>.</p>
<table>
<tr><th>Path</th><th>Goes for</th><th>What is wrong</th></tr>
${serveFaults.map(faultRow).join('\n')}
</table>
</body>
</html>
`;
}

const fileRow = ({ path, kind, authority }: PublishedFile): string =>
  `<tr><td><a href="${html(urlPath(path))}"><code>${html(path)}</code></a></td><td>${KINDS[kind]}</td><td>${html(authority.label)}</td></tr>`;

function faultRow(fault: (typeof serveFaults)[number]): string {
  const applies = appliesTo(fault);
  const kinds = [...(applies.files ? ['files'] : []), ...(applies.ocsp ? ['OCSP'] : [])].join(', ');
  return `<tr><td><code>/fault/${html(fault.name)}/</code></td><td>${kinds}</td><td>${html(fault.title)}</td></tr>`;
}
