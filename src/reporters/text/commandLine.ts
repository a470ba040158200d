import type { CommandLineSummary, InputReport } from '../../core/check/report.js';
import { labelled, plural } from './layout.js';
import type { TextOptions } from './style.js';

const INDENT = 3;
const LABEL = 17;

const FORM: Readonly<Record<CommandLineSummary['form'], string>> = {
  exe: 'ccmsetup.exe',
  msi: 'ccmsetup.msi, through CCMSETUPCMD',
  arguments: 'arguments alone',
};

const AUTHENTICATION = {
  pki: 'client certificate',
  entra: 'Microsoft Entra ID',
  token: 'bulk registration token',
} as const;

/** The line taken apart: each parameter and property on a line of its own. */
export function commandLineLines({ commandLines = [] }: InputReport, { style, width }: TextOptions): string[] {
  return commandLines.flatMap((line) => {
    const names = [...line.parameters.map(({ name }) => `/${name}`), ...line.properties.map(({ name }) => name)];
    const label = Math.min(28, Math.max(LABEL, ...names.map((name) => name.length + 2)));
    const row = (name: string, text: string) =>
      labelled(name, text, INDENT, Math.max(label, name.length + 2), width).map((one) => one.trimEnd());
    const where = commandLines.length === 1 ? '' : ` (line ${line.startsAt})`;
    const proof = line.authentication.map((one) => AUTHENTICATION[one]).join(', ');
    return [
      ` ${style.bold('Command line')}${where}`,
      ...row('Run by', `${FORM[line.form]}; ${plural(line.characters, 'character')}`),
      ...row('Client proves', proof === '' ? 'not stated: what the computer has' : proof),
      ...line.parameters.flatMap(({ name, value }) => row(`/${name}`, value ?? '')),
      ...line.properties.flatMap(({ name, value }) => row(name, value)),
      '',
    ];
  });
}
