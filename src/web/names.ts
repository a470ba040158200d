import { CmgCertError } from '../core/errors.js';
import { azureHost } from '../core/names/clouds.js';
import { characterName, dnsNameProblem } from '../core/names/dnsName.js';
import {
  illegalPrefixCharacters,
  isLegalPrefix,
  PREFIX_MAX,
  PREFIX_MIN,
  prefixOf,
  suggestServiceName,
} from '../core/names/prefix.js';
import { deriveNames } from '../core/names/serviceName.js';
import type { NameOptions, NamesAnswer } from './protocol.js';

/**
 * What a service name becomes in Azure, before a certificate is bought for it. Whether the names are free is not looked up.
 * @throws CmgCertError `usage` for what is no fully qualified host name
 */
export function namesAnswer({ serviceName, ...deployment }: NameOptions): NamesAnswer {
  const name = serviceName.trim().replace(/\.$/, '');
  const problem = dnsNameProblem(name);
  // A first label that DNS refuses is told with what Azure says of it; the rest of the name must be one.
  if (problem !== undefined && problem.label !== 0) {
    throw new CmgCertError('usage', `"${name}" ${problem.message}`, {
      remedy: 'Give the whole name, such as GraniteFalls.contoso.com',
    });
  }
  if (!name.includes('.')) {
    throw new CmgCertError('usage', `"${name}" has no domain`, {
      remedy: 'Give the whole name, such as GraniteFalls.contoso.com',
    });
  }
  const problems = [...prefixProblems(prefixOf(name)), ...domainProblems(name)];
  return {
    names: deriveNames(name, deployment),
    problems,
    ...(isLegalPrefix(prefixOf(name)) ? {} : { suggestion: suggestServiceName(name) }),
  };
}

function prefixProblems(prefix: string): string[] {
  const illegal = illegalPrefixCharacters(prefix);
  const { length } = prefix;
  const found: string[] = [];
  if (illegal.length > 0) found.push(`Name prefix "${prefix}" contains ${illegal.map(characterName).join(' and ')}.`);
  if (length < PREFIX_MIN || length > PREFIX_MAX) {
    const limit = length < PREFIX_MIN ? `at least ${PREFIX_MIN} are needed` : `at most ${PREFIX_MAX} are allowed`;
    found.push(`Name prefix "${prefix}" has ${length} character${length === 1 ? '' : 's'}; ${limit}.`);
  }
  if (!/^[a-z]/i.test(prefix)) found.push(`Name prefix "${prefix}" does not start with a letter.`);
  return found;
}

function domainProblems(name: string): string[] {
  const host = azureHost(name);
  switch (host?.kind) {
    case 'misshapen':
      return [`A name below ${host.domain.suffix} has the form ${host.expected}.`];
    case 'unsupported':
      return [`${host.suffix} is no domain in which Configuration Manager deploys a gateway.`];
    case 'other-microsoft':
      return [`${host.domain} belongs to Microsoft: no public CA issues a certificate for a name in it to you.`];
    default:
      return [];
  }
}
