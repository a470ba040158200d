import { present } from '../../core/present.js';
import { visible } from '../../core/text/escape.js';

/** Markup that needs no escaping, because {@link html} made it. */
export class Html {
  constructor(readonly markup: string) {}
  toString(): string {
    return this.markup;
  }
}

/** What may stand in a template: lists are joined, undefined shows nothing. */
export type Content = Html | string | number | undefined | readonly Content[];

/**
 * HTML in which everything that is put in is escaped, in text and in quoted attributes alike, unless it is {@link Html} itself; control and bidi
 * characters are made visible. Attribute values have to stand in double quotes.
 */
export const html = (strings: TemplateStringsArray, ...values: readonly Content[]): Html =>
  new Html(strings.reduce((markup, part, index) => markup + markupOf(values[index - 1]) + part));

const markupOf = (content: Content): string => {
  if (content === undefined) return '';
  if (content instanceof Html) return content.markup;
  if (typeof content === 'object') return content.map(markupOf).join('');
  return escapeHtml(String(content));
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that shows as it is in HTML, in an element or in a quoted attribute. */
export const escapeHtml = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (character) => present(ENTITIES[character]));
