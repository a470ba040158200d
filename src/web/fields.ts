import { usage } from './activity.js';
import { byId } from './dom.js';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What a field holds, without blanks around it; undefined when it is empty. */
export function filledIn(id: string): string | undefined {
  const value = byId<Field>(id).value.trim();
  return value === '' ? undefined : value;
}

export function onOffOf(id: string): boolean | undefined {
  const value = filledIn(id);
  return value === undefined ? undefined : value === 'on';
}

/** @throws JobError when it is filled in and not right; the field is marked and gets the focus */
function checked<T>(id: string, read: (text: string) => T | undefined, wanted: string): T | undefined {
  const field = byId<Field>(id);
  const text = filledIn(id);
  const value = text === undefined ? undefined : read(text);
  const wrong = text !== undefined && value === undefined;
  field.setAttribute('aria-invalid', String(wrong));
  if (!wrong) return value;
  const details = field.closest('details');
  if (details !== null) details.open = true;
  throw usage(`${field.labels?.[0]?.textContent?.trim() ?? 'A field'}: ${wanted}`);
}

export const releaseOf = (id: string): number | undefined =>
  checked(
    id,
    (text) => (/^\d{2}(0[1-9]|1[0-2])$/.test(text) ? Number(text) : undefined),
    'give the release as its four digits, such as 2503.',
  );

export const daysOf = (id: string): number | undefined =>
  checked(
    id,
    (text) => (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 3650 ? Number(text) : undefined),
    'give a whole number from 1 to 3650.',
  );

/** A `datetime-local` field, whose time is taken as UTC; ms since 1970. */
export function timeOf(id: string): number | undefined {
  // A half-filled field has no value, and would be taken for an empty one.
  if (byId<HTMLInputElement>(id).validity.badInput) {
    throw usage('Time of the check: give the day and the time, or leave both empty.');
  }
  return checked(
    id,
    (text) => {
      const time = Date.parse(`${text}Z`);
      return Number.isNaN(time) ? undefined : time;
    },
    'give a day and a time.',
  );
}

/** @throws JobError naming the field, when it is empty */
export function needed(id: string): string {
  const field = byId<Field>(id);
  const value = filledIn(id);
  field.setAttribute('aria-invalid', String(value === undefined));
  if (value !== undefined) return value;
  throw usage(`${field.labels?.[0]?.textContent?.trim() ?? 'A field'} is needed.`);
}
