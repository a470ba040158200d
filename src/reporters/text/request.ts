import type { WrittenRequestReport } from '../../core/report/request.js';
import { labelled, plural, wrap } from './layout.js';
import type { Style } from './style.js';

const THING = {
  server: 'the CMG server certificate',
  client: 'a client certificate',
  'connection-point': "the CMG connection point's client certificate",
} as const;
const LABEL = 13;

/** What was written, what to order with it, and the commands that follow. */
export function renderRequest(
  view: WrittenRequestReport,
  options: { readonly width: number; readonly style: Style },
): string {
  const width = Math.min(200, Math.max(80, options.width));
  const { style } = options;
  const { order } = view;
  const row = (label: string, text: string) => labelled(label, text, 3, LABEL, width);
  const { passed, warning } = view.report.counts;
  const tally = warning === 0 ? '' : `, ${plural(warning, 'warning')}: cmg-cert request check says which`;
  const lines = [
    `${style.badge(' WRITTEN ', 'green')} ${style.bold(`${view.file} asks for ${THING[view.role]}`)}`,
    ...wrap(`${plural(passed, 'check')} passed${tally}. Offline: nothing left this computer.`, width - 10).map(
      (line) => ' '.repeat(10) + line,
    ),
    '',
    ` ${style.bold('Order')}`,
    ...row('Key', order.key),
    ...row('Names', order.names),
    ...(order.organization === undefined ? [] : row('Organization', order.organization)),
    ...row('Purpose', order.purpose),
    ...row('Life', order.life),
    ...row('Issuer', order.issuer),
    ...(order.dnsRecord === undefined ? [] : row('DNS record', order.dnsRecord)),
    ...keyRow(view, row),
    '',
    ` ${style.bold(view.form === 'inf' ? 'Next, on the computer that is to have the key, as administrator' : 'Next')}`,
  ];
  const steps = view.form === 'inf' ? stepsOfInf(view) : stepsOfCsr(view);
  for (const [index, { command, about }] of steps.entries()) {
    lines.push(`   ${index + 1}  ${command}`, ...wrap(about, width - 6).map((line) => `      ${style.dim(line)}`));
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function keyRow({ keyFile, plainKey }: WrittenRequestReport, row: (label: string, text: string) => string[]): string[] {
  if (keyFile === undefined) return [];
  return row(
    'Private key',
    plainKey
      ? `${keyFile}, NOT encrypted: whoever reads the file has the key`
      : `${keyFile}, PKCS #8 encrypted with the password given`,
  );
}

interface Step {
  readonly command: string;
  readonly about: string;
}

const quoted = (file: string): string => (/\s/.test(file) ? `"${file}"` : file);
const sibling = (file: string, extension: string): string => quoted(file.replace(/\.[^.\\/]*$/, extension));

const checkCommand = (file: string, { role, serviceName }: WrittenRequestReport): string =>
  [
    `cmg-cert check ${file}`,
    ...(role === 'server' ? [] : [`--as ${role}`]),
    ...(serviceName === undefined ? [] : [`--service-name ${serviceName}`]),
  ].join(' ');

function stepsOfInf(view: WrittenRequestReport): Step[] {
  const { file, role } = view;
  const [csr, cer = '', pfx = ''] = ['.csr', '.cer', '.pfx'].map((extension) => sibling(file, extension));
  const steps: Step[] = [
    { command: `certreq -new ${quoted(file)} ${csr}`, about: 'makes the key in the store of Windows, and the request' },
    { command: `cmg-cert request check ${csr}`, about: 'optional: judges what certreq made of it' },
    {
      command: `certreq -submit ${csr} ${cer}`,
      about: 'to your own CA; for a public CA paste the request into its order form and save its answer',
    },
    { command: `certreq -accept ${cer}`, about: 'joins the certificate with its key' },
  ];
  if (role === 'client') return [...steps, { command: checkCommand(cer, view), about: 'judges it' }];
  return [
    ...steps,
    {
      command: 'certlm.msc > Personal > Certificates > All Tasks > Export',
      about: 'with the private key and all certificates in the path, as a PFX',
    },
    {
      command: checkCommand(pfx, view),
      about: role === 'server' ? 'judges what the CMG wizard will get' : 'judges it',
    },
  ];
}

function stepsOfCsr(view: WrittenRequestReport): Step[] {
  const { file, keyFile = '', role } = view;
  const [cer, pfx = ''] = ['.cer', '.pfx'].map((extension) => sibling(file, extension));
  return [
    {
      command: `certreq -submit ${quoted(file)} ${cer}`,
      about: 'to your own CA, on Windows; for a public CA paste the request into its order form',
    },
    {
      command: `cmg-cert pfx build ${quoted(keyFile)} ${cer} --chain issuing.cer -o ${pfx}`,
      about: "key and certificate into a PFX, with the CA's intermediates",
    },
    {
      command: checkCommand(pfx, view),
      about: role === 'server' ? 'judges what the CMG wizard will get' : 'judges it',
    },
  ];
}
