import { expiryWarningAt } from '../check/expiryWarning.js';
import type { RenewalTarget } from '../check/target.js';
import { asciiLower } from '../names/dnsName.js';
import type { RenewalAdvice } from '../report/renewal.js';
import type { Finding } from '../report/report.js';
import { LIFETIME_LIMITS, lifetimeLimit } from '../roots/lifetimes.js';
import { isoDay } from '../text/days.js';
import { commonNames } from '../x509/nameAttributes.js';
import { rootOf, sameRoot } from './rootOf.js';

export interface AdviceSettings {
  /** ms since 1970. */
  readonly at: number;
  /** As for cert/expires-soon; default 30. */
  readonly expiresSoonDays?: number | undefined;
}

/** The same name again: it has to be free before. */
const ANEW =
  'Deploy it anew under the same name: delete the gateway, create it again with the new certificate, lead the CNAME record to the new deployment name. Clients on the internet are cut off meanwhile, unless another CMG is active: add one with a second connection point and wait a day before you delete this one.';
const CONSOLE = 'Administration > Cloud Services > Cloud Management Gateway';

/** When to act, and in which order, once the rules of renewal/ have spoken. */
export function renewalAdvice(
  target: RenewalTarget,
  findings: readonly Finding[],
  { at, expiresSoonDays }: AdviceSettings,
): RenewalAdvice {
  const { old, replacement } = target;
  const failed = (rule: string) => findings.some((finding) => finding.rule === rule && finding.outcome === 'fail');
  const renewNewBy = expiryWarningAt(replacement.certificate, expiresSoonDays);
  const change = failed('renewal/cn') || failed('renewal/convertible') ? 'redeploy' : 'in-place';
  const undecided = findings.some(({ rule, outcome }) => rule === 'renewal/cn' && outcome === 'unknown');
  const doubtful = undecided || failed('renewal/organization') || failed('renewal/pki-kind') || failed('renewal/key');
  const lifetimes =
    replacement.facts.publicRoot.kind === 'public' ? lifetimesAhead(at, replacement.certificate.notAfter) : undefined;
  const steps = [
    ...(replacement.certificate.notAfter < at
      ? ['The new certificate has ended itself: request another before all else.']
      : []),
    ...rootSteps(target),
    ...(change === 'in-place'
      ? inPlace(target, doubtful)
      : failed('renewal/convertible') || !sameService(target)
        ? newGateway(failed('renewal/convertible'), old.certificate.notAfter < at)
        : sameNameAnew()),
  ];
  return {
    oldEnds: isoDay(old.certificate.notAfter),
    newEnds: isoDay(replacement.certificate.notAfter),
    replaceOldBy: isoDay(expiryWarningAt(old.certificate, expiresSoonDays)),
    renewNewBy: isoDay(renewNewBy),
    ...(lifetimes === undefined ? {} : { publicLifetimes: lifetimes }),
    change,
    steps,
  };
}

/** The limit in force on the day of the check, and those that come before the new certificate ends. */
function lifetimesAhead(at: number, until: number): NonNullable<RenewalAdvice['publicLifetimes']> {
  const now = lifetimeLimit(at);
  return LIFETIME_LIMITS.filter((limit) => limit === now || (limit.from > at && limit.from <= until))
    .map(({ from, days }) => ({ issuedFrom: isoDay(from), days }))
    .reverse();
}

/** A private root that is not the old one has to be with the clients before anything else happens. */
function rootSteps({ old, replacement }: RenewalTarget): string[] {
  const before = rootOf(old);
  const after = rootOf(replacement);
  if (after === undefined || after.isPublic) return [];
  if (before !== undefined && sameRoot(before, after)) return [];
  const which = before === undefined ? `If clients do not have it yet: bring` : 'Bring';
  return [
    `${which} the root "${after.label}" to the Trusted Root Certification Authorities of every client, while the old certificate still serves. Wait until those that are seldom online have it.`,
  ];
}

function inPlace({ converting }: RenewalTarget, doubtful: boolean): string[] {
  return [
    'Keep the old PFX and its password until the new certificate has served for some days.',
    `In the console: ${CONSOLE} > the gateway > Properties > Settings > Certificate file: choose the new PFX and give its password.`,
    ...(doubtful ? [`If the console refuses it, the change is too great for this gateway. ${ANEW}`] : []),
    'Watch CloudMgr.log on the service connection point until the gateway is Ready again, then run Monitoring > Cloud Management > Connection Analyzer.',
    ...(converting
      ? [
          `To convert it to a virtual machine scale set: ${CONSOLE} > the gateway > Convert. Environment, subscription, app, region and resource group stay. Then lead the CNAME record to the new deployment name, <prefix>.<region>.cloudapp.azure.com.`,
        ]
      : []),
  ];
}

/** Two spellings of one name in DNS, and in Azure. */
function sameService({ old, replacement }: RenewalTarget): boolean {
  const [before, after] = [old, replacement].map(({ certificate }) => commonNames(certificate.subject).at(-1));
  return before !== undefined && after !== undefined && asciiLower(before) === asciiLower(after);
}

/** Two gateways of one name cannot stand side by side. */
const sameNameAnew = (): string[] => [
  'The name is the same but for its letter case: stop here and request the certificate again with the old spelling. Only if that cannot be:',
  ANEW,
  'Connect the CMG connection point to the new gateway, then run Monitoring > Cloud Management > Connection Analyzer.',
];

function newGateway(conversion: boolean, ended: boolean): string[] {
  return [
    conversion
      ? 'Get a certificate for a service name in a domain of your own: cmg-cert names NAME tells what it becomes in Azure.'
      : 'If the name was changed by mistake, stop here and request the certificate with the old common name. Otherwise:',
    ...(ended
      ? [
          'The old certificate has ended: clients on the internet reach the old gateway no more, and learn of the new one on the intranet alone. Put a certificate of the old name in place first, if one can be had.',
        ]
      : []),
    `Keep the old gateway. In the console: ${CONSOLE} > Create Cloud Management Gateway, with the new certificate; create the CNAME record of the new service name.`,
    'Add a second CMG connection point and connect it to the new gateway.',
    'Wait a day or more: clients learn the new gateway on the intranet or through the old one, every 24 hours or when the SMS Agent Host restarts.',
    'See that clients use it (Get-WmiObject -Namespace Root\\Ccm\\LocationServices -Class SMS_ActiveMPCandidate), then remove the old connection point and delete the old gateway in the console, never in the Azure portal.',
  ];
}
