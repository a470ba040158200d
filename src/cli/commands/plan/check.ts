import type { Command } from 'commander';
import { CmgCertError } from '../../../core/errors.js';
import type { Finish, Io } from '../../io.js';
import { addNameOptions, type NameFlags, nameOptionsOf } from '../../nameOptions.js';
import { addOnlineOptions, type OnlineFlags, onlineOptions, refuseIdle } from '../../onlineOptions.js';
import { isoTime, wholeNumber } from '../../options.js';
import { addPasswordOptions, type PasswordFlags } from '../../passwords.js';
import { addReportOptions, outputsOf, protectInputs, type ReportFlags, writeReport } from '../../reportOptions.js';

interface Flags extends ReportFlags, PasswordFlags, OnlineFlags, NameFlags {
  at?: number;
  expiresSoon?: number;
  maxIterations?: number;
}

export function addPlanCheck(plan: Command, io: Io, finish: Finish): void {
  const command = plan
    .command('check')
    .description('can this design be deployed: the plan itself, and every file that it names, with one verdict')
    .argument('<plan>', 'plan in YAML or JSON, or - for standard input; files in it are looked for beside it')
    .option('--at <iso-time>', 'judge as of this time instead of now', isoTime)
    .option('--expires-soon <days>', 'warn this many days before the end (default 30)', wholeNumber(1, 3650))
    .option('--max-iterations <n>', 'cap on key derivation in a PFX (default 2000000)', wholeNumber(1, 100_000_000))
    .addHelpText(
      'after',
      `
Examples
  cmg-cert plan check contoso.yaml
  cmg-cert plan check contoso.yaml --only "plan/*"    the design alone, without its files`,
    );
  addPasswordOptions(command);
  addOnlineOptions(command);
  addNameOptions(command);
  addReportOptions(command);
  command.action(async (file: string, flags: Flags) => {
    finish(await checkPlan(file, flags, io));
  });
}

async function checkPlan(file: string, flags: Flags, io: Io): Promise<number> {
  const outputs = outputsOf(flags);
  refuseIdle(flags, false);
  const asking = { ...onlineOptions(flags, io), ...nameOptionsOf(flags, io) };
  const { namesOf, sourcesOf } = await import('../../sources.js');
  const [name = file, another] = await namesOf([file], flags, io);
  if (another !== undefined) {
    throw new CmgCertError('usage', `${file} means several files: ${name}, ${another}`, {
      remedy: 'One plan is checked at a time: name one of them.',
    });
  }
  const { besidePlan, folderOf, planFolder } = await import('../../planFolder.js');
  const { passwordsOf } = await import('../../passwords.js');
  const passwords = await passwordsOf(flags, io);
  const [source] = await sourcesOf([name], io);
  const { createPlanCheck } = await import('../../../compose/plan.js');
  const folder = planFolder(name, io);
  const read: string[] = [name, ...flags.passwordFile];
  const report = await createPlanCheck(io.platform)(
    source as NonNullable<typeof source>,
    {
      ...folder,
      read: (one) => {
        read.push(besidePlan(folderOf(name), one));
        return folder.read(one);
      },
    },
    {
      at: flags.at,
      expiresSoonDays: flags.expiresSoon,
      maxIterations: flags.maxIterations,
      passwords,
      askPassword: flags.passwordStdin === true || name === '-' ? undefined : io.askPassword,
      ...asking,
      only: flags.only,
      skip: flags.skip,
    },
  );
  // Only now is it known which files the plan names; nothing was written yet.
  protectInputs(outputs, read);
  return writeReport(report, flags, outputs, io);
}
