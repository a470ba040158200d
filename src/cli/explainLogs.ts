import { CmgCertError } from '../core/errors.js';
import type { LogDiagnosis } from '../core/report/explanation.js';
import { explainedSymptom, explainQuery } from '../core/symptoms/explain.js';
import { flagName } from '../core/symptoms/flags.js';
import { LogDiagnoser } from '../core/symptoms/log/diagnosis.js';
import { renderDiagnosis, renderExplanation } from '../reporters/text/explanation.js';
import { VERSION } from '../version.js';
import type { Io } from './io.js';
import { styleFor, widthOf } from './terminal.js';

interface Flags {
  readonly format: 'text' | 'json';
  readonly color: boolean;
}

const HEADER = { schemaVersion: 1, tool: { name: 'cmg-cert', version: VERSION } } as const;

/** A number or words; several lines are read as a piece of a log. @returns the exit code */
export async function explainWords(words: string, flags: Flags, io: Io): Promise<number> {
  if (/[\r\n]/.test(words.trim())) {
    const diagnoser = new LogDiagnoser();
    diagnoser.push(new TextEncoder().encode(words));
    return tell([{ name: 'the text given', diagnosis: diagnoser.end() }], flags, io);
  }
  const explanation = explainQuery(words);
  io.stdout.write(
    flags.format === 'json'
      ? `${JSON.stringify({ ...HEADER, ...explanation }, undefined, 2)}\n`
      : renderExplanation(explanation, optionsOf(flags, io)),
  );
  return explanation.symptoms.length === 0 ? 1 : 0;
}

interface NamedDiagnosis {
  readonly name: string;
  readonly diagnosis: LogDiagnosis;
}

/** Whole logs, one after another; one that cannot be read does not stop the others. @returns the exit code */
export async function explainLogs(files: readonly string[], flags: Flags, io: Io): Promise<number> {
  const read: NamedDiagnosis[] = [];
  let failed = false;
  for (const file of files) {
    const name = file === '-' ? 'standard input' : file;
    try {
      const diagnoser = new LogDiagnoser();
      for await (const chunk of io.readChunks(file)) diagnoser.push(chunk);
      read.push({ name, diagnosis: diagnoser.end() });
    } catch (error) {
      if (!(error instanceof CmgCertError)) throw error;
      failed = true;
      io.stderr.write(`cmg-cert: ${name}: ${error.message}. ${error.remedy}\n`);
    }
  }
  const code = read.length === 0 ? 3 : tell(read, flags, io);
  return failed ? 3 : code;
}

function tell(read: readonly NamedDiagnosis[], flags: Flags, io: Io): number {
  if (flags.format === 'json') {
    const logs = read.map(({ name, diagnosis }) => ({ name, ...plain(diagnosis) }));
    io.stdout.write(`${JSON.stringify({ ...HEADER, logs }, undefined, 2)}\n`);
  } else {
    io.stdout.write(
      read.map(({ name, diagnosis }) => renderDiagnosis(name, diagnosis, optionsOf(flags, io))).join('\n'),
    );
  }
  return read.some(({ diagnosis }) => diagnosis.seen.length > 0) ? 0 : 1;
}

/** With what each symptom means, so that a reader of the JSON needs no table. */
const plain = ({ seen, disagreements, ...rest }: LogDiagnosis) => ({
  ...rest,
  seen: seen.map(({ symptom, ...places }) => ({ ...explainedSymptom(symptom), ...places })),
  disagreements: disagreements.map(({ fromNumber, fromText, ...others }) => ({
    ...others,
    fromNumber: fromNumber.map(flagName),
    fromText: fromText.map(flagName),
  })),
});

const optionsOf = (flags: Flags, io: Io) => ({
  width: Math.min(200, Math.max(80, widthOf(io))),
  style: styleFor(flags, io),
});
