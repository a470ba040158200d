import type { TokenModel } from '../token/types.js';

/** A ccmsetup command line as Windows would hand it to the program, with what had to be mended to read it. */
export interface CommandLine {
  /** `msi` where the arguments are the value of CCMSETUPCMD, as Intune has them; `arguments` where no program is named. */
  readonly form: 'exe' | 'msi' | 'arguments';
  /** In the order of the line. */
  readonly arguments: readonly Argument[];
  /** Characters of the line; of the `msi` form from CCMSETUPCMD on, which is what Intune's box holds. Mended, on one line. */
  readonly characters: number;
  /** Typographic and invisible characters that were read as the plain ones they stand for. */
  readonly mended: readonly Mended[];
  /** A quotation mark was opened and not closed. */
  readonly openQuote: boolean;
  /** Line of the input on which it begins, from 1. */
  readonly startsAt: number;
}

export type Argument = Parameter | Property | Stray;

/** `/mp:https://…`: read by ccmsetup itself. */
export interface Parameter {
  readonly kind: 'parameter';
  /** Without the slash, as typed. */
  readonly name: string;
  /** What follows the colon; undefined without one. A token is not here but in `token`. */
  readonly value: string | undefined;
  /** Of /regtoken: the value taken apart. */
  readonly token?: TokenModel | undefined;
  /** It was written with a hyphen. */
  readonly dashed: boolean;
}

/** `SMSSITECODE=ABC`: handed on to client.msi. */
export interface Property {
  readonly kind: 'property';
  readonly name: string;
  readonly value: string;
}

/** Neither: what a blank before a value, a lost quotation mark or a placeholder leaves. */
export interface Stray {
  readonly kind: 'stray';
  readonly text: string;
}

export interface Mended {
  /** For people: `curly quotation mark`. */
  readonly what: string;
  readonly character: string;
  readonly count: number;
}
