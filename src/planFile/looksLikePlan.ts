import { identify } from '../core/identify.js';
import { decodeText } from '../core/text/decodeText.js';
import { MAX_PLAN_BYTES } from './readPlan.js';
import { planSchema } from './schema.js';

/** Other files in YAML or JSON may have one of a plan's keys; two of them are no accident. */
const ENOUGH = 2;
/** What no other file is likely to have: a package.json has `files`, and may have `content`. */
const TELLING = ['configmgr', 'deployment', 'hierarchy'];
const YAML_NAME = /\.ya?ml$/i;
const TEXTS: readonly string[] = ['text', 'commandline', 'empty'];

/** Whether a file is meant as a plan: YAML by its name, else a text with keys of a plan, be they right or not. Never throws. */
export function looksLikePlan(name: string, bytes: Uint8Array): boolean {
  if (!TEXTS.includes(identify(bytes).kind)) return false;
  if (YAML_NAME.test(name)) return true;
  if (bytes.length > MAX_PLAN_BYTES) return false;
  const keys = keysOf(decodeText(bytes).text);
  const known = Object.keys(planSchema.shape).filter((key) => keys.has(key));
  return (
    known.filter((key) => key !== '$schema').length >= ENOUGH &&
    (known.length === keys.size || TELLING.some((key) => keys.has(key)))
  );
}

/** The keys at the top: of JSON that can be read its own, of any other text those that begin a line. */
function keysOf(text: string): Set<string> {
  try {
    return new Set(Object.keys(JSON.parse(text)));
  } catch {
    const indented = /^\s*\{/.test(text) ? /^[ \t]*(?:\{[ \t]*)?"?(\w+)"?[ \t]*:/gm : /^"?(\w+)"?[ \t]*:/gm;
    return new Set([...text.matchAll(indented)].map(([, key = '']) => key));
  }
}
