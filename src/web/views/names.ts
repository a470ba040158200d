import { heading, run, showError } from '../activity.js';
import { byId, h, shown } from '../dom.js';
import { filledIn, needed } from '../fields.js';
import type { NameOptions, NamesAnswer } from '../protocol.js';

export function namesView(): void {
  const result = byId('names-result');
  const starter = byId('names-run');
  byId('names-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void (async () => {
      try {
        const options: NameOptions = {
          serviceName: needed('names-service'),
          region: filledIn('names-region'),
          cloud: filledIn('names-cloud') as NameOptions['cloud'],
          deployment: filledIn('names-deployment') as NameOptions['deployment'],
        };
        await run('names', options, { result, starter }, show);
      } catch (error) {
        showError(error, result);
      }
    })();
  });
}

function show({ names, problems, suggestion }: NamesAnswer, into: HTMLElement): string {
  const good = problems.length === 0;
  const title = good ? 'Azure takes this name' : 'This name cannot be used';
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Service', names.service],
    ['Deployment', [names.deployment, ...(names.deploymentAlternatives ?? [])].join(' or ')],
    ['Storage account', names.storage],
    ['Key vault', names.keyVault],
    ['DNS record to create', names.cname],
    ['Deployed as', `${names.method}, ${names.cloud}${names.region === '<region>' ? '' : `, ${names.region}`}`],
  ];
  into.classList.remove('failed');
  into.replaceChildren(
    h('div', { class: `result-bar verdict ${good ? 'good' : 'bad'}` }, heading(into, title)),
    ...(good
      ? [h('p', {}, 'The names below are legal. Whether they are still free was not asked.')]
      : problems.map((problem) => h('p', { class: 'notice' }, shown(problem)))),
    ...(suggestion === undefined ? [] : [h('p', {}, 'A name that would do: ', h('strong', {}, shown(suggestion)))]),
    h(
      'dl',
      { class: 'facts' },
      ...rows.flatMap(([term, text]) =>
        text === undefined ? [] : [h('dt', {}, term), h('dd', {}, h('code', {}, shown(text)))],
      ),
    ),
  );
  return `${title}. ${problems.map(shown).join(' ')}`;
}
