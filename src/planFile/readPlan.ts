import { distance } from 'fastest-levenshtein';
import { isMap, isNode, isScalar, isSeq, LineCounter, type Pair, parseDocument, type YAMLParseError } from 'yaml';
import type * as z from 'zod/mini';
import { CmgCertError } from '../core/errors.js';
import type { Plan } from '../core/plan/types.js';
import { decodeText } from '../core/text/decodeText.js';
import { planSchema } from './schema.js';
import { elementOf, shapeOf } from './schemaShape.js';

/** A plan is a page or two. */
export const MAX_PLAN_BYTES = 1024 * 1024;
/** Aliases multiply what a small file becomes. */
const MAX_ALIASES = 100;
const MAX_SHOWN = 10;
/** Keys and values. A design with all its files has a few hundred. */
const MAX_NODES = 5000;

export interface ReadPlan {
  readonly plan: Plan;
  /** Where a key stands, for messages about it: `deployment.vm.count` → line and column from 1. */
  placeOf(path: string): { readonly line: number; readonly column: number } | undefined;
}

/**
 * Reads a plan in YAML 1.2 or JSON (which is YAML).
 * @throws CmgCertError `configuration`, with every mistake, its line and column, and for a mistyped key the nearest one
 */
export function readPlan(name: string, bytes: Uint8Array): ReadPlan {
  if (bytes.length > MAX_PLAN_BYTES)
    throw new CmgCertError('too-large', `${name} has more than 1 MiB: that is no plan`);
  const { text } = decodeText(bytes);
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: false });
  const at = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
  if (document.errors.length > 0) {
    throw broken(
      name,
      document.errors.map((error) => ({ ...at(error.pos[0]), message: wordsOfYaml(error) })),
    );
  }
  const root = document.contents;
  const { size, faults } = survey(root, at);
  if (size > MAX_NODES) {
    throw new CmgCertError('configuration', `${name}: it has more keys and values than a plan needs`, {
      remedy: 'Name many files by a pattern, such as clients/*.pfx.',
    });
  }
  if (faults.length > 0) throw broken(name, faults);
  const value = valuesOf(document, name);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw broken(name, [
      { line: 1, column: 1, message: 'a plan is a list of keys and values, such as configmgr: 2503' },
    ]);
  }
  const result = planSchema.safeParse(value);
  if (!result.success) {
    throw broken(
      name,
      result.error.issues.flatMap((issue) => faultsOf(issue, root, at)),
    );
  }
  const { $schema: _, ...plan } = result.data;
  return {
    plan,
    placeOf: (path) => {
      const offset = offsetOf(root, path.split('.'));
      return offset === undefined ? undefined : at(offset);
    },
  };
}

/**
 * How many keys and values there are, and keys that no plan has: those that stand twice (the library's own search for them takes the square of their
 * number), and lists, groups or days, which YAML allows. Without recursion: the depth is somebody else's choice.
 */
function survey(root: unknown, at: At): { readonly size: number; readonly faults: readonly PlanFault[] } {
  const faults: PlanFault[] = [];
  const open: unknown[] = [root];
  let size = 0;
  for (let node = open.pop(); node !== undefined && size <= MAX_NODES; node = open.pop()) {
    const seen = new Set<unknown>();
    for (const { key, value } of isMap(node) ? node.items : []) {
      size += 1;
      const place = at(startOf(key) ?? startOf(node) ?? 0);
      if (!isScalar(key) || (typeof key.value === 'object' && key.value !== null))
        faults.push({ ...place, message: 'a key has to be a text' });
      else if (seen.has(String(key.value))) faults.push({ ...place, message: `the key "${key.value}" stands twice` });
      else seen.add(String(key.value));
      if (value !== null) open.push(value);
    }
    for (const item of isSeq(node) ? node.items : []) {
      size += 1;
      if (item !== null) open.push(item);
    }
  }
  return { size, faults };
}

/** The library's words, but for those that speak of its functions. */
function wordsOfYaml({ code, message }: YAMLParseError): string {
  if (code === 'MULTIPLE_DOCS') return 'a plan is one document: take away what stands from this --- on';
  return /call stack/i.test(message) ? 'it is nested deeper than any plan' : message;
}

/** @throws CmgCertError `configuration` where aliases would make much out of little */
function valuesOf(document: ReturnType<typeof parseDocument>, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (cause) {
    throw new CmgCertError('configuration', `${name}: it has more aliases (*name) than a plan needs`, {
      remedy: 'Write the values out.',
      cause,
    });
  }
}

interface PlanFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

type At = (offset: number) => { readonly line: number; readonly column: number };

function faultsOf(issue: z.core.$ZodIssue, root: unknown, at: At): PlanFault[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(path);
    return issue.keys.map((key) => ({
      ...at(offsetOf(root, [...path, key]) ?? 0),
      message: `unknown key "${key}"${path.length === 0 ? '' : ` in ${path.join('.')}`}${nearest(key, known)}`,
    }));
  }
  const where = path.length === 0 ? '' : `${path.join('.')}: `;
  return [{ ...at(offsetOf(root, path) ?? 0), message: `${where}${wordsOf(issue)}` }];
}

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')} is wanted`;
    case 'invalid_type':
      return `${WORDS[issue.expected] ?? issue.expected} is wanted`;
    case 'too_small':
      if (issue.origin === 'string') return 'a text that is not empty is wanted';
      return `${issue.inclusive ? `${issue.minimum} or more` : `more than ${issue.minimum}`} is wanted`;
    case 'too_big':
      return `${issue.inclusive ? `${issue.maximum} or less` : `less than ${issue.maximum}`} is wanted`;
    case 'invalid_format':
    case 'invalid_union':
      return issue.message === 'Invalid input' ? 'this is not what is wanted here' : `${issue.message} is wanted`;
    default:
      return issue.message;
  }
}

const WORDS: Readonly<Record<string, string>> = {
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  array: 'a list',
  object: 'a group of keys',
};

/** Keys that the schema has at a path; numbers in it stand for elements of a list. */
function keysAt(path: readonly string[]): string[] {
  let schema: unknown = planSchema;
  for (const step of path) schema = /^\d+$/.test(step) ? elementOf(schema) : shapeOf(schema)[step];
  return Object.keys(shapeOf(schema));
}

function nearest(key: string, known: readonly string[]): string {
  const ranked = known
    .map((one) => ({ one, far: distance(key.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const [best] = ranked;
  if (best !== undefined && best.far <= Math.max(2, Math.floor(key.length / 3))) return `; did you mean ${best.one}?`;
  return `; known here: ${known.join(', ')}`;
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

/** Where a key begins; of a path that is not there, the nearest above it. */
function offsetOf(root: unknown, path: readonly string[]): number | undefined {
  let node = root;
  let offset = startOf(root);
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item: Pair) => isScalar(item.key) && String(item.key.value) === step);
      if (pair === undefined) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)];
      if (item === undefined) return offset;
      offset = startOf(item) ?? offset;
      node = item;
    } else return offset;
  }
  return offset;
}

function broken(name: string, faults: readonly PlanFault[]): CmgCertError {
  const shown = [...faults]
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, MAX_SHOWN)
    .map(({ line, column, message }) => `line ${line}, column ${column}: ${message}`);
  const rest = faults.length > MAX_SHOWN ? [`and ${faults.length - MAX_SHOWN} more`] : [];
  return new CmgCertError('configuration', `${name}: ${[...shown, ...rest].join('; ')}`, {
    remedy: 'docs/plan.schema.json has every key; editors that know JSON Schema complete them.',
  });
}
