import { CmgCertError } from '../errors.js';
import { present } from '../present.js';
import { decodeToken } from '../token/decodeToken.js';
import { repair } from './repair.js';
import { splitArguments } from './splitArguments.js';
import type { Argument, CommandLine } from './types.js';

/** Windows takes command lines of up to 32,767 characters; a script around them may be longer. */
export const MAX_COMMAND_TEXT = 262_144;
/** Scripts for several sites have a few. */
export const MAX_COMMAND_LINES = 50;

const PROGRAM = /(?:^|[\s"'\\/&(])ccmsetup(?:\.exe|\.msi)?(?=["'\s,)]|$)/i;
const MSI_PROPERTY = /\bCCMSETUPCMD\s*=\s*/i;
const COMMENT = /^\s*(?:rem\b|::|#|<#|\/\/)/i;
const ARGUMENT = /^\s*["']?(?:[/-][A-Za-z]+(?::|\s|$)|[A-Za-z]{2,}=)/;

const CALL = /ccmsetup(?:\.exe|\.msi)?["']?[\s^`]+["']?(?:[/-][A-Za-z?]+|[A-Za-z]{3,}=)/i;

/** Whether a text of unknown kind has a ccmsetup command line in it: the program with an argument, or CCMSETUPCMD. Prose and logs that name the program have not. */
export function hasCommandLine(text: string): boolean {
  if (text.length > MAX_COMMAND_TEXT || !/ccmsetup/i.test(text)) return false;
  const plain = repair(text).text;
  return MSI_PROPERTY.test(plain) || CALL.test(plain);
}

/**
 * Finds the ccmsetup command lines in a text: a line, a script, what was pasted from a document or a mail. Lines that `^` or a backtick continues are joined, and so are lines
 * that a mail program broke.
 *
 * @param text as decoded; typographic characters may be in it
 * @throws CmgCertError `too-large`; `not-recognised` when there is no argument in it
 */
export function readCommandLines(text: string): CommandLine[] {
  if (text.length > MAX_COMMAND_TEXT) {
    throw new CmgCertError('too-large', `the text has ${text.length} characters, more than ${MAX_COMMAND_TEXT}`, {
      remedy: 'Give the command line alone.',
    });
  }
  const lines = logicalLines(text);
  if (lines.length > MAX_COMMAND_LINES) {
    throw new CmgCertError(
      'too-many-elements',
      `it holds ${lines.length} command lines, more than ${MAX_COMMAND_LINES}`,
      {
        remedy: 'Split it into several files.',
      },
    );
  }
  const read = lines.map(readLine);
  if (read.length === 0 || read.every((line) => line.arguments.length === 0)) {
    throw new CmgCertError('not-recognised', 'there is no ccmsetup command line in it', {
      remedy: 'Give the line as it is run: ccmsetup.exe /mp:https://… CCMHOSTNAME=… SMSSITECODE=…',
    });
  }
  return read;
}

interface LogicalLine {
  text: string;
  readonly startsAt: number;
  readonly mended: CommandLine['mended'];
}

/** Each with its continuations joined, in plain characters. */
function logicalLines(text: string): LogicalLine[] {
  const { text: plain, mended } = repair(text);
  const physical = plain.split(/\r\n|\r|\n/);
  const anyProgram = MSI_PROPERTY.test(plain) || PROGRAM.test(plain);
  const found: LogicalLine[] = [];
  let current: LogicalLine | undefined;
  let continued = false;
  physical.forEach((line, index) => {
    const glue = continued;
    const body = line.replace(/(?:\^|\s`)\s*$/, '');
    continued = body.length < line.trimEnd().length;
    if (glue && current !== undefined) current.text += ` ${body}`;
    else if (line.trim() === '' || COMMENT.test(line)) current = undefined;
    else if (anyProgram ? PROGRAM.test(line) || MSI_PROPERTY.test(line) : current === undefined) {
      current = { text: body, startsAt: index + 1, mended };
      found.push(current);
    } else if (current !== undefined && isRestOfToken(current.text, line)) current.text += line.trim();
    else if (current !== undefined && (ARGUMENT.test(line) || !anyProgram)) current.text += ` ${body}`;
    else current = undefined;
  });
  return found;
}

/** Consoles and mails break a token wherever the line ends. */
const isRestOfToken = (before: string, line: string): boolean =>
  /eyJ[A-Za-z0-9_.-]+$/.test(before.trimEnd()) && /^\s*[A-Za-z0-9_.-]{20,}(?=\s|"|$)/.test(line);

function readLine({ text, startsAt, mended }: LogicalLine): CommandLine {
  const common = { startsAt, mended };
  const property = MSI_PROPERTY.exec(text);
  if (property !== null) {
    const from = property.index;
    const { value, rest, open } = msiValue(text.slice(from + property[0].length));
    const inner = splitArguments(value);
    // What stands outside the quotation marks never reaches ccmsetup.exe.
    const outside = splitArguments(rest).arguments.filter(
      (word) => /^[A-Za-z]+=/.test(word) || /^\/mp|^\/regtoken/i.test(word),
    );
    return {
      ...common,
      form: 'msi',
      arguments: [...inner.arguments.map(argumentOf), ...outside.map(strayOf)],
      characters: text.slice(from).trim().length,
      openQuote: open || inner.openQuote,
    };
  }
  const list = /\s-(?:ArgumentList|Args)\s+(.*)$/i.exec(text);
  const split = splitArguments(list === null ? unescapeShell(text) : argumentList(list[1] ?? ''));
  const words = split.arguments;
  const program = list === null ? words.findIndex((word) => /(?:^|[\\/])ccmsetup(?:\.exe|\.msi)?$/i.test(word)) : -1;
  const isMsi = program >= 0 && /\.msi$/i.test(present(words[program]));
  const own = words.slice(program + 1);
  return {
    ...common,
    form: list !== null || program >= 0 ? (isMsi ? 'msi' : 'exe') : 'arguments',
    arguments: own.map(isMsi ? strayOf : argumentOf),
    characters: text.trim().length,
    openQuote: split.openQuote,
  };
}

/** The value of a property of an MSI: between quotation marks, of which two stand for one; without them up to the next blank. */
function msiValue(text: string): { readonly value: string; readonly rest: string; readonly open: boolean } {
  if (!text.startsWith('"')) {
    const end = text.search(/\s/);
    return end < 0
      ? { value: text, rest: '', open: false }
      : { value: text.slice(0, end), rest: text.slice(end), open: false };
  }
  let value = '';
  for (let at = 1; at < text.length; at += 1) {
    const character = present(text[at]);
    if (character === '\\' && text[at + 1] === '"') {
      value += '"';
      at += 1;
    } else if (character !== '"') value += character;
    else if (text[at + 1] === '"') {
      value += '"';
      at += 1;
    } else return { value, rest: text.slice(at + 1), open: false };
  }
  return { value, rest: '', open: true };
}

/** Takes away what the shell takes away: the call operator, carets of cmd, apostrophes that PowerShell has for quotation marks. */
function unescapeShell(text: string): string {
  const called = text.replace(/^\s*&\s*/, '');
  const powershell = called !== text || /(?:^|\s)'[/A-Za-z]/.test(called);
  if (powershell)
    return called.replace(
      /'((?:[^']|'')*)'/g,
      (_, inner: string) => `"${inner.replaceAll("''", "'").replaceAll('"', '\\"')}"`,
    );
  let quoted = false;
  let out = '';
  for (let at = 0; at < called.length; at += 1) {
    const character = present(called[at]);
    if (character === '"') quoted = !quoted;
    if (character === '^' && !quoted && at + 1 < called.length) {
      at += 1;
      out += called[at];
    } else out += character;
  }
  return out;
}

/** What follows -ArgumentList: one text, or a list of them, up to the next switch of Start-Process. */
function argumentList(text: string): string {
  const own = text
    .replace(/\s-(?:Wait|NoNewWindow|PassThru|Verb|WindowStyle|FilePath|WorkingDirectory)\b.*$/i, '')
    .trim();
  const bare = own.replace(/^@\(/, '').replace(/\)$/, '').trim();
  const items = bare.match(/'(?:[^']|'')*'|"(?:[^"`]|`.|"")*"|[^\s,]+/g) ?? [];
  return items
    .map((item) => (/^['"]/.test(item) ? item.slice(1, -1).replaceAll("''", "'").replace(/`"|""/g, '"') : item))
    .join(' ');
}

const strayOf = (text: string): Argument => ({ kind: 'stray', text });

function argumentOf(word: string): Argument {
  const parameter = /^([/-])([A-Za-z]+|\?)(?::([\s\S]*))?$/.exec(word);
  if (parameter !== null) {
    const [, mark, name = '', value] = parameter;
    const dashed = mark === '-';
    if (name.toLowerCase() !== 'regtoken' || value === undefined) return { kind: 'parameter', name, value, dashed };
    return { kind: 'parameter', name, value: undefined, dashed, token: decodeToken(value) };
  }
  const [, property, text = ''] = /^([A-Za-z][A-Za-z0-9_]*)=([\s\S]*)$/.exec(word) ?? [];
  if (property !== undefined) return { kind: 'property', name: property, value: text };
  return { kind: 'stray', text: word };
}
