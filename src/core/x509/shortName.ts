import { formatName } from './formatName.js';
import { commonNames } from './nameAttributes.js';
import type { Name } from './types.js';

/** What people call it: the first common name, else the whole name. */
export const shortName = (name: Name): string => commonNames(name)[0] ?? formatName(name);
