import { CmgCertError } from '../../../core/errors.js';
import type { InitOptions, InitResult } from '../../../lab/initLab.js';
import { LAYOUT } from '../../../lab/ledger/layout.js';
import type { Lab, LabCertificate } from '../../../lab/ledger.js';
import { plural } from '../../../reporters/text/layout.js';
import { VERSION } from '../../../version.js';
import { argument, choice, defineCommand, flag, parsed, required, text, type ValuesOf } from '../../define.js';
import type { Io } from '../../io.js';
import { wholeNumber } from '../../options.js';
import { below, checkCommand, word } from './folder.js';
import { printScreen, resultOptions, templateVersion } from './screen.js';

const options = {
  serviceName: required('--service-name <fqdn>', 'service name of the CMG, such as GraniteFalls.contoso.com'),
  roots: parsed('--roots <n>', 'root CAs (default 1)', wholeNumber(1, 20)),
  intermediates: parsed(
    '--intermediates <n>',
    'intermediate CAs in all, 0 for none (default: one chain a root)',
    wholeNumber(0, 100),
  ),
  depth: parsed('--depth <n>', 'intermediate CAs in each chain (default 1)', wholeNumber(1, 10)),
  clients: text('--clients <n>', 'client certificates: a number, or "PC-{0001..0100}.contoso.com" (default 2)'),
  computers: text('--computers <file>', 'client certificates for the computers of this file, one name a line'),
  keySize: choice('--key-size <bits>', 'RSA keys (default 2048)', ['2048', '4096']),
  days: parsed('--days <n>', 'life of server and client certificates (default 365)', wholeNumber(1, 3650)),
  template: templateVersion,
  crlUrl: text('--crl-url <url>', 'where the CRLs are published (default http://pki.contoso.com/)'),
  aiaUrl: text('--aia-url <url>', 'where the CA certificates are published (default http://pki.contoso.com/)'),
  ocspUrl: text('--ocsp-url <url>', 'OCSP responder to name in the certificates (default none)'),
  pfx: choice('--pfx <protection>', 'encryption of PFX files (default aes)', ['aes', '3des']),
  provider: choice('--provider <kind>', 'provider named in PFX files (default ksp)', ['ksp', 'csp']),
  plainKeys: flag('--plain-keys', 'leave the .key files unencrypted'),
  ...resultOptions,
};
type Flags = ValuesOf<typeof options>;

export const labInit = defineCommand({
  name: 'init',
  description: 'make a lab in a new folder; run again with the same options, it continues where it was interrupted',
  arguments: [argument('<dir>', 'folder to make it in')],
  options,
  examples: `  cmg-cert lab init lab --service-name GraniteFalls.contoso.com
  cmg-cert lab init lab --service-name cmg.contoso.com --clients "PC-{0001..0100}.contoso.com"
  cmg-cert lab init lab --service-name cmg.contoso.com --roots 2 --intermediates 4 --depth 2`,
  tooMany: (more) => tooMany(more),
  run: ([dir], flags, io) => init(dir, flags, io),
});

/** A shell that expands braces turns one pattern into a hundred arguments. */
const tooMany = (more: readonly string[]): CmgCertError =>
  new CmgCertError('usage', `${plural(more.length, 'argument')} too many, the first is ${more[0]}`, {
    remedy: 'Put a pattern in quotes: --clients "PC-{0001..0100}.contoso.com"',
  });

async function init(dir: string, flags: Flags, io: Io): Promise<number> {
  const { initLab } = await import('../../../lab/initLab.js');
  const progress = await progressOn(io);
  let result: InitResult;
  try {
    result = await initLab(dir, { ...(await optionsOf(flags, io)), onProgress: progress.show });
  } finally {
    progress.end();
  }
  const { lab, began } = result;
  lab.close();
  show(lab, began, dir, flags, io);
  return 0;
}

async function optionsOf(flags: Flags, io: Io): Promise<InitOptions> {
  const { clientNames, computersOf, domainOf, requireLegalServiceName } = await import('../../../lab/names.js');
  requireLegalServiceName(flags.serviceName);
  if (flags.clients !== undefined && flags.computers !== undefined) {
    throw new CmgCertError('usage', '--clients and --computers both say which clients there are', {
      remedy: 'Give one of them.',
    });
  }
  const clients =
    flags.computers === undefined
      ? clientNames(flags.clients ?? '2', domainOf(flags.serviceName))
      : computersOf(flags.computers, await io.readFile(flags.computers));
  const given = { ...flags, keySize: undefined, template: undefined, clients };
  const { roots, depth, days, crlUrl, aiaUrl, ocspUrl, pfx, provider } = given;
  const options = { roots, depth, days, crlUrl, aiaUrl, ocspUrl, pfx, provider };
  return {
    ...(Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<InitOptions>),
    serviceName: flags.serviceName,
    clients,
    intermediates: flags.intermediates ?? (flags.roots ?? 1) * (flags.depth ?? 1),
    ...(flags.keySize === undefined ? {} : { keySize: flags.keySize === '4096' ? 4096 : 2048 }),
    ...(flags.template === undefined ? {} : { template: flags.template === '1' ? '1' : '2' }),
    encryptedKeys: flags.plainKeys !== true,
    tool: `cmg-cert ${VERSION}`,
  };
}

