import type { CheckOptions } from '../../compose.js';
import type { Report } from '../../core/check/report.js';
import { run, showError, usage } from '../activity.js';
import { byId, h, shown } from '../dom.js';
import { daysOf, filledIn, onOffOf, releaseOf, timeOf } from '../fields.js';
import type { FileList } from '../files.js';
import type { Judged, JudgeOptions } from '../protocol.js';
import { showJudged } from '../report.js';

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
  return showJudged({ report, html }, into, lockedNotices(report, files), [
    h(
      'p',
      { class: 'hint' },
      'Options of the command line that the report names: --roots, --intermediates, --crl, --issuer and --signing-certificate are uses of a file above, the others stand under Options. What --online asks, only the command line can: this page asks nobody.',
    ),
  ]);
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
