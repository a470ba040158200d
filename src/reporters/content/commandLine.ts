import type { CommandLineSummary, InputReport } from '../../core/report/report.js';
import { counted } from '../../core/text/days.js';
import type { Facts } from './facts.js';

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

/** Each command line taken apart: every parameter and property by itself. */
export const commandLineFacts = ({ commandLines = [] }: InputReport): Facts[] =>
  commandLines.map((line) => {
    const proof = line.authentication.map((one) => AUTHENTICATION[one]).join(', ');
    return {
      title: commandLines.length === 1 ? 'Command line' : `Command line (line ${line.startsAt})`,
      rows: [
        ['Run by', `${FORM[line.form]}; ${counted(line.characters, 'character')}`],
        ['Client proves', proof === '' ? 'not stated: what the computer has' : proof],
        ...line.parameters.map(({ name, value }) => [`/${name}`, value ?? '(given)'] as const),
        ...line.properties.map(({ name, value }) => [name, value] as const),
      ],
    };
  });
