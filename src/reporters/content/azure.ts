import { azCliCommands } from '../../core/names/azCliCommands.js';
import type { AzureAnswer } from '../../core/names/azureFacts.js';
import type { Report } from '../../core/report/report.js';

export const AZURE_TITLE = 'Azure Resource Manager';

/**
 * What Azure said of the subscription, row by row: label and text. One reason that stands for all answers is told once; nothing for a report
 * without Azure.
 */
export function azureRows({ azure }: Report): (readonly [label: string, text: string])[] {
  if (azure === undefined) return [];
  const { subscription, region, resourceGroup, providers } = azure;
  const rows: (readonly [string, string])[] = [['Asked', `${azure.endpoint}, subscription ${azure.id}`]];
  if (subscription.state === 'unanswered') {
    rows.push(['No answer', `${capital(subscription.message)}.`], ['Remedy', subscription.remedy]);
    if (subscription.code !== 'forbidden') return rows;
  } else {
    rows.push(['Subscription', `${subscription.value.name} (${subscription.value.state})`]);
  }
  if (region !== undefined) {
    rows.push(['Region', told(region, ({ name, offered }) => `${name}, ${offered ? 'offered' : 'not offered here'}`)]);
  }
  if (resourceGroup !== undefined) {
    rows.push([
      'Group',
      told(resourceGroup, ({ name, location }) =>
        location === undefined ? `${name} does not exist yet` : `${name}, in ${location}`,
      ),
    ]);
  }
  for (const { namespace, registration } of providers) {
    rows.push(['Provider', `${namespace.padEnd(24)} ${told(registration, (state) => state)}`]);
    if (registration.state === 'answered' && !/^Register(?:ed|ing)$/.test(registration.value)) {
      rows.push(['Register it', azCliCommands.register(namespace)]);
    }
  }
  return rows;
}

const told = <T>(answer: AzureAnswer<T>, text: (value: T) => string): string =>
  answer.state === 'answered' ? text(answer.value) : `not known: ${answer.message}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
