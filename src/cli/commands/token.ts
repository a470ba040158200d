import { CmgCertError } from '../../core/errors.js';
import { argument, defineCommand, defineGroup, flag, many, type ValuesOf } from '../define.js';
import { common } from '../deploymentOptions.js';
import type { Io } from '../io.js';
import { outputsOf, protectInputs, reportOptions, writeReport } from '../reportOptions.js';

const options = {
  signingCertificate: many('--signing-certificate <file>', 'certificate that it may be signed with (repeat)'),
  at: common.at,
  showToken: flag('--show-token', 'print the token itself: whoever has it can register computers'),
  ...reportOptions,
};
type Flags = ValuesOf<typeof options>;

const inspectCommand = defineCommand({
  name: 'inspect',
  description: 'show what a token says, and judge it as a bulk registration token; any JSON Web Token is shown',
  arguments: [argument('<file>', 'the token, or what BulkRegistrationTokenTool.exe printed; - for standard input')],
  options,
  examples: `  cmg-cert token inspect token.txt
  BulkRegistrationTokenTool.exe /new | cmg-cert token inspect -
  cmg-cert token inspect token.txt --signing-certificate signing.cer --format json`,
  exitCodes: '0 good  1 findings  2 usage  3 unreadable, or no token in it',
  run: ([file], flags, io) => inspect(file, flags, io),
});

export const token = defineGroup('token', 'bulk registration tokens', [inspectCommand]);

async function inspect(file: string, flags: Flags, io: Io): Promise<number> {
  const outputs = outputsOf(flags);
  protectInputs(outputs, [file, ...flags.signingCertificate]);
  const { companionsOf, sourcesOf } = await import('../sources.js');
  const { createCheck } = await import('../../compose/check.js');
  const sources = await sourcesOf([file], io);
  const report = await createCheck(io.platform)(sources, {
    at: flags.at,
    signingCertificates: await companionsOf(flags.signingCertificate, io),
    showToken: flags.showToken,
    only: flags.only,
    skip: flags.skip,
  });
  const [input] = report.inputs;
  if (input !== undefined && input.error === undefined && input.kind !== 'token') {
    const line = input.kind === 'commandline';
    throw new CmgCertError('not-recognised', `${input.name} is no token but a ${line ? 'command line' : input.kind}`, {
      remedy: line
        ? `cmg-cert ccmsetup lint ${file} judges it, with the token in it.`
        : `cmg-cert check ${file} judges it as what it is.`,
    });
  }
  return writeReport(report, flags, outputs, io);
}
