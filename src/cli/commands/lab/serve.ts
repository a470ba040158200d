import { isIPv4, isIPv6 } from 'node:net';
import { InvalidArgumentError } from 'commander';
import type { Lab } from '../../../lab/ledger.js';
import type { LogEntry, PublishedFile, RunningServer } from '../../../lab/serve/index.js';
import { argument, defineCommand, parsed, text, type ValuesOf } from '../../define.js';
import type { Io } from '../../io.js';
import { noColor } from '../../reportOptions.js';
import { type LabFlag, labFolder, word } from './folder.js';
import { printScreen } from './screen.js';

interface Address {
  readonly host: string;
  readonly port: number;
}

const options = {
  listen: parsed(
    '--listen <address:port>',
    'where to listen (default 127.0.0.1:8080; port 0 takes a free one)',
    address,
  ),
  log: text('--log <file>', 'append the access log (NDJSON) to a file (default: standard output)'),
  fault: text('--fault <name>', 'let everything go wrong in this way, at the addresses that certificates name'),
  color: noColor,
};
type Flags = ValuesOf<typeof options>;

export const labServe = defineCommand({
  name: 'serve',
  description: 'publish the lab over HTTP: CRLs, CA certificates, OCSP, and all of these gone wrong',
  arguments: [argument('[dir]', "the lab's folder (default: this folder, or the folder lab in it)")],
  options,
  notes: 'Runs until Ctrl+C. The index page lists what is served, and every fault under its own path.',
  run: ([dir], flags, io) => serveLab({ lab: dir }, flags, io),
});

/** `127.0.0.1:8080`, `[::1]:8080`, `:8080`, `8080`. */
function address(value: string): Address {
  const [, bracketed, plain, digits = ''] = /^(?:\[([^\]]*)\]:|([^:]*):)?(\d{1,5})$/.exec(value) ?? [];
  const host = bracketed ?? (plain === undefined || plain === '' ? '127.0.0.1' : plain);
  const port = Number(digits);
  const known = bracketed === undefined ? isIPv4(host) || host === 'localhost' : isIPv6(host);
  if (digits !== '' && port <= 65_535 && known) return { host, port };
  throw new InvalidArgumentError('Give an IP address and a port, such as 127.0.0.1:8080 or [::1]:8080.');
}

async function serveLab(which: LabFlag, flags: Flags, io: Io): Promise<number> {
  const { openLab } = await import('../../../lab/ledger.js');
  const { publicationOf, serve } = await import('../../../lab/serve/index.js');
  const folder = await labFolder(which);
  const lab = openLab(folder);
  const publication = publicationOf(lab);
  const lines =
    flags.log === undefined
      ? undefined
      : await (await import('../../../platform/node/appendLines.js')).appendLines(flags.log);
  const log = (entry: LogEntry): void => {
    const line = JSON.stringify(entry);
    if (lines === undefined) io.stdout.write(`${line}\n`);
    else lines.write(line);
  };
  const server = await serve({ ...flags.listen, fault: flags.fault, publication, log });
  // Before it is said that the server stands: whoever reads that may stop it at once.
  const stopped = io.untilStopped();
  announce(server, await publication.files(), lab, folder, flags, io);
  await stopped;
  await server.close();
  await lines?.close();
  lab.close();
  const dropped = lines?.dropped ?? 0;
  if (dropped > 0) io.stderr.write(`${dropped} lines of the access log could not be written\n`);
  io.stderr.write('Stopped.\n');
  return 0;
}

const KINDS = { crl: 'CRL', 'delta-crl': 'Delta CRL', certificate: 'CA certificate' } as const;
/** More addresses than this are left to the index page. */
const MAX_SHOWN = 9;

/** On standard error: standard output may be the log. */
function announce(
  server: RunningServer,
  files: readonly PublishedFile[],
  lab: Lab,
  folder: string,
  flags: Flags,
  io: Io,
): void {
  const { url, host } = server;
  const at = (path: string): string =>
    url +
    path
      .split('/')
      .map((part) => encodeURIComponent(part).replaceAll('%2B', '+'))
      .join('/');
  const shown = files.slice(0, MAX_SHOWN).map(({ kind, path }) => [KINDS[kind], at(path)] as const);
  const more = files.length - shown.length;
  const loopback = host === '127.0.0.1' || host === '::1' || host === 'localhost';
  printScreen(
    {
      word: 'SERVING',
      headline: `the lab in ${folder} at ${url}/`,
      under: 'Ctrl+C stops. What the lab issues, revokes and publishes meanwhile is seen at once.',
      rows: [
        ...shown,
        ...(more > 0 ? [['', `and ${more} more`] as const] : []),
        ['OCSP', `${url}/ocsp by GET and POST; signed by the CA itself: ${url}/ocsp-ca`],
        ['Faults', `${url}/fault/NAME/..., for the names on ${url}/`],
        ['Access log', flags.log ?? 'standard output, one JSON object a line'],
      ],
      notes: [
        ...(leadsHere(lab, server.port)
          ? []
          : [
              `The certificates name ${publishedAt(lab)}. So that they lead here: --listen ${host.includes(':') ? `[${host}]` : host}:${publishedAt(lab).split(':').at(-1)}, or a lab made with --crl-url, --aia-url and --ocsp-url for port ${server.port}.`,
            ]),
        ...(flags.fault === undefined ? [] : [`Everything has the fault "${flags.fault}".`]),
        ...(loopback
          ? []
          : [
              `This address can be reached from other computers. A lab is for tests: let nobody trust it, and stop it when you are done.`,
            ]),
      ],
      next: commands(server, files, lab, folder),
    },
    flags,
    { ...io, stdout: io.stderr },
  );
}

/** Commands to try, as they are. */
function commands(
  { url, host, port }: RunningServer,
  files: readonly PublishedFile[],
  lab: Lab,
  folder: string,
): string[] {
  const path = (file: string): string => word(`${folder.replace(/[\\/]+$/, '')}/${file}`);
  const crl = files.find(({ kind }) => kind === 'delta-crl') ?? files[0];
  const [server] = lab.ofKind('server');
  if (crl === undefined || server === undefined) return [];
  const [issuer, ...above] = lab.chainOf(server);
  const root = above.at(-1) ?? issuer;
  if (issuer === undefined || root === undefined) return [];
  return [
    `curl --head ${word(url + crl.path)}`,
    `openssl ocsp -issuer ${path(issuer.files.certificate)} -cert ${path(server.files.certificate)} -CAstore ${path(root.files.certificate)} -url ${url}/ocsp`,
    ...(leadsHere(lab, port)
      ? [
          `cmg-cert check ${path(server.files.pfx ?? server.files.certificate)} --password-file ${path('password.txt')} --roots ${path(root.files.certificate)} --online --resolve ${publishedAt(lab)}=${host} --allow-private-network ${host.includes(':') ? `${host}/128` : `${host}/32`}`,
        ]
      : []),
  ];
}

/** Host and port that the lab's certificates name. */
function publishedAt(lab: Lab): string {
  const { hostname, port } = new URL(lab.settings.options.crlUrl);
  return `${hostname}:${port === '' ? 80 : port}`;
}

/** Whether a client that is led to this address comes to this server: a name can be led elsewhere, a port cannot. */
const leadsHere = (lab: Lab, port: number): boolean => publishedAt(lab).endsWith(`:${port}`);
