import { CmgCertError } from '../core/errors.js';
import { makeCrl, type RevokedRecipe } from '../write/crl.js';
import type { CrlRecord } from './ledger/entries.js';
import { crlFileOf, deltaFileOf, LAYOUT } from './ledger/layout.js';
import type { Lab, LabCertificate } from './ledger/openLab.js';
import { stagedCrl } from './ledger/staging.js';
import { BACKDATED, DAY } from './profiles.js';

/** How long a CRL is good without being told: AD CS's 26 weeks for an offline CA; a month for what is between two of them. */
const BASE_LIFE = 180 * DAY;
const DELTA_LIFE = 30 * DAY;

/** AD CS publishes this long before the end: a tenth of the period, 12 hours at most. */
const overlapOf = (life: number): number => Math.min(life / 10, DAY / 2);

export interface PublishOptions {
  /** Only a delta CRL, on the base that is there. Without it a base CRL and, of a CA that issues, an empty delta CRL with it. */
  readonly delta?: boolean | undefined;
  /** Milliseconds since 1970. */
  readonly nextUpdate?: number | undefined;
}

/**
 * Makes a CA's next CRL from the ledger and puts it into its place.
 * @returns what was made, base before delta
 * @throws CmgCertError `usage` for a delta CRL of a CA that has none, or a next update that is over
 */
export function publishCrl(lab: Lab, authority: LabCertificate, options: PublishOptions = {}): readonly CrlRecord[] {
  const now = Math.floor(Date.now() / 1000) * 1000;
  const { base, highest } = lab.crlsOf(authority);
  if (options.nextUpdate !== undefined && options.nextUpdate <= now) {
    throw new CmgCertError('usage', 'the next update must lie ahead', { remedy: 'Give 30 (days) or a later time.' });
  }
  if (authority.ca?.issuing !== true) {
    if (options.delta !== true) return [publishBase(lab, authority, highest + 1, now, options)];
    throw new CmgCertError('usage', `"${authority.name}" has no delta CRL: it issues only CAs`, {
      remedy: 'Leave --delta out, or name a CA that issues.',
    });
  }
  if (options.delta === true && base !== undefined) {
    return [publishDelta(lab, authority, base, highest + 1, now, options)];
  }
  const made = publishBase(lab, authority, highest + 1, now, options);
  // RFC 5280 § 5.2.3: a delta CRL made together with its base bears its number.
  return [made, publishDelta(lab, authority, made, made.number, now, options)];
}

function publishBase(
  lab: Lab,
  authority: LabCertificate,
  number: number,
  now: number,
  options: PublishOptions,
): CrlRecord {
  const { issuing = false, stem = '' } = authority.ca ?? {};
  const nextUpdate = options.nextUpdate ?? now + BASE_LIFE;
  const revoked = lab.revokedBy(authority).map(entryOf);
  const der = makeCrl({
    issuer: lab.signer(authority),
    caVersion: { certificateIndex: 0, keyIndex: 0 },
    ...timesOf(now, nextUpdate),
    number,
    revoked,
    ...(issuing ? { freshestCrl: [lab.settings.options.crlUrl + deltaFileOf(stem)] } : {}),
  });
  return put(lab, der, {
    ...recordOf(authority, number, now, nextUpdate, revoked.length),
    kind: 'base',
    file: `${LAYOUT.crl}/${crlFileOf(stem)}`,
  });
}

function publishDelta(
  lab: Lab,
  authority: LabCertificate,
  base: CrlRecord,
  number: number,
  now: number,
  options: PublishOptions,
): CrlRecord {
  // A delta CRL outlives its base only in vain.
  const nextUpdate = options.nextUpdate ?? Math.min(now + DELTA_LIFE, Math.max(now + DAY, Date.parse(base.nextUpdate)));
  const { added, removed } = lab.changedSinceBase(authority);
  const revoked = [
    ...added.map(entryOf),
    ...removed.map(
      ({ serialNumber }): RevokedRecipe => ({ serialNumber: octets(serialNumber), date: now, reason: 'removeFromCRL' }),
    ),
  ];
  const der = makeCrl({
    issuer: lab.signer(authority),
    caVersion: { certificateIndex: 0, keyIndex: 0 },
    ...timesOf(now, nextUpdate),
    number,
    deltaBase: base.number,
    revoked,
  });
  return put(lab, der, {
    ...recordOf(authority, number, now, nextUpdate, revoked.length),
    kind: 'delta',
    base: base.number,
    file: `${LAYOUT.crl}/${deltaFileOf(authority.ca?.stem ?? '')}`,
  });
}

function put(lab: Lab, der: Uint8Array, record: CrlRecord): CrlRecord {
  lab.staging.write(stagedCrl(record), der, false);
  lab.append(record);
  return record;
}

const timesOf = (now: number, nextUpdate: number) => ({
  thisUpdate: now - BACKDATED,
  nextUpdate,
  nextPublish: nextUpdate - overlapOf(nextUpdate - now),
});

const recordOf = (authority: LabCertificate, number: number, now: number, nextUpdate: number, entries: number) => ({
  type: 'crl' as const,
  issuer: authority.serialNumber,
  number,
  thisUpdate: new Date(now - BACKDATED).toISOString(),
  nextUpdate: new Date(nextUpdate).toISOString(),
  entries,
});

const octets = (serialNumber: string): Uint8Array => new Uint8Array(Buffer.from(serialNumber, 'hex'));

function entryOf({ serialNumber, status }: LabCertificate): RevokedRecipe {
  if (status.state !== 'revoked') throw new TypeError(`${serialNumber} is not revoked`);
  return { serialNumber: octets(serialNumber), date: Date.parse(status.date), reason: status.reason };
}
