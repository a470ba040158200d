import type { CheckOptions } from '../../compose/checkOptions.js';
import type { Report } from '../../core/report/report.js';
import { listed } from '../../core/text/list.js';
import { run, showError, usage } from '../activity.js';
import { byId, h, shown } from '../dom.js';
import { daysOf, filledIn, onOffOf, releaseOf, timeOf } from '../fields.js';
import type { FileList } from '../files.js';
import type { Judged, JudgedPlan, JudgeOptions } from '../protocol.js';
import { showJudged } from '../report.js';

export function checkView(files: FileList): void {
  const result = byId('check-result');
  const starter = byId('check-run');
  files.whenChanged(() => {
    const planned = files.plans.length > 0;
    byId('plan-notice').hidden = !planned;
    for (const id of SAID_BY_PLANS) byId<HTMLInputElement>(id).disabled = planned;
  });
  byId('check-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void start(files, result, starter);
  });
}

/** Fields of options that plans state themselves, or that have no meaning beside one. */
const SAID_BY_PLANS = [
  'as',
  'service-name',
  'check-region',
  'check-cloud',
  'check-deployment',
  'configmgr',
  'clients-check-crl',
  'verify-client-revocation',
  'check-computer',
  'site-server',
];

async function start(files: FileList, result: HTMLElement, starter: HTMLElement): Promise<void> {
  try {
    const given = files.given();
    const [plan, second] = given.filter(({ use }) => use === 'plan');
    if (second !== undefined) {
      throw usage(
        `More than one plan is among the files: ${listed(files.plans.map(shown))}.`,
        'Judge one at a time: remove the others, or set their use to something else.',
      );
    }
    if (plan !== undefined) {
      const options = { expiresSoonDays: daysOf('expires-soon'), at: timeOf('check-at') };
      const others = given.filter((file) => file !== plan);
      await run('plan', { plan, files: others, options }, { result, starter }, (judged, into) =>
        showPlan(judged, into, files),
      );
      return;
    }
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
  return showJudged(
    { report, html },
    into,
    lockedNotices(report, files, (name) => name),
    [
      h(
        'p',
        { class: 'hint' },
        'Options of the command line that the report names: --roots, --intermediates, --crl, --issuer and --signing-certificate are uses of a file above, the others stand under Options. What --online asks, only the command line can: this page asks nobody.',
      ),
    ],
  );
}

function showPlan({ report, html, found }: JudgedPlan, into: HTMLElement, files: FileList): string {
  return showJudged(
    { report, html },
    into,
    lockedNotices(report, files, (name) => found.get(name) ?? name),
    [
      h(
        'p',
        { class: 'hint' },
        'Files that the plan does not name were left aside. What --online and --azure ask, only the command line can: this page asks nobody.',
      ),
    ],
  );
}

const MAX_NOTICES = 5;

/** Files that did not open for want of a password, each with the way to its field. @param nameOf what the list calls a file of the report */
function lockedNotices({ inputs }: Report, files: FileList, nameOf: (name: string) => string): HTMLElement[] {
  files.markLocked(
    new Map(inputs.flatMap(({ name, error }) => (error === undefined ? [] : [[nameOf(name), error] as const]))),
  );
  const locked = inputs.filter(({ error }) => error?.code === 'wrong-password' || error?.code === 'password-needed');
  const notices = locked.slice(0, MAX_NOTICES).map(({ name, error }) => {
    const button = h('button', { type: 'button' }, 'Enter the password');
    button.addEventListener('click', () => {
      const field = files.passwordOf(nameOf(name));
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
