import { parseCode, symptomOfCode } from './codes.js';
import { SYMPTOM_ROWS, type SymptomId } from './table.js';

const ROWS: readonly (readonly [SymptomId, readonly string[]])[] = SYMPTOM_ROWS.map(([id, { phrases = [] }]) => [
  id,
  phrases.map((phrase) => phrase.toLowerCase()),
]);

/** What stands before a number that is an error's. */
const WORDS = [
  'code',
  'error',
  'errorcode',
  'hr',
  'hresult',
  'status',
  'statuscode',
  'result',
  'returned',
  'failed with',
];

/**
 * Error numbers as logs and people write them: with a word before them that says so, or unmistakable by their form. Fewer than four digits of
 * hexadecimal are a thread or a count, and eight digits that go on with a letter, a dash or an extension are a GUID or a file.
 */
const NUMBERS = new RegExp(
  [
    String.raw`\b0x([0-9a-f]{4,8})\b`,
    String.raw`\b(?:${WORDS.join('|')})\W{1,4}(-?\d{4,10}|[89a-f][0-9a-f]{7})(?![\w-])`,
    String.raw`(?<![\w.\\/-])(-?2\d{9}|[89a-f][0-9a-f]{7})(?![\w-]|\.\w)`,
  ].join('|'),
  'gi',
);

/** A number in an address is a part of a name. */
const ADDRESS = /\b[a-z]+:\/\/[^\s,;"'<>\])]+/g;

/** More than any line needs; the input may be a line of a megabyte. */
const MAX_NUMBERS = 200;

/**
 * The symptoms that a line or a sentence speaks of, in the order of the table.
 * @param text one record of a log, or what somebody typed
 */
export function symptomsIn(text: string): SymptomId[] {
  const lower = text.toLowerCase().replace(/\s+/g, ' ');
  const found = new Set<SymptomId>();
  for (const [id, phrases] of ROWS) if (phrases.some((phrase) => lower.includes(phrase))) found.add(id);
  for (const { id } of numbersIn(lower)) found.add(id);
  return [...found];
}

/** Where in a text the symptom shows first; 0 where white space keeps it from being found again. */
export function placeOf(text: string, wanted: SymptomId): number {
  const lower = text.toLowerCase();
  const [, phrases = []] = ROWS.find(([id]) => id === wanted) ?? [];
  const places = phrases.map((phrase) => lower.indexOf(phrase)).filter((at) => at >= 0);
  const number = numbersIn(lower).find(({ id }) => id === wanted);
  return places.length > 0 ? Math.min(...places) : (number?.at ?? 0);
}

/** @param lower in lower case */
function numbersIn(lower: string): { readonly id: SymptomId; readonly at: number }[] {
  const found: { id: SymptomId; at: number }[] = [];
  let seen = 0;
  // Blanks in place of an address, so that places stay.
  for (const match of lower.replace(ADDRESS, (address) => ' '.repeat(address.length)).matchAll(NUMBERS)) {
    seen += 1;
    if (seen > MAX_NUMBERS) break;
    const [, hex, stated, bare] = match;
    const code = parseCode(hex === undefined ? (stated ?? bare ?? '') : `0x${hex}`);
    const id = code === undefined ? undefined : symptomOfCode(code);
    if (id !== undefined) found.push({ id, at: match.index });
  }
  return found;
}

const SHORT: readonly number[] = SYMPTOM_ROWS.flatMap(([, { numbers = [] }]) => numbers).filter(
  (number) => number <= 0xffff,
);

/** What a log has to be searched for so that no symptom is missed: every phrase, and every spelling of every number. */
export function needles(): string[] {
  const all = SYMPTOM_ROWS.flatMap(([, { phrases = [], numbers = [] }]) => [...phrases, ...numbers.flatMap(spellings)]);
  return [...new Set([...all, ...stated()].map((needle) => needle.toLowerCase()))];
}

/** A short number is no needle by itself: five digits alone are in every other line, and short needles are slow to search for. */
function spellings(number: number): string[] {
  const full = number <= 0xffff ? 0x8007_0000 + number : number;
  return [full.toString(16).padStart(8, '0'), String(full), String(full - 2 ** 32)];
}

const BETWEEN = [' ', '=', ':', ': ', ' = ', ' ('];
/** So that a search can skip far. */
const SHORTEST = 8;

/** Of the word before a short number and the first digits of it; whole, they would be too many. */
function stated(): string[] {
  const begins = [
    ...new Set(SHORT.flatMap((number) => [String(number).slice(0, 3), `0x${number.toString(16).slice(0, 2)}`])),
  ];
  return WORDS.flatMap((word) =>
    BETWEEN.flatMap((between) => begins.map((digits) => `${word}${between}${digits}`)),
  ).filter((needle) => needle.length >= SHORTEST);
}
