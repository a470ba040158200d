import type { DnsPresence, OnlineFacts } from '../../../core/check/online.js';
import {
  fail,
  type Judgement,
  note,
  pass,
  type Severity,
  type UnknownReason,
  unknown,
} from '../../../core/check/rule.js';
import type { CheckSettings } from '../../../core/check/settings.js';
import type { AzureAnswer, AzureAvailability, AzureRefusal } from '../../../core/names/azureFacts.js';
import type { NamedTarget } from './nameOrJudgement.js';

/** One name that has to be free before the gateway is deployed. */
export interface WantedName {
  /** `storage account`. */
  readonly thing: string;
  /** The full name, as DNS knows it. */
  readonly name: string;
  readonly azure: AzureAnswer<AzureAvailability> | undefined;
  readonly dns: DnsPresence | undefined;
  /** Command line that answers by hand; undefined where nobody has a subscription to ask in. */
  readonly azCliCommands: string | undefined;
}

export const ASK_AZURE = '--azure --subscription ID';

/** Nothing is asked for a request: whoever made it has looked before, with `names`. */
export const onlineOf = (target: NamedTarget): OnlineFacts | undefined =>
  target.kind === 'name' ? target.online : target.kind === 'certificate' ? target.facts.online : undefined;

/**
 * Whether a name is free. Only Azure can say so: a name that DNS has no answer for may still be held, by a vault in soft delete or an account without
 * a public endpoint. An error where nothing is deployed yet; where that is not known, the gateway itself may hold the name.
 */
export function judgeAvailability(
  wanted: WantedName,
  online: OnlineFacts | undefined,
  settings: CheckSettings,
): Judgement {
  const { name, azure, dns } = wanted;
  const severity: Severity = settings.deployed === false ? 'error' : 'info';
  if (azure?.state === 'answered') {
    const { value } = azure;
    if (value.available) return pass(`${name} is free, says Azure Resource Manager`, { name });
    return refused(wanted, value, severity);
  }
  if (dns?.state === 'exists') {
    const seen = `it leads to ${dns.seen}, says ${online?.dns?.server ?? 'DNS'}`;
    return taken(wanted, severity, `${name} is taken: ${seen}.`, { name, seen: dns.seen });
  }
  if (azure !== undefined) {
    const { message, remedy, code } = azure;
    const hand = wanted.azCliCommands === undefined ? '' : ` By hand: ${wanted.azCliCommands}`;
    return unknown(REASON[code], `whether ${name} is free: ${message}.`, {
      severity,
      evidence: { name, refusal: code },
      fix: `${remedy}${hand}`,
    });
  }
  if (dns === undefined) {
    const message = `Not looked up: whether ${name} is free.`;
    return settings.online
      ? unknown('undecidable', message, { severity })
      : unknown('not-asked', message, { severity, asks: ['--online', ASK_AZURE] });
  }
  return untold(name, dns, online?.dns?.server ?? 'DNS', severity);
}

const REASON: Readonly<Record<AzureRefusal, UnknownReason>> = {
  'not-installed': 'missing-input',
  'not-logged-in': 'missing-input',
  'login-failed': 'missing-input',
  forbidden: 'missing-input',
  'wrong-cloud': 'missing-input',
  'subscription-not-found': 'missing-input',
  'not-registered': 'missing-input',
  throttled: 'unreachable',
  'timed-out': 'unreachable',
  unreachable: 'unreachable',
  unexpected: 'undecidable',
};

/** Why an answer of Azure is missing, as rules say it. */
export const reasonOf = (code: AzureRefusal): UnknownReason => REASON[code];

function refused(
  wanted: WantedName,
  { reason, message, holder }: Extract<AzureAvailability, { readonly available: false }>,
  severity: Severity,
): Judgement {
  const { name, thing } = wanted;
  const evidence = {
    name,
    ...(reason === undefined ? {} : { reason }),
    ...(message === undefined ? {} : { azure: message }),
  };
  if (reason !== undefined && reason !== 'AlreadyExists') {
    // Nobody can hold what Azure does not allow.
    return fail(
      `Azure refuses the name of the ${thing}, ${name} (${reason})${message === undefined ? '.' : `: ${message}`}`,
      {
        severity: 'error',
        evidence,
      },
    );
  }
  if (holder?.kind === 'own') {
    return taken(
      wanted,
      severity,
      `${name} is taken by a ${thing} of this subscription, in the resource group ${holder.resourceGroup}.`,
      { ...evidence, resourceGroup: holder.resourceGroup },
      `If it is the gateway's own, leave it. If it is left over from one, delete it in the resource group ${holder.resourceGroup}; else choose another first label.`,
    );
  }
  if (holder?.kind === 'own-deleted') {
    const until = holder.purgedAt === undefined ? '' : `, until ${holder.purgedAt.slice(0, 10)}`;
    const prefix = name.split('.')[0];
    return taken(
      wanted,
      severity,
      `${name} is still held by a deleted ${thing} of this subscription${until}.`,
      { ...evidence, ...(holder.deletedAt === undefined ? {} : { deletedAt: holder.deletedAt }) },
      holder.purgeProtected
        ? `It is protected against purging: wait${until}, recover it, or choose another first label.`
        : `Purge it, if nobody needs what it held: az keyvault purge --name ${prefix}. Or choose another first label.`,
    );
  }
  return taken(
    wanted,
    severity,
    `${name} is taken, says Azure Resource Manager, which does not say by whom.`,
    evidence,
  );
}

function taken(
  { thing }: WantedName,
  severity: Severity,
  message: string,
  evidence: Judgement['evidence'],
  fix?: string,
): Judgement {
  if (severity === 'error') {
    return fail(message, { severity, evidence, ...(fix === undefined ? {} : { fix }) });
  }
  return note(`${message} That is right for a gateway already deployed; one still to be deployed needs another name.`, {
    evidence,
    fix: fix ?? `Make sure that the ${thing} is the gateway's own.`,
  });
}

function untold(
  name: string,
  dns: Exclude<DnsPresence, { readonly state: 'exists' }>,
  server: string,
  severity: Severity,
): Judgement {
  const evidence = { name, dns: dns.state };
  if (dns.state === 'failed') {
    return unknown('unreachable', `whether ${name} is free: ${server} ${dns.message}.`, { severity, evidence });
  }
  // Where nothing is known of a deployment, nobody asked whether the names are free.
  const reason = severity === 'error' ? 'undecidable' : 'not-asked';
  const message =
    dns.state === 'absent'
      ? `whether ${name} is free: DNS has no such name, but a name may be held without one. Only Azure can say.`
      : `whether ${name} is free: ${server} answered even for a name that cannot exist (${dns.seen}).`;
  return unknown(reason, message, { severity, evidence, asks: [ASK_AZURE] });
}
