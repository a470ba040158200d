import { type Judgement, notApplicable, unknown } from '../check/rule.js';
import type { CheckSettings } from '../check/settings.js';
import { commonNames } from '../x509/nameAttributes.js';
import type { Certificate } from '../x509/types.js';
import { dnsNameProblem, isWildcard } from './dnsName.js';
import { prefixOf } from './prefix.js';
import { resolveServiceName } from './serviceName.js';

/**
 * What the rules on names judge, or what such a rule says when there is nothing to judge: another rule
 * reports the mistake that stands in the way, and one mistake is one error.
 */
export type Judged<T> = T | { readonly instead: Judgement };

export interface JudgedName {
  readonly serviceName: string;
  /** The name was asked for and stands in for a wildcard: it can be changed without another certificate. */
  readonly replacesWildcard: boolean;
}

/** The service name as it will be, once the asterisk of a wildcard is replaced. */
export function judgedServiceName(certificate: Certificate, settings: CheckSettings): Judged<JudgedName> {
  const commonName = commonNames(certificate.subject).at(-1);
  if (commonName === undefined || commonName === '') {
    return { instead: notApplicable('The subject has no common name (name/cn-present).') };
  }
  if (commonName.includes('*') && !isWildcard(commonName)) {
    return { instead: notApplicable(`"${commonName}" is no wildcard that works (name/wildcard-form).`) };
  }
  const resolved = resolveServiceName([commonName], settings);
  if (resolved.state === 'known') {
    return { serviceName: resolved.serviceName, replacesWildcard: resolved.source === 'wildcard-with-option' };
  }
  const message = `The wildcard ${commonName} names no service: the host name typed in the wizard decides.`;
  return { instead: unknown('missing-input', message, { asks: ['--service-name FQDN'] }) };
}

/** As {@link judgedServiceName}, where the first label is a DNS label at least. */
export function judgedPrefix(
  certificate: Certificate,
  settings: CheckSettings,
): Judged<JudgedName & { readonly prefix: string }> {
  const judged = judgedServiceName(certificate, settings);
  if ('instead' in judged) return judged;
  const problem = dnsNameProblem(judged.serviceName);
  const unusable = problem !== undefined && problem.kind !== 'trailing-dot' && (problem.label ?? 0) === 0;
  if (unusable) return { instead: notFqdn(judged.serviceName) };
  return { ...judged, prefix: prefixOf(judged.serviceName) };
}

/** As {@link judgedServiceName}, where it is a fully qualified domain name. */
export function judgedFqdn(certificate: Certificate, settings: CheckSettings): Judged<JudgedName> {
  const judged = judgedServiceName(certificate, settings);
  if ('instead' in judged) return judged;
  const { serviceName } = judged;
  const isFqdn = dnsNameProblem(serviceName) === undefined && serviceName.includes('.');
  return isFqdn ? judged : { instead: notFqdn(serviceName) };
}

/** As {@link judgedFqdn}, for rules on the domain alone: a wildcard whose host name is not known yet stands for itself. */
export function judgedDomain(certificate: Certificate, settings: CheckSettings): Judged<JudgedName> {
  const judged = judgedFqdn(certificate, settings);
  if (!('instead' in judged) || judged.instead.outcome !== 'unknown') return judged;
  const wildcard = commonNames(certificate.subject).at(-1) as string;
  const problem = dnsNameProblem(wildcard.slice(2));
  return problem === undefined ? { serviceName: wildcard, replacesWildcard: false } : { instead: notFqdn(wildcard) };
}

const notFqdn = (name: string): Judgement =>
  notApplicable(`"${name}" is no fully qualified domain name (name/cn-is-fqdn).`);
