import { type Command, Option } from 'commander';
import type { Io } from './io.js';
import { collect } from './options.js';

/** One option of a command. The type of its value follows from how it was made: see {@link ValuesOf}. */
export interface OptionSpec<T> {
  /** `-o, --out <file>` */
  readonly flags: string;
  readonly description: string;
  readonly parse?: (value: string, previous: never) => unknown;
  readonly choices?: readonly string[];
  readonly default?: unknown;
  readonly mandatory?: true;
  /** A spelling of before, `--output <file>`: it works, and no help shows it. */
  readonly formerly?: string;
  /** Never there: it only carries the type. */
  readonly type?: T;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec<unknown>>>;

/** What the options of a command hand over, by their names in camel case. */
export type ValuesOf<O> = { readonly [K in keyof O]: O[K] extends OptionSpec<infer T> ? T : never };

export const flag = (flags: string, description: string): OptionSpec<boolean | undefined> => ({ flags, description });

/** `--no-crl-check`: true unless it is given. */
export const negated = (flags: string, description: string): OptionSpec<boolean> => ({ flags, description });

export const text = (flags: string, description: string): OptionSpec<string | undefined> => ({ flags, description });

export const textOr = (flags: string, description: string, otherwise: string): OptionSpec<string> => ({
  flags,
  description,
  default: otherwise,
});

export const required = (flags: string, description: string): OptionSpec<string> => ({
  flags,
  description,
  mandatory: true,
});

/** May be repeated. */
export const many = (flags: string, description: string): OptionSpec<readonly string[]> => ({
  flags,
  description,
  parse: collect,
  default: [],
});

/** @param parse given what the option had before as well, where it may be repeated */
export const parsed = <T>(
  flags: string,
  description: string,
  parse: (value: string, previous: never) => T,
): OptionSpec<T | undefined> => ({ flags, description, parse });

export const parsedOr = <T>(
  flags: string,
  description: string,
  parse: (value: string) => T,
  otherwise: T,
): OptionSpec<T> => ({ flags, description, parse, default: otherwise });

export const choice = <const C extends string>(
  flags: string,
  description: string,
  choices: readonly C[],
): OptionSpec<C | undefined> => ({ flags, description, choices });

export const choiceOr = <const C extends string>(
  flags: string,
  description: string,
  choices: readonly C[],
  otherwise: NoInfer<C>,
): OptionSpec<C> => ({ flags, description, choices, default: otherwise });

/** The same option, which also answers to the spelling that it had before. */
export const formerly = <T>(spelling: string, option: OptionSpec<T>): OptionSpec<T> => ({
  ...option,
  formerly: spelling,
});

/** An argument of a command: `<file>`, `[file]`, `<file...>`, `[file...]`. */
export interface ArgumentSpec<F extends string = string> {
  readonly flags: F;
  readonly description: string;
  readonly default?: string;
}

export const argument = <const F extends string>(flags: F, description: string): ArgumentSpec<F> => ({
  flags,
  description,
});

/** An argument that may be left out. */
export const argumentOr = (flags: `[${string}]`, description: string, otherwise: string): ArgumentSpec<'<given>'> => ({
  flags: flags as '<given>',
  description,
  default: otherwise,
});

type ValueOfArgument<A> =
  A extends ArgumentSpec<infer F>
    ? F extends `${string}...${string}`
      ? readonly string[]
      : F extends `[${string}`
        ? string | undefined
        : string
    : never;
type ValuesOfArguments<A extends readonly ArgumentSpec[]> = { readonly [K in keyof A]: ValueOfArgument<A[K]> };

/** A command as one value. What help, hints and completion read, and what runs it. */
export interface CommandSpec {
  readonly name: string;
  readonly description: string;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: OptionSpecs;
  /** Lines of a shell, with what each is for. */
  readonly examples?: string;
  readonly exitCodes?: string;
  /** More that help says. */
  readonly notes?: string;
  /** What begins with a dash may be an argument. */
  readonly dashes?: true;
  /** What is wrong with more arguments than it has; default: nothing to say but that they are too many. */
  readonly tooMany?: (more: readonly string[]) => Error;
  /** Words that people type for it: a hint names it, and nothing runs. */
  readonly alsoCalled?: readonly string[];
  /** Runs for what is no command. */
  readonly isDefault?: true;
  readonly commands: readonly CommandSpec[];
  /** @returns the exit code; undefined where it only has commands below it */
  readonly run?: (given: never, flags: never, io: Io) => Promise<number>;
}

export interface CommandParts<A extends readonly ArgumentSpec[], O extends OptionSpecs>
  extends Omit<CommandSpec, 'arguments' | 'options' | 'commands' | 'run'> {
  readonly arguments?: A;
  readonly options: O;
  readonly commands?: readonly CommandSpec[];
  /** Loads what it needs itself: a command that is not chosen costs its definition and nothing else. */
  readonly run: (given: ValuesOfArguments<A>, flags: ValuesOf<O>, io: Io) => Promise<number>;
}

export const defineCommand = <
  const A extends readonly ArgumentSpec[] = readonly [],
  const O extends OptionSpecs = never,
>(
  parts: CommandParts<A, O>,
): CommandSpec => ({ commands: [], ...parts, arguments: parts.arguments ?? [] });

/** Commands below one name. */
export const defineGroup = (name: string, description: string, commands: readonly CommandSpec[]): CommandSpec => ({
  name,
  description,
  arguments: [],
  options: {},
  commands,
});

/** Adds a command, and those below it, to a program. @param finish told the exit code */
export function addCommand(parent: Command, spec: CommandSpec, io: Io, finish: (code: number) => void): void {
  const command = parent.command(spec.name, { isDefault: spec.isDefault === true }).description(spec.description);
  for (const { flags, description, default: otherwise } of spec.arguments)
    command.argument(flags, description, otherwise);
  for (const [key, option] of Object.entries(spec.options)) addOption(command, key, option);
  const help = helpOf(spec);
  if (help !== '') command.addHelpText('after', help);
  if (spec.dashes === true) command.allowUnknownOption();
  if (spec.tooMany !== undefined) command.allowExcessArguments();
  // `request` and `request check` both have -o: each takes what stands behind its name.
  if (spec.commands.length > 0) command.enablePositionalOptions();
  for (const below of spec.commands) addCommand(command, below, io, finish);
  const { run } = spec;
  if (run === undefined) return;
  command.action(async (...given: unknown[]) => {
    const values = given.slice(0, spec.arguments.length);
    const more = command.args.slice(spec.arguments.length);
    if (spec.tooMany !== undefined && more.length > 0) throw spec.tooMany(more);
    finish(await run(values as never, flagsOf(command, spec.options) as never, io));
  });
}

const keyOfFormer = (key: string): string => `${key} formerly`;

function addOption(command: Command, key: string, spec: OptionSpec<unknown>): void {
  const option = optionOf(spec.flags, spec);
  if (option.attributeName() !== key) throw new Error(`${spec.flags} is called ${key}`);
  option.default(spec.default);
  option.makeOptionMandatory(spec.mandatory === true && spec.formerly === undefined);
  command.addOption(option);
  if (spec.formerly === undefined) return;
  const former = optionOf(spec.formerly, spec).hideHelp();
  former.attributeName = () => keyOfFormer(key);
  command.addOption(former);
}

function optionOf(flags: string, { description, choices, parse }: OptionSpec<unknown>): Option {
  const option = new Option(flags, description);
  if (choices !== undefined) option.choices(choices);
  if (parse !== undefined) option.argParser(parse as (value: string, previous: unknown) => unknown);
  return option;
}

/** What was given under a spelling of before counts as given under the one of today. */
function flagsOf(command: Command, options: OptionSpecs): Record<string, unknown> {
  const flags: Record<string, unknown> = { ...command.opts() };
  for (const [key, { formerly: spelling, mandatory, flags: shown }] of Object.entries(options)) {
    const former = flags[keyOfFormer(key)];
    delete flags[keyOfFormer(key)];
    if (former !== undefined) flags[key] = former;
    if (spelling !== undefined && mandatory === true && flags[key] === undefined)
      command.error(`error: required option '${shown}' not specified`);
  }
  return flags;
}

const helpOf = ({ examples, notes, exitCodes }: CommandSpec): string =>
  [
    ...(examples === undefined ? [] : [`\nExamples\n${examples}`]),
    ...(notes === undefined ? [] : [`${examples === undefined ? '\n' : ''}${notes}`]),
    ...(exitCodes === undefined ? [] : [`\nExit codes  ${exitCodes}`]),
  ].join('\n');
