import { CmgCertError } from '../../../core/errors.js';
import { asciiLower } from '../../../core/names/dnsName.js';
import type { Lab, LabCertificate } from '../../../lab/ledger.js';
import { argument, choice, defineCommand, parsed, text, type ValuesOf } from '../../define.js';
import type { Io } from '../../io.js';
import { wholeNumber } from '../../options.js';
import { below, checkCommand, labFolder, labOption, labOptions, withLab, word } from './folder.js';
import { printScreen, resultOptions, templateVersion } from './screen.js';

const KINDS = ['server', 'client', 'ca', 'connection-point'] as const;
type Kind = (typeof KINDS)[number];

const WORDS: Readonly<Record<Kind, string>> = {
  server: 'server certificate',
  client: 'client certificate',
  ca: 'CA',
  'connection-point': 'connection point certificate',
};

const options = {
  issuer: text(
    '--issuer <ca>',
    'common name or serial number of the CA (default: the first that issues; for a CA the first root)',
  ),
  ...labOptions,
  keySize: choice('--key-size <bits>', "RSA key (default: the lab's)", ['2048', '4096']),
  days: parsed('--days <n>', "its life (default: the lab's; ten years for a CA)", wholeNumber(1, 7300)),
  template: templateVersion,
  pfx: choice('--pfx <protection>', "encryption of the PFX (default: the lab's)", ['aes', '3des']),
  provider: choice('--provider <kind>', "provider named in the PFX (default: the lab's)", ['ksp', 'csp']),
  ...resultOptions,
};
type Flags = ValuesOf<typeof options>;

export const labIssue = defineCommand({
  name: 'issue',
  description: 'issue one more certificate',
  arguments: [
    argument('<kind>', KINDS.join(', ')),
    argument('<name>', 'service name, computer name, or common name of the CA'),
  ],
  options,
  run: ([kind, name], flags, io) => issue(kindOf(kind), name, flags, io),
});

function kindOf(text: string): Kind {
  const kind = KINDS.find((one) => one === text);
  if (kind !== undefined) return kind;
  throw new CmgCertError('usage', `there is no kind "${text}"`, { remedy: `Say ${KINDS.join(', ')}.` });
}

async function issue(kind: Kind, name: string, flags: Flags, io: Io): Promise<number> {
  const { issueNamed } = await import('../../../lab/issueNamed.js');
  const folder = await labFolder(flags);
  await withLab(folder, 'issue', async (lab) => {
    const issued = await issueNamed(lab, kind, name, {
      issuer: flags.issuer === undefined ? undefined : issuerOf(lab, flags.issuer),
      keySize: flags.keySize === undefined ? undefined : flags.keySize === '4096' ? 4096 : 2048,
      days: flags.days,
      template: flags.template === undefined ? undefined : flags.template === '1' ? '1' : '2',
      pfx: flags.pfx,
      provider: flags.provider,
    });
    show(lab, folder, kind, issued, flags, io);
  });
  return 0;
}

function issuerOf(lab: Lab, asked: string): LabCertificate {
  const serial = lab.find(asked.replace(/[\s:]/g, ''));
  const found = serial ?? lab.authorities.find(({ name }) => asciiLower(name) === asciiLower(asked));
  if (found?.ca !== undefined) return found;
  throw new CmgCertError('usage', `the lab has no CA "${asked}"`, {
    remedy: `It has ${lab.authorities.map(({ name }) => `"${name}"`).join(', ')}.`,
  });
}

function show(lab: Lab, folder: string, kind: Kind, issued: LabCertificate, flags: Flags, io: Io): void {
  const at = (path: string): string => below(folder, path);
  const { files } = issued;
  const issuer = lab.chainOf(issued)[0];
  printScreen(
    {
      word: 'ISSUED',
      headline: `${WORDS[kind]} ${issued.name}, by ${issuer?.name}`,
      rows: [
        ['Certificate', at(files.certificate)],
        ...(files.pfx === undefined ? [] : [['PFX', at(files.pfx)] as const]),
        ['Key', at(files.key)],
        ['Valid', `${issued.notBefore.slice(0, 10)} to ${issued.notAfter.slice(0, 10)}`],
        ['Serial number', issued.serialNumber],
      ],
      next: [
        kind === 'ca'
          ? `cmg-cert lab issue client ${exampleClient(lab)} --issuer ${word(issued.name)}${labOption(folder, flags)}`
          : checkCommand(lab, issued, folder, ` --as ${kind}`),
      ],
    },
    flags,
    io,
    { lab: folder, certificate: issued },
  );
}

/** A CA is judged with the clients below it, and there is none yet. */
const exampleClient = (lab: Lab): string => {
  const { serviceName } = lab.settings.options;
  return `PC-9001${serviceName.slice(serviceName.indexOf('.'))}`;
};