interface Progress {
  readonly show: (done: number, total: number) => void;
  readonly end: () => void;
}

const BAR = 24;

/** A bar on a terminal, nothing elsewhere: nor where a terminal says that it has no columns, which ora would count for ever. */
async function progressOn(io: Io): Promise<Progress> {
  if (!io.stderr.isTerminal || !((io.stderr.columns ?? 0) > 0)) return { show: () => undefined, end: () => undefined };
  const { default: ora } = await import('ora');
  const spinner = ora({ text: 'Making keys', stream: process.stderr }).start();
  const began = Date.now();
  let first: number | undefined;
  return {
    show: (done, total) => {
      first ??= done;
      const filled = Math.floor((done / total) * BAR);
      const perItem = (Date.now() - began) / Math.max(1, done - first);
      const left = done - first < 5 ? '' : `, ${Math.ceil((perItem * (total - done)) / 1000)} s left`;
      spinner.text = `Certificates [${'#'.repeat(filled)}${'-'.repeat(BAR - filled)}] ${done}/${total}${left}`;
    },
    end: () => void spinner.stop(),
  };
}

const WORDS: Readonly<Record<InitResult['began'], string>> = {
  new: 'MADE',
  resumed: 'CONTINUED',
  complete: 'COMPLETE',
};

function show(lab: Lab, began: InitResult['began'], dir: string, flags: Flags, io: Io): void {
  const [server] = lab.ofKind('server');
  const { serviceName, crlUrl } = lab.settings.options;
  const at = (path: string): string => below(dir, path);
  const clients = lab.ofKind('client');
  const roots = lab.authorities.filter(({ ca }) => ca?.role === 'root').length;
  const cas = `${plural(roots, 'root CA')}, ${plural(lab.authorities.length - roots, 'intermediate CA')}`;
  const others = lab.certificates.length - lab.authorities.length;
  const file = (kind: 'server' | 'connection-point'): string => at(lab.ofKind(kind)[0]?.files.pfx ?? '');
  const nextUpdate = lab.authorities
    .flatMap((one) => Object.values(lab.crlsOf(one)))
    .flatMap((crl) => (typeof crl === 'object' ? [crl.nextUpdate.slice(0, 10)] : []))
    .sort()[0];
  printScreen(
    {
      word: WORDS[began],
      headline: `a lab for ${serviceName} in ${dir}: ${cas}, ${plural(others, 'certificate')}`,
      under: 'For trying things out. Trust its roots on test computers only.',
      rows: [
        ['Server', file('server')],
        ['Clients', clients.length === 0 ? 'none' : `${at('clients/*.pfx')} (${rangeOf(clients)})`],
        ['Connection point', file('connection-point')],
        ['To upload', `${at('upload/*.cer')}: the CAs of the clients, for the CMG's settings`],
        ['CRLs', `${at('crl/*.crl')}, current until ${nextUpdate}, named as below ${crlUrl}`],
        ['Plan', `${at('plan.yaml')}: a design that all this is for`],
        ['Password', `${at('password.txt')}: of every PFX and key`],
        ['More', `${at('README.md')} says what each file is for`],
      ],
      next: [
        ...(server === undefined ? [] : [checkCommand(lab, server, dir, '')]),
        `cmg-cert plan check ${word(at('plan.yaml'))}`,
      ],
    },
    flags,
    io,
    {
      lab: dir,
      began,
      serviceName,
      passwordFile: LAYOUT.password,
      certificates: lab.certificates,
      crls: lab.authorities.flatMap((one) => {
        const { base, delta } = lab.crlsOf(one);
        return [base, delta].filter((crl) => crl !== undefined);
      }),
    },
  );
}

function rangeOf(clients: readonly LabCertificate[]): string {
  const names = clients.map(({ name }) => name).sort();
  const [first, last] = [names[0], names.at(-1)];
  return clients.length === 1 ? `${first}` : `${clients.length}, ${first} to ${last}`;
}
