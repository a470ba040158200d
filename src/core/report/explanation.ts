import type { Cause } from '../symptoms/causes/index.js';
import type { Code } from '../symptoms/codes.js';
import type { FlagComparison } from '../symptoms/flags.js';
import type { LogEncoding } from '../symptoms/log/reader.js';
import type { LogFormat } from '../symptoms/log/record.js';
import type { Symptom, SymptomId } from '../symptoms/table.js';

/** One symptom, as told to people. */
export interface ExplainedSymptom {
  readonly id: SymptomId;
  readonly text: string;
  readonly where: string;
  readonly means: string;
  readonly about: NonNullable<Symptom['about']>;
  readonly causes: readonly Cause[];
  readonly source: { readonly title: string; readonly url: string };
}

/** What a number or a sentence stands for. */
export interface Explanation {
  readonly query: string;
  /** The number in its other spellings, where the query is one. */
  readonly code?: Code;
  /** What the bits of an HRESULT tell, known or not. */
  readonly anatomy?: string;
  /** Read as the number behind lpvStatusInformation: names of its flags. */
  readonly flags?: { readonly names: readonly string[]; readonly unknownBits: number };
  /** Empty when nothing here knows it. */
  readonly symptoms: readonly ExplainedSymptom[];
}

export interface Place {
  /** From 1. */
  readonly line: number;
  readonly time: string | undefined;
}

/** One line that a symptom was found in; lines that differ in numbers alone count as one. */
export interface Sample {
  readonly text: string;
  readonly count: number;
  readonly first: Place;
}

export interface SymptomSeen {
  readonly symptom: SymptomId;
  readonly count: number;
  readonly first: Place;
  readonly last: Place;
  /** Names of the components that wrote them, a few at most. */
  readonly components: readonly string[];
  /** The most frequent first. */
  readonly samples: readonly Sample[];
}

export interface LogDiagnosis {
  readonly format: LogFormat;
  readonly encoding: LogEncoding;
  readonly bytes: number;
  readonly lines: number;
  /** What tells most first: certificates, tokens and names before look-alikes, the particular before the general. */
  readonly seen: readonly SymptomSeen[];
  /** Where a number and the flags written out below it do not say the same. */
  readonly disagreements: readonly (FlagComparison & { readonly at: Place; readonly count: number })[];
}
