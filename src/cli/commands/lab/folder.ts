import { companionsOf, shellWord as word } from '../../../lab/companions.js';
import type { Lab, LabCertificate } from '../../../lab/ledger.js';
import { exists } from '../../../platform/node/files.js';
import { text, type ValuesOf } from '../../define.js';

export const labOptions = {
  lab: text('--lab <dir>', "the lab's folder (default: this folder, or the folder lab in it)"),
};
export type LabFlag = ValuesOf<typeof labOptions>;

/** The folder of the lab that a command is about: the one given, this one where it is a lab, or `lab` below it. */
export async function labFolder(flags: LabFlag): Promise<string> {
  if (flags.lab !== undefined) return flags.lab;
  return (await exists('ledger.jsonl')) ? '.' : 'lab';
}

/** A file of the lab as a path that can be pasted, not quoted yet: {@link word}. */
export const below = (folder: string, file: string): string => {
  const base = folder.replace(/(?<=.)[\\/]+$/, '');
  if (base === '.') return file;
  return base.endsWith('/') || base.endsWith('\\') ? base + file : `${base}/${file}`;
};

/** The command that checks a certificate of the lab with all else that the lab has. */
export function checkCommand(lab: Lab, about: LabCertificate, folder: string, as: string): string {
  const at = (file: string): string => word(below(folder, file));
  const { certificate, pfx } = about.files;
  const options = companionsOf(lab, about)
    .filter(([option]) => pfx !== undefined || option !== '--password-file')
    .map(([option, file]) => ` ${option} ${at(file)}`);
  return `cmg-cert check ${at(pfx ?? certificate)}${as}${options.join('')}`;
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

/** ` --lab DIR`, where the next command would not find it by itself. */
export const labOption = (folder: string, flags: LabFlag): string =>
  flags.lab === undefined ? '' : ` --lab ${word(folder)}`;

export { word };
