import { join } from 'node:path';
import { argument, defineCommand, defineGroup, flag, many, textOr, type ValuesOf } from '../define.js';
import { common } from '../deploymentOptions.js';
import type { Io } from '../io.js';
import { passwordOptions } from '../passwords.js';
import { noColor, screenFormat } from '../reportOptions.js';

const options = {
  out: textOr('-o, --out <dir>', 'folder to write to; made where it is missing', '.'),
  force: flag('--force', 'replace files that exist'),
  roots: many('--roots <file>', 'root certificates to complete the chain with (repeat)'),
  intermediates: many('--intermediates <file>', 'further CA certificates to complete it with (repeat)'),
  at: common.at,
  configmgr: common.configmgr,
  format: screenFormat,
  color: noColor,
  ...passwordOptions,
};
type Flags = ValuesOf<typeof options>;

const exportCommand = defineCommand({
  name: 'export',
  description:
    'write exactly the CA files to upload to the CMG, from a PFX, a client certificate with its CAs, or a P7B',
  arguments: [argument('<file...>', 'files, patterns, or - for standard input')],
  options,
  exitCodes: '0 written  1 incomplete, nothing written  2 usage  3 an input cannot be read',
  run: ([files], flags, io) => exportChain(files, flags, io),
});

export const chain = defineGroup('chain', 'the CA certificates of a client certificate', [exportCommand]);

async function exportChain(patterns: readonly string[], flags: Flags, io: Io): Promise<number> {
  const { companionsOf, namesOf, sourcesOf } = await import('../sources.js');
  const { passwordsOf } = await import('../passwords.js');
  const { createChainExport } = await import('../../compose/chain.js');
  const names = await namesOf(patterns, flags, io);
  const passwords = await passwordsOf(flags, io);
  const { report, files } = await createChainExport(io.platform)(await sourcesOf(names, io), {
    roots: await companionsOf(flags.roots, io),
    intermediates: await companionsOf(flags.intermediates, io),
    at: flags.at,
    configmgrVersion: flags.configmgr,
    passwords,
    askPassword: flags.passwordStdin === true || names.includes('-') ? undefined : io.askPassword,
  });
  if (report.complete) {
    const targets = files.map(({ name, bytes }) => ({ path: join(flags.out, name), bytes }));
    if (flags.force !== true) await io.refuseExisting(targets.map(({ path }) => path));
    await io.makeFolder(flags.out);
    for (const { path, bytes } of targets) await io.writeFile(path, bytes, flags.force === true);
  }
  if (flags.format === 'json') {
    io.stdout.write(`${JSON.stringify({ ...report, folder: report.complete ? flags.out : null }, undefined, 2)}\n`);
  } else {
    const { styleFor, widthOf } = await import('../terminal.js');
    const { renderUpload } = await import('../../reporters/text/upload.js');
    io.stdout.write(renderUpload(report, flags.out, { width: widthOf(io), style: styleFor(flags, io) }));
  }
  return report.complete ? 0 : 1;
}
