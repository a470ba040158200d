import { resolve } from 'node:path';
import { CmgCertError } from '../../core/errors.js';
import { argument, defineCommand, defineGroup, flag, many, required, text, type ValuesOf } from '../define.js';
import type { Io } from '../io.js';
import { newPasswordOptions } from '../newPassword.js';
import { passwordOptions } from '../passwords.js';
import { noColor, screenFormat } from '../reportOptions.js';

const options = {
  out: required('-o, --out <file>', 'PFX to write'),
  '3des': flag('--3des', 'protect it with 3DES and SHA-1, which every Windows imports, instead of AES-256 and SHA-256'),
  chain: many('--chain <file>', 'further CA certificates to complete the chain with (repeat)'),
  includeRoot: flag('--include-root', 'put the root in too; clients have their own'),
  friendlyName: text('--friendly-name <name>', 'name that Windows shows for it'),
  provider: text('--provider <name>', 'provider of the key (default "Microsoft Software Key Storage Provider")'),
  userKeySet: flag('--user-key-set', "for the importing user's key set instead of the computer's"),
  thumbprint: text('--thumbprint <sha1>', 'which certificate, where several have their keys here'),
  force: flag('--force', 'replace a file that exists'),
  format: screenFormat,
  color: noColor,
  ...passwordOptions,
  ...newPasswordOptions,
};
type Flags = ValuesOf<typeof options>;

const exitCodes = '0 written  1 refused, nothing written  2 usage  3 an input cannot be read';

const build = defineCommand({
  name: 'build',
  description: 'a PFX from a private key, its certificate and its chain, in PEM, DER or P7B and in any order',
  arguments: [argument('<file...>', 'key, certificate and CA files; - for standard input')],
  options,
  exitCodes,
  run: ([files], flags, io) => write(files, flags, 'build', io),
});

const convert = defineCommand({
  name: 'convert',
  description: 'a PFX of any maker into one that Windows imports, its chain completed and the root left out',
  arguments: [argument('<file>', 'the PFX; - for standard input')],
  options,
  exitCodes,
  run: ([file], flags, io) => write([file], flags, 'convert', io),
});

export const pfx = defineGroup('pfx', 'write PFX files that Windows and the CMG wizard take', [build, convert]);

async function write(patterns: readonly string[], flags: Flags, verb: 'build' | 'convert', io: Io): Promise<number> {
  const { companionsOf, namesOf, sourcesOf } = await import('../sources.js');
  const { passwordsOf } = await import('../passwords.js');
  const { newPassword } = await import('../newPassword.js');
  const { createWritePfx } = await import('../../compose/pfx.js');
  const names = await namesOf(patterns, flags, io);
  refuseInput(flags.out, [...names, ...flags.chain, ...flags.passwordFile]);
  if (flags.force !== true) await io.refuseExisting([flags.out]);
  const sources = await sourcesOf(names, io);
  if (verb === 'convert') await requirePfx(sources);
  const stdinTaken = flags.passwordStdin === true || names.includes('-');
  const password = await newPassword(flags, 'the new PFX', stdinTaken, io);
  const { report, pfx } = await createWritePfx(io.platform)(sources, {
    newPassword: password,
    protection: flags['3des'] === true ? '3des' : 'aes',
    chain: await companionsOf(flags.chain, io),
    includeRoot: flags.includeRoot,
    friendlyName: flags.friendlyName,
    provider: flags.provider,
    localMachine: flags.userKeySet !== true,
    thumbprint: flags.thumbprint,
    passwords: await passwordsOf(flags, io),
    askPassword: stdinTaken || flags.outPasswordStdin === true ? undefined : io.askPassword,
  });
  if (pfx !== undefined) await io.writeSecret(flags.out, pfx, flags.force === true);
  if (flags.format === 'json') {
    io.stdout.write(`${JSON.stringify({ ...report, file: pfx === undefined ? null : flags.out }, undefined, 2)}\n`);
  } else {
    const { styleFor, widthOf } = await import('../terminal.js');
    const { renderPfx } = await import('../../reporters/text/pfx.js');
    io.stdout.write(renderPfx(report, flags.out, { width: widthOf(io), style: styleFor(flags, io) }));
  }
  return report.written ? 0 : 1;
}

/** `--force` is for old results: the key that is read here may have no other copy. */
function refuseInput(out: string, inputs: readonly string[]): void {
  if (!inputs.some((name) => resolve(name) === resolve(out))) return;
  throw new CmgCertError('usage', `-o would write over ${out}, which is read in this run`, {
    remedy: 'Give the new PFX another name.',
  });
}

async function requirePfx(sources: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<void> {
  const { readAll } = await import('../../core/read.js');
  for (const { name, bytes } of sources) {
    if (readAll(bytes).pfx !== undefined) continue;
    throw new CmgCertError('usage', `${name} is no PFX`, {
      remedy: 'From a key and a certificate, write one: cmg-cert pfx build key.pem certificate.cer -o server.pfx',
    });
  }
}
