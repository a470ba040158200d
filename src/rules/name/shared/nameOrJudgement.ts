import { type Judgement, notApplicable, unknown } from '../../../core/check/rule.js';
import type { CheckSettings } from '../../../core/check/settings.js';
import type { CertificateTarget, NameTarget, RequestTarget } from '../../../core/check/target.js';
import { dnsNameProblem, isWildcard } from '../../../core/names/dnsName.js';
import { prefixOf } from '../../../core/names/prefix.js';
import { resolveServiceName } from '../../../core/names/serviceName.js';
import { present } from '../../../core/present.js';
import { commonNames } from '../../../core/x509/nameAttributes.js';

/**
 * What the rules on names judge, or what such a rule says when there is nothing to judge: another rule
 * reports the mistake that stands in the way, and one mistake is one error.
 */
export type NameOrJudgement<T> = T | { readonly instead: Judgement };

/** What bears a service name: the certificate of the server, the request for one, or nothing but the name. */
export type NamedTarget = CertificateTarget | RequestTarget | NameTarget;

export interface JudgedName {
  readonly serviceName: string;
  /**
   * What settles the name, and so has to change with it: the certificate, the host name typed in the wizard in place of an asterisk,
   * or nothing yet.
   */
  readonly settledBy: 'certificate' | 'wizard' | 'nothing';
  /** Where it stands in the target; undefined for a name by itself. */
  readonly path: string | undefined;
}

/** The service name as it will be, once the asterisk of a wildcard is replaced. */
export function judgedServiceName(target: NamedTarget, settings: CheckSettings): NameOrJudgement<JudgedName> {
  if (target.kind === 'name') return { serviceName: target.serviceName, settledBy: 'nothing', path: undefined };
  const { certificate } = target;
  const commonName = commonNames(certificate.subject).at(-1);
  if (commonName === undefined || commonName === '') {
    return { instead: notApplicable('The subject has no common name (name/cn-present).') };
  }
  if (commonName.includes('*') && !isWildcard(commonName)) {
    return { instead: notApplicable(`"${commonName}" is no wildcard that works (name/wildcard-form).`) };
  }
  const resolved = resolveServiceName([commonName], settings);
  if (resolved.state === 'known') {
    const settledBy = resolved.source === 'wildcard-with-option' ? 'wizard' : 'certificate';
    return { serviceName: resolved.serviceName, settledBy, path: 'subject/CN' };
  }
  const message = `The wildcard ${commonName} names no service: the host name typed in the wizard decides.`;
  return { instead: unknown('missing-input', message, { asks: ['--service-name FQDN'] }) };
}

export interface JudgedPrefix extends JudgedName {
  readonly prefix: string;
  /** The first label is none that DNS allows: what is wrong with the prefix only follows from that. */
  readonly causedBy: 'name/cn-is-fqdn' | undefined;
}

/** As {@link judgedServiceName}, with its first label. */
export function judgedPrefix(target: NamedTarget, settings: CheckSettings): NameOrJudgement<JudgedPrefix> {
  const judged = judgedServiceName(target, settings);
  if ('instead' in judged) return judged;
  const { serviceName } = judged;
  const problem = dnsNameProblem(serviceName);
  const hasLabels = serviceName.includes('.') && problem?.kind !== 'address' && problem?.kind !== 'too-long';
  if (problem !== undefined && !hasLabels) return { instead: notFqdn(serviceName) };
  return {
    ...judged,
    prefix: prefixOf(serviceName),
    causedBy: problem?.label === 0 ? 'name/cn-is-fqdn' : undefined,
  };
}

/** As {@link judgedServiceName}, where it is a fully qualified domain name. */
export function judgedFqdn(target: NamedTarget, settings: CheckSettings): NameOrJudgement<JudgedName> {
  const judged = judgedServiceName(target, settings);
  if ('instead' in judged) return judged;
  const { serviceName } = judged;
  const isFqdn = dnsNameProblem(serviceName) === undefined && serviceName.includes('.');
  return isFqdn ? judged : { instead: notFqdn(serviceName) };
}

/** As {@link judgedFqdn}, for rules on the domain alone: a wildcard whose host name is not known yet stands for itself. */
export function judgedDomain(target: NamedTarget, settings: CheckSettings): NameOrJudgement<JudgedName> {
  const judged = judgedFqdn(target, settings);
  if (!('instead' in judged) || judged.instead.outcome !== 'unknown') return judged;
  if (target.kind === 'name') return judged;
  const wildcard = present(commonNames(target.certificate.subject).at(-1));
  const problem = dnsNameProblem(wildcard.slice(2));
  return problem === undefined
    ? { serviceName: wildcard, settledBy: 'certificate', path: 'subject/CN' }
    : { instead: notFqdn(wildcard) };
}

const notFqdn = (name: string): Judgement =>
  notApplicable(`"${name}" is no fully qualified domain name (name/cn-is-fqdn).`);
