import { resolve } from 'node:path';
import type { Command } from 'commander';
import { CmgCertError } from '../../core/errors.js';
import type { Finish, Io } from '../io.js';
import { addNewPasswordOptions, type NewPasswordFlags } from '../newPassword.js';
import { collect } from '../options.js';
import { addPasswordOptions, type PasswordFlags } from '../passwords.js';
import { formatOption } from '../reportOptions.js';

interface Flags extends PasswordFlags, NewPasswordFlags {
  out: string;
  '3des'?: boolean;
  chain: string[];
  includeRoot?: boolean;
  friendlyName?: string;
  provider?: string;
  userKeySet?: boolean;
  thumbprint?: string;
  force?: boolean;
  format: 'text' | 'json';
  color: boolean;
}

export function addPfx(program: Command, io: Io, finish: Finish): void {
  const pfx = program.command('pfx').description('write PFX files that Windows and the CMG wizard take');
  const build = pfx
    .command('build')
    .description('a PFX from a private key, its certificate and its chain, in PEM, DER or P7B and in any order')
    .argument('<file...>', 'key, certificate and CA files; - for standard input');
  addOptions(build).action(async (files: string[], flags: Flags) => {
    finish(await write(files, flags, 'build', io));
  });
  const convert = pfx
    .command('convert')
    .description('a PFX of any maker into one that Windows imports, its chain completed and the root left out')
    .argument('<file>', 'the PFX; - for standard input');
  addOptions(convert).action(async (file: string, flags: Flags) => {
    finish(await write([file], flags, 'convert', io));
  });
}

function addOptions(command: Command): Command {
  command
    .requiredOption('-o, --out <file>', 'PFX to write')
    .option('--3des', 'protect it with 3DES and SHA-1, which every Windows imports, instead of AES-256 and SHA-256')
    .option('--chain <file>', 'further CA certificates to complete the chain with (repeat)', collect, [])
    .option('--include-root', 'put the root in too; clients have their own')
    .option('--friendly-name <name>', 'name that Windows shows for it')
    .option('--provider <name>', 'provider of the key (default "Microsoft Software Key Storage Provider")')
    .option('--user-key-set', "for the importing user's key set instead of the computer's")
    .option('--thumbprint <sha1>', 'which certificate, where several have their keys here')
    .option('--force', 'replace a file that exists')
    .addOption(formatOption())
    .option('--no-color', 'no colour (NO_COLOR works too)')
    .addHelpText('after', '\nExit codes  0 written  1 refused, nothing written  2 usage  3 an input cannot be read');
  return addNewPasswordOptions(addPasswordOptions(command));
}

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
