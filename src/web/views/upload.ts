import { isoDay } from '../../core/text/days.js';
import { heading, run, showError, usage } from '../activity.js';
import { byId, h, shown } from '../dom.js';
import { download, jsonButton } from '../download.js';
import { releaseOf, timeOf } from '../fields.js';
import type { FileList } from '../files.js';
import type { UploadAnswer } from '../protocol.js';
import { zip } from '../zip.js';

const CERTIFICATE = 'application/pkix-cert';

export function uploadView(files: FileList): void {
  const result = byId('upload-result');
  const starter = byId('upload-run');
  byId('upload-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void (async () => {
      try {
        if (files.isEmpty) throw usage('No file was chosen.', 'Drop a client’s PFX or certificate above.');
        const options = { configmgrVersion: releaseOf('upload-configmgr'), at: timeOf('upload-at') };
        const { files: given, aside } = files.givenForChains();
        await run('upload', { files: given, options }, { result, starter }, (answer, into) =>
          show(answer, into, aside),
        );
      } catch (error) {
        showError(error, result);
      }
    })();
  });
}

function show(answer: UploadAnswer, into: HTMLElement, aside: readonly HTMLElement[]): string {
  const { report } = answer;
  const { counts, problems } = report;
  const title = report.complete
    ? `Complete: ${plural(counts.roots, 'root')} and ${plural(counts.intermediates, 'intermediate')} to upload`
    : `Incomplete: ${plural(problems.length, 'problem')}`;
  into.classList.remove('failed');
  into.replaceChildren(
    h(
      'div',
      { class: `result-bar verdict ${report.complete ? 'good' : 'bad'}` },
      heading(into, title),
      exportsOf(answer),
    ),
    ...(report.complete ? complete(answer) : incomplete(answer)),
    ...report.warnings.map((warning) => h('p', { class: 'notice' }, shown(warning))),
    ...aside,
  );
  return `${title}.`;
}

function exportsOf({ report, files }: UploadAnswer): HTMLElement {
  const json = jsonButton('cmg-cert-upload', { ...report, folder: null });
  if (!report.complete) return h('p', { class: 'exports' }, 'Save as ', json);
  const all = h('button', { type: 'button', class: 'primary' }, 'All CA files (ZIP)');
  all.addEventListener('click', () => download('cmg-ca-files.zip', 'application/zip', zip(files)));
  return h('p', { class: 'exports' }, 'Save ', all, json);
}

function complete({ report, files }: UploadAnswer): HTMLElement[] {
  const { limits, serves, leftOut } = report;
  const chains = serves.length === 0 ? 'the CAs given' : plural(serves.length, 'certificate');
  const limit = `what releases up to ${limits.lastVersion} take: ${limits.roots} roots and ${limits.intermediates} intermediates.`;
  const rows = report.files.map((file) => {
    const button = h('button', { type: 'button' }, 'Save', h('span', { class: 'sr-only' }, ` ${shown(file.name)}`));
    button.addEventListener('click', () => {
      const content = files.find(({ name }) => name === file.name);
      if (content !== undefined) download(file.name, CERTIFICATE, content.bytes);
    });
    return h(
      'tr',
      {},
      h('th', { scope: 'row' }, h('bdi', {}, shown(file.name))),
      h('td', {}, file.kind === 'root' ? 'Root' : 'Intermediate'),
      h('td', {}, h('bdi', {}, shown(file.label))),
      h('td', {}, isoDay(Date.parse(file.notAfter))),
      h('td', {}, button),
    );
  });
  return [
    h(
      'p',
      {},
      `Every CA above ${chains}. ${limits.within ? `Within ${limit}` : `Above ${limit} Later releases have no such limit.`}`,
    ),
    h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'CA files to upload' },
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ...['File', 'Kind', 'CA', 'Ends', ''].map((text) =>
              text === '' ? h('td', {}) : h('th', { scope: 'col' }, text),
            ),
          ),
        ),
        h('tbody', {}, ...rows),
      ),
    ),
    h(
      'dl',
      { class: 'facts' },
      h('dt', {}, 'New CMG'),
      h(
        'dd',
        {},
        'Administration > Cloud Services > Cloud Management Gateway > Create Cloud Management Gateway, page Settings, button “Certificates”',
      ),
      h('dt', {}, 'Existing CMG'),
      h('dd', {}, 'The same node > the CMG > Properties, tab Settings, button “Certificates”'),
      h('dt', {}, 'There'),
      h(
        'dd',
        {},
        'Add each root-*.cer as trusted root CA and each intermediate-*.cer as intermediate CA: a CA left out means 401 Unauthorized for its clients.',
      ),
    ),
    ...(leftOut.length === 0
      ? []
      : [h('p', { class: 'hint' }, `Left out, because no chain here needs it: ${named(leftOut)}`)]),
  ];
}

function incomplete({ report }: UploadAnswer): HTMLElement[] {
  return report.problems.map(({ message, fix, urls }) =>
    h(
      'div',
      { class: 'problem-card' },
      h('h3', {}, shown(message)),
      h('p', {}, h('strong', {}, 'Fix '), shown(fix)),
      // Shown and not linked: the address comes from a certificate, and this page asks nobody.
      ...urls.map((url) => h('p', { class: 'url' }, shown(url))),
    ),
  );
}

const MAX_NAMED = 10;
const named = (names: readonly string[]): string => {
  const rest = names.length - MAX_NAMED;
  return names.slice(0, MAX_NAMED).map(shown).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
};
const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
