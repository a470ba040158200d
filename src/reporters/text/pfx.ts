import type { PfxReport } from '../../core/report/pfx.js';
import { labelled, wrap } from './layout.js';
import type { Style } from './style.js';

const MAX_NAMED = 10;
const LABEL = 15;

/**
 * What was written, what changed, and what comes next; or why nothing was written.
 * @param file where it was written to
 */
export function renderPfx(
  view: PfxReport,
  file: string,
  options: { readonly width: number; readonly style: Style },
): string {
  const width = Math.min(200, Math.max(80, options.width));
  const lines =
    view.pfx === undefined
      ? refusedLines(view, width, options.style)
      : writtenLines(view, view.pfx, file, width, options.style);
  return `${lines.join('\n').trimEnd()}\n`;
}

function writtenLines(
  view: PfxReport,
  pfx: NonNullable<PfxReport['pfx']>,
  file: string,
  width: number,
  style: Style,
): string[] {
  const row = (label: string, text: string) => labelled(label, text, 3, LABEL, width);
  const lines = [
    ...headline('WRITTEN', 'green', `${file}: the PFX of ${pfx.commonName}`, width, style),
    ...wrap(
      `Imports on ${pfx.importsOn}. Key and certificate belong together; the file was read back.`,
      width - 10,
    ).map((line) => ' '.repeat(10) + line),
    '',
    ...row('Common name', pfx.commonName),
    ...row('Valid until', pfx.notAfter.slice(0, 10)),
    ...row('Thumbprint', pfx.thumbprintSha1),
    ...row(
      'Key',
      pfx.key.bits === undefined || pfx.key.type.startsWith('ECDSA') ? pfx.key.type : `${pfx.key.type} ${pfx.key.bits}`,
    ),
    ...row('Chain', pfx.chain.join(' > ') || 'none'),
    ...row('Protection', `${pfx.encryption}; MAC ${pfx.mac}`),
    ...row(
      'Provider',
      `${pfx.provider}, ${pfx.localMachine ? 'LocalMachine key set' : 'key set of the user who imports it'}`,
    ),
    ...(pfx.friendlyName === null ? [] : row('Friendly name', pfx.friendlyName)),
  ];
  for (const { label, reason } of view.leftOut.slice(0, MAX_NAMED))
    lines.push(...row('Left out', `${label} (${reason})`));
  if (view.leftOut.length > MAX_NAMED)
    lines.push(...row('Left out', `... and ${view.leftOut.length - MAX_NAMED} more`));
  lines.push('');
  if (view.changes.length > 0) {
    lines.push(` ${style.bold('Changed')}`);
    for (const { what, before, after } of view.changes) lines.push(...row(what, `${before} -> ${after}`));
    lines.push('');
  }
  for (const warning of view.warnings) lines.push(...labelled(' ! ', warning, 0, 3, width), '');
  lines.push(` ${style.dim('Next')}  cmg-cert check ${quoted(file)}`);
  return lines;
}

function refusedLines({ problem }: PfxReport, width: number, style: Style): string[] {
  return [
    ...headline('REFUSED', 'red', 'nothing was written', width, style),
    '',
    ...labelled(' x 1', problem?.message ?? '', 0, 6, width).map((line) => style.bold(line)),
    ...labelled('Fix', problem?.fix ?? '', 6, 6, width),
  ];
}

function headline(word: string, colour: 'red' | 'green', text: string, width: number, style: Style): string[] {
  const lead = word.length + 3;
  return wrap(text, width - lead).map((line, index) =>
    index === 0 ? `${style.badge(` ${word} `, colour)} ${style.bold(line)}` : ' '.repeat(lead) + style.bold(line),
  );
}

/** For a command line to copy. */
const quoted = (file: string): string => (/\s/.test(file) ? `"${file}"` : file);
