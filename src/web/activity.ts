import { ask, Cancelled, cancel, JobError } from './client.js';
import { byId, h, shown } from './dom.js';
import type { JobName, Jobs, Progress } from './protocol.js';

const STAGES: Readonly<Record<Progress['stage'], string>> = { reading: 'Reading', judging: 'Judging' };
/** Screen readers are told of progress this often, in ms; the bar moves with every file. */
const TOLD_EVERY = 3000;

let busy = false;

/** Tells screen readers. */
export function announce(text: string): void {
  byId('status').textContent = text;
}

export function wireCancel(): void {
  byId('cancel').addEventListener('click', cancel);
}

/**
 * Runs one job with its progress shown and a way to cancel it, and shows its answer or what went wrong; then the focus moves to the result. While one job runs,
 * no other starts.
 * @param result where the answer goes
 * @param starter gets the focus back after Cancel
 * @param show makes the answer's elements; the first is its heading
 */
export async function run<J extends JobName>(
  job: J,
  given: Jobs[J]['given'],
  { result, starter }: { readonly result: HTMLElement; readonly starter: HTMLElement },
  show: (answer: Jobs[J]['answer'], into: HTMLElement) => string,
): Promise<void> {
  if (busy) return;
  busy = true;
  const bar = byId<HTMLProgressElement>('activity-bar');
  const text = byId('activity-text');
  result.hidden = true;
  result.replaceChildren();
  text.textContent = 'Starting…';
  bar.removeAttribute('value');
  byId('activity').hidden = false;
  starter.setAttribute('aria-disabled', 'true');
  announce('Working.');
  let told = performance.now();
  try {
    const answer = await ask(job, given, ({ stage, name, done, total }) => {
      bar.max = Math.max(total, 1);
      bar.value = done;
      text.textContent = `${STAGES[stage]} ${Math.min(done + 1, total)} of ${total}${name === '' ? '' : `: ${shown(name)}`}`;
      if (performance.now() - told < TOLD_EVERY) return;
      told = performance.now();
      announce(`${STAGES[stage]} ${done + 1} of ${total}.`);
    });
    announce(show(answer, result));
    moveTo(result);
  } catch (error) {
    if (error instanceof Cancelled) {
      announce('Cancelled.');
      starter.focus();
    } else {
      showError(error, result);
    }
  } finally {
    busy = false;
    byId('activity').hidden = true;
    starter.removeAttribute('aria-disabled');
  }
}

/** What stands in the way of a run, beside the button that started it. */
export function showError(error: unknown, result: HTMLElement): void {
  if (!(error instanceof JobError)) throw error;
  const title = error.code === 'fault' ? 'cmg-cert failed' : 'This cannot be done yet';
  result.replaceChildren(
    heading(result, title),
    h('p', {}, shown(error.message)),
    error.remedy === '' ? '' : h('p', {}, shown(error.remedy)),
  );
  result.classList.add('failed');
  announce(`${title}: ${shown(error.message)}`);
  moveTo(result);
}

export const usage = (message: string, remedy = ''): JobError => new JobError({ code: 'usage', message, remedy });

/** The heading that names a result, and that the focus moves to. */
export const heading = (result: HTMLElement, text: string): HTMLElement =>
  h('h2', { id: `${result.id}-title`, tabindex: '-1', class: 'result-title' }, text);

function moveTo(result: HTMLElement): void {
  result.hidden = false;
  const title = result.querySelector<HTMLElement>('.result-title');
  title?.focus({ preventScroll: true });
  title?.scrollIntoView({ block: 'start' });
}
