import { CmgCertError } from '../../../core/errors.js';
import { argument, choice, defineCommand, flag, text, type ValuesOf } from '../../define.js';
import type { Io } from '../../io.js';

const options = {
  kind: choice('--kind <kind>', 'csv, or powershell for the test; default: by the name of the file', [
    'csv',
    'powershell',
  ]),
  out: text('-o, --out <file>', 'write to a file: .csv or .ps1'),
  force: flag('--force', 'replace an existing file'),
};
type Flags = ValuesOf<typeof options>;

export const planFirewall = defineCommand({
  name: 'firewall',
  description: 'the connections to allow, as a table for the firewall or as a script that tests them',
  arguments: [argument('<plan>', 'plan in YAML or JSON, or - for standard input')],
  options,
  examples: `  cmg-cert plan firewall contoso.yaml -o allow.csv
  cmg-cert plan firewall contoso.yaml -o test.ps1    then on each server: .\\test.ps1`,
  exitCodes:
    '0 written  2 usage, or a plan with mistakes  3 the plan cannot be read  4 some names are not known from the plan',
  run: ([plan], flags, io) => writeFirewall(plan, flags, io),
});

async function writeFirewall(file: string, { kind, out, force }: Flags, io: Io): Promise<number> {
  const wanted = kind ?? (out?.toLowerCase().endsWith('.ps1') === true ? 'powershell' : 'csv');
  if (force !== true && out !== undefined) await io.refuseExisting([out]);
  const { namesOf, sourcesOf } = await import('../../sources.js');
  const [name = file, another] = await namesOf([file], {}, io);
  if (another !== undefined)
    throw new CmgCertError('usage', `${file} means several files: ${name}, ${another}`, {
      remedy: 'Name one plan.',
    });
  const [source] = await sourcesOf([name], io);
  const { readPlan } = await import('../../../planFile/readPlan.js');
  const { firewallCsv, firewallScript, missingFor } = await import('../../../write/firewall.js');
  const { plan } = readPlan(name, source?.bytes ?? new Uint8Array());
  const text = wanted === 'csv' ? firewallCsv(plan) : firewallScript(plan);
  if (out === undefined) io.stdout.write(text);
  else {
    await io.writeFile(out, text, force === true);
    io.stderr.write(`Wrote ${out}.\n`);
  }
  const missing = missingFor(plan);
  if (missing.length === 0) return 0;
  io.stderr.write(
    `Some names are left out, because they follow from what ${name} does not state: ${missing.join(', ')}. Add them and run the command again.\n`,
  );
  return 4;
}
