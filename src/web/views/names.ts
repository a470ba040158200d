import { run, showError } from '../activity.js';
import { byId, h } from '../dom.js';
import { filledIn, needed } from '../fields.js';
import type { NameOptions } from '../protocol.js';
import { showJudged } from '../report.js';

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
        await run('names', options, { result, starter }, (judged, into) =>
          showJudged(
            judged,
            into,
            [],
            [h('p', { class: 'hint' }, 'Whether the names are still free was not asked: this page asks nobody.')],
          ),
        );
      } catch (error) {
        showError(error, result);
      }
    })();
  });
}
