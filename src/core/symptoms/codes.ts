import { SYMPTOM_ROWS, type SymptomId } from './table.js';

/** An error number however it was written: signed, unsigned, hexadecimal with or without 0x. */
export interface Code {
  /** As 32 bits without sign. */
  readonly value: number;
  readonly hex: string;
  readonly signed: number;
}

const FACILITY_WIN32 = 0x8007_0000;
const MOST = 0xffff_ffff;

export const codeOf = (value: number): Code => ({
  value,
  hex: `0x${value.toString(16).padStart(8, '0')}`,
  signed: value > 0x7fff_ffff ? value - 2 ** 32 : value,
});

/** Reads a number that stands alone; undefined for anything else, and for what does not fit into 32 bits. */
export function parseCode(text: string): Code | undefined {
  const trimmed = text.trim();
  if (/^0x[0-9a-f]{1,8}$/i.test(trimmed)) return codeOf(Number.parseInt(trimmed.slice(2), 16));
  // Event logs print an HRESULT as eight bare digits of hexadecimal.
  if (/^[89a-f][0-9a-f]{7}$/i.test(trimmed)) return codeOf(Number.parseInt(trimmed, 16));
  if (!/^-?\d{1,10}$/.test(trimmed)) return undefined;
  const value = Number(trimmed);
  if (value > MOST || value < -(2 ** 31)) return undefined;
  return codeOf(value < 0 ? value + 2 ** 32 : value);
}

const BY_NUMBER: ReadonlyMap<number, SymptomId> = new Map(
  SYMPTOM_ROWS.flatMap(([id, { numbers = [] }]) => numbers.map((number) => [number, id] as const)),
);
const BY_IIS: ReadonlyMap<string, SymptomId> = new Map(
  SYMPTOM_ROWS.flatMap(([id, { iis }]) => (iis === undefined ? [] : [[iis, id] as const])),
);

/** The symptom that an error number stands for; a Windows error is also known inside 0x8007xxxx, and the other way round. */
export function symptomOfCode({ value }: Code): SymptomId | undefined {
  const low = value & 0xffff;
  const wrapped = (value & 0xffff_0000) >>> 0 === FACILITY_WIN32;
  return (
    BY_NUMBER.get(value) ??
    (wrapped ? BY_NUMBER.get(low) : undefined) ??
    (value <= 0xffff ? BY_NUMBER.get((FACILITY_WIN32 | value) >>> 0) : undefined)
  );
}

/** @param status as IIS documents write it, `403.16` */
export const symptomOfIis = (status: string): SymptomId | undefined => BY_IIS.get(status);

const FACILITIES: Readonly<Record<number, string>> = {
  0: 'no facility of its own',
  1: 'remote procedure calls',
  4: 'COM interfaces',
  7: 'Windows (Win32)',
  9: 'security providers (SSPI)',
  11: 'certificates',
  25: 'HTTP',
  2000: 'Configuration Manager',
};

/** What the bits of an HRESULT tell even of a number that nobody knows; undefined for one that is none. */
export function describeHresult({ value }: Code): string | undefined {
  if (value <= 0x7fff_ffff) return undefined;
  const facility = (value >>> 16) & 0x7ff;
  const known = FACILITIES[facility];
  const number = value & 0xffff;
  return `a failure of ${known === undefined ? `facility ${facility}` : `${known}, facility ${facility}`}, number ${number}`;
}
