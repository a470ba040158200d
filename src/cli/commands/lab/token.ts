import { isoTime as shownTime } from '../../../core/text/isoTime.js';
import type { IssuedToken } from '../../../lab/token/issueToken.js';
import { defineCommand, flag, formerly, parsed, text, type ValuesOf } from '../../define.js';
import type { Io } from '../../io.js';
import { isoTime, wholeNumber } from '../../options.js';
import { screenFormat } from '../../reportOptions.js';
import { labFolder, labOptions } from './folder.js';

/** Said with every token: it looks like a real one. */
const ONLY_LAB = 'A lab token: only a lab accepts it, no Configuration Manager site does.';

const options = {
  lifetime: parsed('--lifetime <minutes>', 'how long it is good, 1 to 10080 (default 4320)', wholeNumber(1, 10_080)),
  tenant: text('--tenant <guid>', "TenantId (default one of the lab's own)"),
  uniqueId: text('--unique-id <guid>', 'UniqueId (default a new one, by which the token is known as a lab token)'),
  at: parsed('--at <iso-time>', 'good from this time on instead of now', isoTime),
  out: formerly('--output <file>', text('-o, --out <file>', 'write it to this file instead')),
  force: flag('--force', 'replace the file'),
  format: screenFormat,
  ...labOptions,
};
type Flags = ValuesOf<typeof options>;

export const labToken = defineCommand({
  name: 'token',
  description: 'sign a bulk registration token with the token signing certificate of the lab',
  options,
  run: (_, flags, io) => token(flags, io),
});

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
    if (flags.out === undefined) io.stdout.write(text);
    else await io.writeSecret(flags.out, text, flags.force === true);
    if (flags.out !== undefined) io.stdout.write(`${ONLY_LAB} Written to ${flags.out}.\n`);
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
