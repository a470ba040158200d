import { SYMPTOMS } from '../symptoms/table.js';
import { clip } from '../text/clip.js';

/** The console's own words when the common name differs, for these two names. */
export const wizardSentence = (old: string, replacement: string): string =>
  [old, replacement].reduce((text, name) => text.replace('…', clip(name)), SYMPTOMS['renewal-common-name'].text);
