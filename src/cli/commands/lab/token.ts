import type { Command } from 'commander';
import { isoTime as shownTime } from '../../../core/text/isoTime.js';
import type { IssuedToken } from '../../../lab/token/issueToken.js';
import type { Finish, Io } from '../../io.js';
import { isoTime, wholeNumber } from '../../options.js';
import { formatOption } from '../../reportOptions.js';
import { addLabOption, type LabFlag, labFolder } from './folder.js';

interface Flags extends LabFlag {
  lifetime?: number;
  tenant?: string;
  uniqueId?: string;
  at?: number;
  output?: string;
  force?: boolean;
  format: 'text' | 'json';
}

/** Said with every token: it looks like a real one. */
const ONLY_LAB = 'A lab token: only a lab accepts it, no Configuration Manager site does.';

export function addToken(lab: Command, io: Io, finish: Finish): void {
  const command = lab
    .command('token')
    .description('sign a bulk registration token with the token signing certificate of the lab')
    .option('--lifetime <minutes>', 'how long it is good, 1 to 10080 (default 4320)', wholeNumber(1, 10_080))
    .option('--tenant <guid>', "TenantId (default one of the lab's own)")
    .option('--unique-id <guid>', 'UniqueId (default a new one, by which the token is known as a lab token)')
    .option('--at <iso-time>', 'good from this time on instead of now', isoTime)
    .option('-o, --output <file>', 'write it to this file instead')
    .option('--force', 'replace the file')
    .addOption(formatOption());
  addLabOption(command).action(async (flags: Flags) => {
    finish(await token(flags, io));
  });
}

async function token(flags: Flags, io: Io): Promise<number> {
  const { openLab } = await import('../../../lab/ledger.js');
  const { issueToken } = await import('../../../lab/token/issueToken.js');
  const folder = await labFolder(flags);
  const lab = openLab(folder);
  try {
    const issued = await issueToken(lab, {
      lifetime: flags.lifetime,
      tenantId: flags.tenant,
      uniqueId: flags.uniqueId,
      at: flags.at ?? io.platform.now(),
    });
    const text = flags.format === 'json' ? asJson(issued, folder) : asText(issued);
    if (flags.output === undefined) io.stdout.write(text);
    else await io.writeSecret(flags.output, text, flags.force === true);
    if (flags.output !== undefined) io.stdout.write(`${ONLY_LAB} Written to ${flags.output}.\n`);
  } finally {
    lab.close();
  }
  return 0;
}

/** The three things that the site's own tool prints, in its order: the GUID, the validity, the token. */
const asText = ({ uniqueId, expires, token: value }: IssuedToken): string =>
  `${ONLY_LAB}\n\n${uniqueId}\nToken is valid until ${shownTime(expires * 1000)}.\n\n${value}\n`;

const asJson = ({ signedWith, notBefore, expires, ...issued }: IssuedToken, folder: string): string =>
  `${JSON.stringify(
    {
      lab: true,
      note: ONLY_LAB,
      ...issued,
      notBefore: shownTime(notBefore * 1000),
      expires: shownTime(expires * 1000),
      signingCertificate: {
        file: `${folder}/${signedWith.files.certificate}`,
        thumbprintSha1: signedWith.thumbprintSha1,
      },
    },
    undefined,
    2,
  )}\n`;
