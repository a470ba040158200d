import { Chalk, type ChalkInstance } from 'chalk';
import { PLAIN, type Style } from '../reporters/text/style.js';
import type { Io } from './io.js';

/** What colour depends on. */
export interface ColourFlag {
  readonly color: boolean;
}

/** 100 columns where nothing says otherwise: what fits a ticket and a log. */
export function widthOf(io: Io | undefined): number {
  const asked = Number(io?.env.COLUMNS);
  return io?.stdout.columns ?? (Number.isInteger(asked) && asked > 0 ? asked : 100);
}

/** https://no-color.org: any non-empty value means no. */
export function wantsColour({ color }: ColourFlag, io: Io): boolean {
  const { NO_COLOR: refused = '', FORCE_COLOR: forced = '', TERM: terminal } = io.env;
  if (!color || refused !== '') return false;
  return (forced !== '' && forced !== '0') || (io.stdout.isTerminal && terminal !== 'dumb');
}

export const styleFor = (flags: ColourFlag, io: Io): Style =>
  wantsColour(flags, io) ? colours(new Chalk({ level: 1 })) : PLAIN;

export function colours(chalk: ChalkInstance): Style {
  const { bold, dim, red, yellow, green, cyan } = chalk;
  const grounds = { red: chalk.bgRed.white.bold, yellow: chalk.bgYellow.black.bold, green: chalk.bgGreen.black.bold };
  return { bold, dim, red, yellow, green, cyan, badge: (text, colour) => grounds[colour](text) };
}
