import { SOURCES } from '../check/sources.js';
import type { ExplainedSymptom, Explanation } from '../report/explanation.js';
import { CAUSES } from './causes/index.js';
import { type Code, describeHresult, parseCode, symptomOfCode, symptomOfIis } from './codes.js';
import { decodeFlags, flagName } from './flags.js';
import { symptomsIn } from './phrases.js';
import { SYMPTOM_ROWS, SYMPTOMS, type Symptom, type SymptomId } from './table.js';

export function explainedSymptom(id: SymptomId): ExplainedSymptom {
  const { text, where, cause, about = 'certificate', source }: Symptom = SYMPTOMS[id];
  return { id, text, where, means: cause, about, causes: CAUSES[id], source: SOURCES[source] };
}

/** Shorter than this, a part of a sentence is in too many of them. */
const MIN_PHRASE = 6;

/** @param query an error number in any spelling, a status of IIS (`403.16`), a constant, or words of a message */
export function explainQuery(query: string): Explanation {
  // As copied out of a sentence: (12175), "12175", 12175.
  const text = query.trim().replace(/^["'([{<]+|["')\]}>.,;:!]+$/g, '');
  const code = parseCode(text);
  if (code !== undefined) return explainCode(query, code);
  const status = /^(\d{3})[. ](\d{1,2})(?:\s|$)/.exec(text);
  const iis = status === null ? undefined : symptomOfIis(`${status[1]}.${status[2]}`);
  const found = iis === undefined ? symptomsIn(text) : [iis, ...symptomsIn(text).filter((id) => id !== iis)];
  const ids = found.length > 0 ? found : containing(text);
  return { query, symptoms: ids.map(explainedSymptom) };
}

function explainCode(query: string, code: Code): Explanation {
  const id = symptomOfCode(code);
  const anatomy = describeHresult(code);
  const { symptoms, unknownBits } = decodeFlags(code.value);
  // An HRESULT has the highest bit as well: only a number made of known flags alone is read as flags.
  const asFlags = id === undefined && symptoms.length > 0 && unknownBits === 0;
  const ids = id === undefined ? (asFlags ? symptoms : []) : [id];
  return {
    query,
    code,
    ...(anatomy === undefined || asFlags ? {} : { anatomy }),
    ...(asFlags ? { flags: { names: symptoms.map(flagName), unknownBits } } : {}),
    symptoms: ids.map(explainedSymptom),
  };
}

/** Somebody remembers a part of the message. */
function containing(text: string): SymptomId[] {
  const wanted = text.toLowerCase().replace(/\s+/g, ' ');
  if (wanted.length < MIN_PHRASE) return [];
  return SYMPTOM_ROWS.filter(([, symptom]) =>
    [symptom.text, ...(symptom.phrases ?? [])].some((known) => known.toLowerCase().includes(wanted)),
  ).map(([id]) => id);
}
