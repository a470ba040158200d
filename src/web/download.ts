import { FORMATS } from '../reporters/formats.js';
import { h } from './dom.js';

/** Hands bytes to the browser's own saving: nothing leaves the computer. */
export function download(name: string, type: string, content: string | Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = h('a', { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken hold of the bytes by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Saves an answer that has no format but its JSON here. */
export function jsonButton(name: string, answer: object): HTMLElement {
  const { name: label, extension, mediaType } = FORMATS.json;
  const button = h('button', { type: 'button' }, label);
  button.addEventListener('click', () =>
    download(`${name}.${extension}`, mediaType, `${JSON.stringify(answer, undefined, 2)}\n`),
  );
  return button;
}
