import { InvalidArgumentError } from 'commander';
import { CmgCertError } from '../../../core/errors.js';
import { asciiLower } from '../../../core/names/dnsName.js';
import type { CrlRecord, Lab, LabCertificate } from '../../../lab/ledger.js';
import { plural } from '../../../reporters/text/layout.js';
import { defineCommand, flag, many, parsed, type ValuesOf } from '../../define.js';
import type { Io } from '../../io.js';
import { isoTime } from '../../options.js';
import { below, labFolder, labOptions, withLab } from './folder.js';
import { printScreen, resultOptions } from './screen.js';

/** A number of days from now, or a time. */
type NextUpdate = { readonly days: number } | { readonly time: number };

const DAY = 86_400_000;

const options = {
  delta: flag('--delta', 'delta CRLs only, on the base CRLs that are there'),
  nextUpdate: parsed(
    '--next-update <days|iso-time>',
    'until when they are good (default 180 days, a delta CRL 30)',
    nextUpdate,
  ),
  issuer: many('--issuer <ca>', 'of this CA only, by common name or serial number (repeat)'),
  ...labOptions,
  ...resultOptions,
};
type Flags = ValuesOf<typeof options>;

export const labCrl = defineCommand({
  name: 'crl',
  description: 'make the next CRLs, with what was revoked since',
  options,
  run: (_, flags, io) => crl(flags, io),
});

function nextUpdate(value: string): NextUpdate {
  const days = /^(\d{1,4})d?$/.exec(value)?.[1];
  if (days !== undefined && Number(days) > 0) return { days: Number(days) };
  try {
    return { time: isoTime(value) };
  } catch {
    throw new InvalidArgumentError('Give a number of days (30), a date (2027-03-15) or a time (2027-03-15T12:00:00Z).');
  }
}

async function crl(flags: Flags, io: Io): Promise<number> {
  const { publishCrl } = await import('../../../lab/publishCrl.js');
  const folder = await labFolder(flags);
  await withLab(folder, 'crl', (lab) => {
    const { nextUpdate: asked } = flags;
    const until = asked === undefined ? undefined : 'time' in asked ? asked.time : io.platform.now() + asked.days * DAY;
    const made = authoritiesOf(lab, flags).flatMap((authority) =>
      publishCrl(lab, authority, { delta: flags.delta, nextUpdate: until }),
    );
    show(made, folder, flags, io);
  });
  return 0;
}

/** All of them; for delta CRLs those that have one. */
function authoritiesOf(lab: Lab, { issuer, delta }: Flags): readonly LabCertificate[] {
  if (issuer.length === 0) return delta === true ? lab.issuingAuthorities : lab.authorities;
  return issuer.map((asked) => {
    const serial = lab.find(asked.replace(/[\s:]/g, ''));
    const found = serial ?? lab.authorities.find(({ name }) => asciiLower(name) === asciiLower(asked));
    if (found?.ca !== undefined) return found;
    throw new CmgCertError('usage', `the lab has no CA "${asked}"`, {
      remedy: `It has ${lab.authorities.map(({ name }) => `"${name}"`).join(', ')}.`,
    });
  });
}

function show(made: readonly CrlRecord[], folder: string, flags: Flags, io: Io): void {
  printScreen(
    {
      word: 'PUBLISHED',
      headline: plural(made.length, 'CRL'),
      rows: made.map(({ file, number, kind, base, entries, nextUpdate: until }) => [
        below(folder, file),
        `${kind === 'delta' ? `delta ${number} on ${base}` : `number ${number}`}, ${plural(entries, 'entry', 'entries')}, until ${until.slice(0, 10)}`,
      ]),
      next: [],
    },
    flags,
    io,
    { lab: folder, crls: made },
  );
}
