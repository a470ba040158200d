import { clip } from '../core/text/clip.js';
import { visible } from '../core/text/escape.js';

type Attributes = Readonly<Record<string, string | boolean | undefined>>;
type Child = Node | string | undefined;

/** An element with attributes and children. Strings become text, never markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child): child is Node | string => child !== undefined));
  return element;
}

/** An element of the page by its id. One that is missing is a mistake in page.html. */
export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`page.html has no #${id}`);
  return element as E;
}

/** Text from a file, safe to show: hidden and bidirectional characters are written out, and it is cut to a length that fits. */
export const shown = (text: string): string => visible(clip(text));
