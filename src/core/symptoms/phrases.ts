import { parseCode, symptomOfCode } from './codes.js';
import { SYMPTOMS, type Symptom, type SymptomId } from './table.js';

const ROWS: readonly (readonly [SymptomId, readonly string[]])[] = (
  Object.entries(SYMPTOMS) as [SymptomId, Symptom][]
).map(([id, { phrases = [] }]) => [id, phrases.map((phrase) => phrase.toLowerCase())]);

/** Error numbers as logs and people write them: with a word before them that says so, or unmistakable by their form. */
const NUMBERS =
  /\b0x([0-9a-f]{1,8})\b|(?:\b(?:code|error|errorcode|hr|hresult|status|statuscode|result|returned|failed with|exit code)\W{1,4})(-?\d{4,10}|[89a-f][0-9a-f]{7})\b|(?<![\w.-])(-?2\d{9}|[89a-f][0-9a-f]{7})(?![\w-])/gi;

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
  let seen = 0;
  for (const [, hex, stated, bare] of lower.matchAll(NUMBERS)) {
    seen += 1;
    if (seen > MAX_NUMBERS) break;
    const code = parseCode(hex === undefined ? (stated ?? bare ?? '') : `0x${hex}`);
    const id = code === undefined ? undefined : symptomOfCode(code);
    if (id !== undefined) found.add(id);
  }
  return [...found];
}

/** What a log has to be searched for so that no symptom is missed: every phrase, and every spelling of every number. */
export function needles(): string[] {
  const all = (Object.values(SYMPTOMS) as Symptom[]).flatMap(({ phrases = [], numbers = [] }) => [
    ...phrases,
    ...numbers.flatMap(spellings),
  ]);
  return [...new Set(all.map((needle) => needle.toLowerCase()))];
}

/** A short number is a needle only together with the word before it: five digits alone are in every other line, and short needles are slow to search for. */
function spellings(number: number): string[] {
  const full = number <= 0xffff ? 0x8007_0000 + number : number;
  const long = [full.toString(16).padStart(8, '0'), String(full), String(full - 2 ** 32)];
  return number <= 0xffff ? [...long, `code=${number}`, `error ${number}`, `error: ${number}`, `code ${number}`] : long;
}
