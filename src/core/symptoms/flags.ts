import { SYMPTOM_ROWS, SYMPTOMS, type SymptomId } from './table.js';

const FLAGS = SYMPTOM_ROWS.flatMap(([id, { flag }]) => (flag === undefined ? [] : [[id, flag] as const]));

export interface DecodedFlags {
  readonly symptoms: readonly SymptomId[];
  /** Bits that the documentation of WinHTTP does not name. */
  readonly unknownBits: number;
}

/** Bit by bit what the number behind WINHTTP_CALLBACK_STATUS_SECURE_FAILURE says. */
export function decodeFlags(value: number): DecodedFlags {
  const set = FLAGS.filter(([, flag]) => (value & flag) !== 0);
  const known = set.reduce((bits, [, flag]) => bits | flag, 0);
  return { symptoms: set.map(([id]) => id), unknownBits: (value & ~known) >>> 0 };
}

/** `CERT_REV_FAILED` of the symptom of that flag. */
export function flagName(id: SymptomId): string {
  const { text } = SYMPTOMS[id];
  return /WINHTTP_CALLBACK_STATUS_FLAG_([A-Z_]+)/.exec(text)?.[1] ?? id;
}

export const isFlag = (id: SymptomId): boolean => FLAGS.some(([flag]) => flag === id);

/** Number and text of one failure, each read for itself. */
export interface FlagComparison {
  readonly number: number;
  readonly fromNumber: readonly SymptomId[];
  readonly fromText: readonly SymptomId[];
  readonly unknownBits: number;
  readonly agree: boolean;
}

export function compareFlags(number: number, fromText: readonly SymptomId[]): FlagComparison {
  const { symptoms, unknownBits } = decodeFlags(number);
  const agree = symptoms.length === fromText.length && symptoms.every((id) => fromText.includes(id));
  return { number, fromNumber: symptoms, fromText, unknownBits, agree };
}
