import { CmgCertError } from '../../../core/errors.js';
import type { Lab, LabCertificate } from '../../../lab/ledger.js';
import type { CrlReason } from '../../../write/crl.js';
import { argument, choiceOr, defineCommand, type ValuesOf } from '../../define.js';
import type { Io } from '../../io.js';
import { labFolder, labOption, labOptions, withLab, word } from './folder.js';
import { printScreen, resultOptions } from './screen.js';

/** CRLReason (RFC 5280 § 5.3.1); written here, so that help does not load the lab. */
const REASONS: readonly CrlReason[] = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'removeFromCRL',
];

const options = {
  ...labOptions,
  reason: choiceOr('--reason <reason>', 'why', REASONS, 'unspecified'),
  ...resultOptions,
};
type Flags = ValuesOf<typeof options>;

export const labRevoke = defineCommand({
  name: 'revoke',
  description: 'revoke a certificate; it stands on a CRL once the next is made: lab crl',
  arguments: [argument('<serial-or-file>', 'serial number in hexadecimal, or a certificate or PFX of the lab')],
  options,
  run: ([which], flags, io) => revoke(which, flags, io),
});

async function revoke(which: string, flags: Flags, io: Io): Promise<number> {
  const lib = await import('../../../lab/revoke.js');
  const folder = await labFolder(flags);
  await withLab(folder, 'revoke', async (lab) => {
    const revoked = lib.revoke(lab, await certificateOf(lab, which, io), flags.reason);
    const back = flags.reason === 'removeFromCRL';
    const issuer = lab.find(revoked.issuer);
    const own = ` --issuer ${word(issuer?.name ?? '')}${labOption(folder, flags)}`;
    printScreen(
      {
        word: back ? 'RESTORED' : 'REVOKED',
        headline: `${revoked.name}${back ? '' : `, ${flags.reason}`}`,
        under: 'No CRL says so yet: make the next one.',
        rows: [
          ['Serial number', revoked.serialNumber],
          ['Issued by', issuer?.name ?? ''],
        ],
        next: [`cmg-cert lab crl${own}`, ...(issuer?.ca?.issuing === true ? [`cmg-cert lab crl --delta${own}`] : [])],
      },
      flags,
      io,
      { lab: folder, certificate: revoked },
    );
  });
  return 0;
}

/** A file of the lab by its name, a certificate from elsewhere by what is in it, else a serial number. */
async function certificateOf(lab: Lab, which: string, io: Io): Promise<LabCertificate> {
  const serial = which.replace(/[\s:]/g, '');
  const bySerial = /^[0-9a-f]+$/i.test(serial) ? lab.find(serial) : undefined;
  if (bySerial !== undefined) return bySerial;
  if (/^[0-9a-f]{8,}$/i.test(serial)) {
    throw new CmgCertError('usage', `the lab issued no certificate ${which}`, {
      remedy: `Serial numbers stand in ${lab.path('ledger.jsonl')}.`,
    });
  }
  const { resolve } = await import('node:path');
  const path = resolve(which);
  const byName = lab.certificates.find(({ files }) =>
    Object.values(files).some((file) => file !== undefined && resolve(lab.path(file)) === path),
  );
  if (byName !== undefined) return byName;
  const { readAll } = await import('../../../core/read.js');
  const bytes = await io.readFile(which).catch((error: unknown) => {
    if (!(error instanceof CmgCertError)) throw error;
    throw new CmgCertError(error.code, `${which}: ${error.message}`, { remedy: error.remedy, cause: error });
  });
  const [certificate] = readAll(bytes).certificates;
  const byContent = certificate === undefined ? undefined : lab.find(certificate.serialNumber);
  if (byContent !== undefined) return byContent;
  throw new CmgCertError('usage', `${which} is no certificate of this lab`, {
    remedy: 'Give a .cer or .pfx of the lab, or the serial number.',
  });
}
