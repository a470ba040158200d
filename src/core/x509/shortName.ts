import { clip } from '../text/clip.js';
import { formatName } from './formatName.js';
import { commonNames } from './nameAttributes.js';
import type { Name } from './types.js';

/** What people call it: the first common name, else the whole name; cut where it is too long for a message. */
export const shortName = (name: Name): string => clip(commonNames(name)[0] ?? formatName(name));
