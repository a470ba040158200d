import type { Command } from 'commander';
import type { Lab } from '../../../lab/ledger.js';
import { exists } from '../../../platform/node/files.js';

export interface LabFlag {
  readonly lab?: string;
}

export const addLabOption = (command: Command): Command =>
  command.option('--lab <dir>', "the lab's folder (default: this folder, or the folder lab in it)");

/** The folder of the lab that a command is about: the one given, this one where it is a lab, or `lab` below it. */
export async function labFolder(flags: LabFlag): Promise<string> {
  if (flags.lab !== undefined) return flags.lab;
  return (await exists('ledger.jsonl')) ? '.' : 'lab';
}

/** Opens the lab for a change, and gives the lock back whatever comes. */
export async function withLab<T>(folder: string, command: string, work: (lab: Lab) => Promise<T> | T): Promise<T> {
  const { openLab } = await import('../../../lab/ledger.js');
  const lab = openLab(folder, { write: true, command: `cmg-cert lab ${command}` });
  try {
    return await work(lab);
  } finally {
    lab.close();
  }
}

/** A word of a command line that can be pasted: quoted where a shell would take it apart. */
export const word = (text: string): string => (/^[\w./:=@%+,\\-]+$/.test(text) ? text : `"${text}"`);
