import type { UploadReport } from '../../core/report/upload.js';
import { labelled, plural, wrap } from './layout.js';
import type { Style } from './style.js';

const DAY = 86_400_000;
const MAX_NAMED = 10;

/**
 * The files written and where they go, or what is missing.
 * @param folder where they were written
 */
export function renderUpload(
  view: UploadReport,
  folder: string,
  options: { readonly width: number; readonly style: Style },
): string {
  const width = Math.min(200, Math.max(80, options.width));
  const { style } = options;
  const lines = view.complete ? writtenLines(view, folder, width, style) : refusedLines(view, width, style);
  for (const warning of view.warnings) lines.push(...labelled(' ! ', warning, 0, 3, width), '');
  if (view.complete && view.leftOut.length > 0) {
    const rest = view.leftOut.length - MAX_NAMED;
    const names = view.leftOut.slice(0, MAX_NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
    lines.push(...labelled(' i ', `Left out, because no chain here needs it: ${names}`, 0, 3, width), '');
  }
  if (view.complete) lines.push(...whereLines(view, width, style));
  return `${lines.join('\n').trimEnd()}\n`;
}

function writtenLines(view: UploadReport, folder: string, width: number, style: Style): string[] {
  const { counts, files, limits, serves } = view;
  const what = `${plural(counts.roots, 'root')} and ${plural(counts.intermediates, 'intermediate')}`;
  const chains = serves.length === 0 ? 'the CAs given' : plural(serves.length, 'certificate');
  const lines = headline('WRITTEN', 'green', `${what} to upload, written to ${folder}`, width, style);
  const within = limits.within ? 'Within' : 'Above';
  const limit = `${within} what releases up to ${limits.lastVersion} take: ${limits.roots} roots and ${limits.intermediates} intermediates.`;
  const said = limits.within ? limit : `${limit} Later releases have no such limit.`;
  lines.push(...wrap(`Every CA above ${chains}. ${said}`, width - 10).map((line) => ' '.repeat(10) + line), '');
  const widest = Math.min(60, Math.max(...files.map(({ name }) => name.length)));
  for (const { name, kind, label, notAfter } of files) {
    const days = Math.floor((Date.parse(notAfter) - Date.parse(view.checkedAt)) / DAY);
    const about = `${kind}, ${label}, ${plural(days, 'day')} left`;
    lines.push(...labelled(name.padEnd(widest), about, 3, Math.max(widest, name.length) + 2, width));
  }
  return [...lines, ''];
}

function refusedLines(view: UploadReport, width: number, style: Style): string[] {
  const { problems } = view;
  const found = `nothing was written: ${plural(problems.length, 'problem')}`;
  const lines = [...headline('INCOMPLETE', 'red', found, width, style), ''];
  problems.forEach(({ message, fix, urls }, index) => {
    lines.push(...labelled(` x ${index + 1}`, message, 0, 6, width).map((line) => style.bold(line)));
    lines.push(...labelled('Fix', fix, 6, 6, width));
    for (const url of urls) lines.push(...labelled('At', url, 6, 6, width));
    lines.push('');
  });
  return lines;
}

function headline(word: string, colour: 'red' | 'green', text: string, width: number, style: Style): string[] {
  const lead = word.length + 3;
  return wrap(text, width - lead).map((line, index) =>
    index === 0 ? `${style.badge(` ${word} `, colour)} ${style.bold(line)}` : ' '.repeat(lead) + style.bold(line),
  );
}

/** "Set up CMG", Settings page of the wizard [SET]; "Modify a CMG", Settings tab [MOD]. */
function whereLines({ counts }: UploadReport, width: number, style: Style): string[] {
  const lines = [` ${style.bold('Where they go')}`];
  const row = (label: string, text: string) => lines.push(...labelled(label, text, 3, 14, width));
  row(
    'New CMG',
    'Administration > Cloud Services > Cloud Management Gateway > Create Cloud Management Gateway, page Settings, button "Certificates"',
  );
  row('Existing CMG', 'the same node > the CMG > Properties, tab Settings, button "Certificates"');
  const intermediates = counts.intermediates === 0 ? '' : ' and each intermediate-*.cer as intermediate CA';
  row(
    'There',
    `add each root-*.cer as trusted root CA${intermediates}: a CA left out means 401 Unauthorized for its clients`,
  );
  return lines;
}
