import type { CheckOptions } from '../../compose.js';
import type { Report, Verdict } from '../../core/check/report.js';
import { heading, run, showError, usage } from '../activity.js';
import { ask, Cancelled } from '../client.js';
import { byId, h, shown } from '../dom.js';
import { download } from '../download.js';
import { daysOf, filledIn, onOffOf, releaseOf, timeOf } from '../fields.js';
import type { FileList } from '../files.js';
import type { Judged, JudgeOptions, ReportFormat } from '../protocol.js';
import { showReport } from '../report.js';

const VERDICTS: Readonly<Record<Verdict, string>> = {
  pass: 'Pass',
  warn: 'Warning',
  fail: 'Fail',
  incomplete: 'Incomplete',
};

const EXPORTS: readonly (readonly [ReportFormat, string, string, string])[] = [
  ['html', 'HTML', 'text/html', 'cmg-cert-report.html'],
  ['markdown', 'Markdown', 'text/markdown', 'cmg-cert-report.md'],
  ['json', 'JSON', 'application/json', 'cmg-cert-report.json'],
];

export function checkView(files: FileList): void {
  const result = byId('check-result');
  const starter = byId('check-run');
  byId('check-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void start(files, result, starter);
  });
}

async function start(files: FileList, result: HTMLElement, starter: HTMLElement): Promise<void> {
  try {
    const given = files.given();
    if (!given.some(({ use }) => use === 'judge' || use === 'key')) {
      throw usage(
        files.isEmpty ? 'No file was chosen.' : 'None of the files is to be judged.',
        files.isEmpty ? 'Drop a PFX or a certificate above.' : 'Set the use of at least one file to “Judge it”.',
      );
    }
    await run('check', { files: given, options: optionsOf() }, { result, starter }, (judged, into) =>
      show(judged, into, files),
    );
  } catch (error) {
    showError(error, result);
  }
}

function optionsOf(): JudgeOptions {
  return {
    as: filledIn('as') as CheckOptions['as'],
    serviceName: filledIn('service-name'),
    region: filledIn('check-region'),
    cloud: filledIn('check-cloud') as CheckOptions['cloud'],
    deployment: filledIn('check-deployment') as CheckOptions['deployment'],
    configmgrVersion: releaseOf('configmgr'),
    clientsCheckCrl: onOffOf('clients-check-crl'),
    verifyClientRevocation: onOffOf('verify-client-revocation'),
    computer: filledIn('check-computer'),
    siteServerWindows: filledIn('site-server'),
    expiresSoonDays: daysOf('expires-soon'),
    at: timeOf('check-at'),
  };
}

function show({ report, html }: Judged, into: HTMLElement, files: FileList): string {
  const errors = new Map(
    report.inputs.flatMap(({ name, error }) => (error === undefined ? [] : [[name, error] as const])),
  );
  files.markLocked(errors);
  const title = `Result: ${VERDICTS[report.verdict]}`;
  into.classList.remove('failed');
  into.replaceChildren(
    h('div', { class: 'result-bar' }, heading(into, title), exportsOf(report, into)),
    ...lockedNotices(report, files),
    showReport(html),
    h(
      'p',
      { class: 'hint' },
      'Options of the command line that the report names: --roots, --intermediates, --crl, --issuer and --signing-certificate are uses of a file above, the others stand under Options. What --online asks, only the command line can: this page asks nobody.',
    ),
  );
  return `${title}. ${summaryOf(report)}`;
}

function summaryOf({ inputs, counts }: Report): string {
  const [only] = inputs;
  const what =
    inputs.length === 1 && only !== undefined ? `${shown(only.name)} ${shown(only.claim)}.` : `${inputs.length} files.`;
  return `${what} Errors: ${counts.error}. Warnings: ${counts.warning}.`;
}

function exportsOf(report: Report, result: HTMLElement): HTMLElement {
  const buttons = EXPORTS.map(([format, label, type, name]) => {
    const button = h('button', { type: 'button', 'data-format': format }, label);
    button.addEventListener('click', () => {
      ask('render', { report, format }).then(
        (text) => download(name, type, text),
        (error: unknown) => {
          if (!(error instanceof Cancelled)) showError(error, result);
        },
      );
    });
    return button;
  });
  return h('p', { class: 'exports' }, h('span', {}, 'Save as '), ...buttons);
}

const MAX_NOTICES = 5;

/** Files that did not open for want of a password, each with the way to its field. */
function lockedNotices({ inputs }: Report, files: FileList): HTMLElement[] {
  const locked = inputs.filter(({ error }) => error?.code === 'wrong-password' || error?.code === 'password-needed');
  const notices = locked.slice(0, MAX_NOTICES).map(({ name, error }) => {
    const button = h('button', { type: 'button' }, 'Enter the password');
    button.addEventListener('click', () => {
      const field = files.passwordOf(name);
      field?.focus();
      field?.select();
    });
    const words = error?.code === 'wrong-password' ? 'the password is wrong' : 'it needs a password';
    return h('p', { class: 'notice' }, h('bdi', {}, shown(name)), `: ${words}. `, button);
  });
  if (locked.length > MAX_NOTICES) {
    notices.push(
      h('p', { class: 'notice' }, `${locked.length - MAX_NOTICES} more files did not open for want of a password.`),
    );
  }
  return notices;
}
