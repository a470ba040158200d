/** How words are coloured; plain functions, so that a reporter knows nothing of terminals. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly cyan: (text: string) => string;
  /** Verdict badges: text on a coloured ground; plain text when colour is off. */
  readonly badge: (text: string, colour: 'red' | 'yellow' | 'green') => string;
}

const same = (text: string): string => text;
/** No colour at all. */
export const PLAIN: Style = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same, badge: same };

export interface TextOptions {
  /** Columns, 80 to 200; other values are brought into that range. */
  readonly width: number;
  readonly style: Style;
  /** Also what passed and what does not apply. */
  readonly verbose: boolean;
  /** Verdict lines only. */
  readonly quiet: boolean;
}
