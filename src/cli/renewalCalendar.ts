import ical, { ICalAlarmType } from 'ical-generator';
import type { RenewalAdvice } from '../core/report/renewal.js';
import type { InputSummary } from '../core/report/report.js';
import { visible } from '../core/text/escape.js';
import { VERSION } from '../version.js';

const DAY = 86_400_000;
const TWO_WEEKS = 14 * 24 * 3600;

/** The next renewal as a calendar of one entry (RFC 5545). The same certificate gives the same entry again. */
export function renewalCalendar(
  { summary, renewal }: { readonly summary: InputSummary; readonly renewal: RenewalAdvice },
  checkedAt: string,
): string {
  const name = visible(summary.commonName ?? summary.subject);
  const start = new Date(`${renewal.renewNewBy}T00:00:00Z`);
  const calendar = ical({ name: 'CMG server certificate', prodId: `//cmg-cert//cmg-cert ${VERSION}//EN` });
  const event = calendar.createEvent({
    id: `${summary.thumbprintSha1.toLowerCase()}@cmg-cert`,
    stamp: new Date(checkedAt),
    start,
    end: new Date(start.getTime() + DAY),
    allDay: true,
    summary: `Renew the CMG server certificate ${name}`,
    description: [
      `The certificate with thumbprint ${summary.thumbprintSha1} ends on ${renewal.newEnds}. Configuration Manager raises no alert of its own.`,
      `The new one must have the common name ${name}, letter case included.`,
      ...(renewal.publicLifetimes ?? []).map(
        ({ issuedFrom, days }) => `Issued on or after ${issuedFrom}, a public certificate lives at most ${days} days.`,
      ),
      'Before the change: cmg-cert renewal old.pfx new.pfx',
    ].join('\n'),
  });
  event.createAlarm({ type: ICalAlarmType.display, triggerBefore: TWO_WEEKS });
  return calendar.toString();
}
