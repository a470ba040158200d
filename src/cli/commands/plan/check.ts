import { CmgCertError } from '../../../core/errors.js';
import { argument, defineCommand, type ValuesOf } from '../../define.js';
import { common } from '../../deploymentOptions.js';
import type { Io } from '../../io.js';
import { azureOptions, nameOptionsOf } from '../../nameOptions.js';
import { networkOptions, onlineOptions, refuseIdle } from '../../onlineOptions.js';
import { passwordOptions } from '../../passwords.js';
import { outputsOf, protectInputs, reportOptions, writeReport } from '../../reportOptions.js';

const options = {
  at: common.at,
  expiresSoon: common.expiresSoon,
  maxIterations: common.maxIterations,
  ...passwordOptions,
  ...networkOptions,
  ...azureOptions,
  ...reportOptions,
};
type Flags = ValuesOf<typeof options>;

export const planCheck = defineCommand({
  name: 'check',
  description: 'can this design be deployed: the plan itself, and every file that it names, with one verdict',
  arguments: [
    argument('<plan>', 'plan in YAML or JSON, or - for standard input; files in it are looked for beside it'),
  ],
  options,
  examples: `  cmg-cert plan check contoso.yaml
  cmg-cert plan check contoso.yaml --only "plan/*"    the design alone, without its files`,
  run: ([plan], flags, io) => checkPlan(plan, flags, io),
});

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
