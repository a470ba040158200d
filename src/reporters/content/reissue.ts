import { dnsNameProblem, isWildcard } from '../../core/names/dnsName.js';
import { prefixOf } from '../../core/names/prefix.js';
import { proposeServiceNames } from '../../core/names/proposeNames.js';
import type { InputReport } from '../../core/report/report.js';
import { isElsewhere, remedyOf } from './order.js';
import type { Failure } from './sections.js';

/** The command that asks for the server certificate in place of this one, or of this request, with a name that is legal; undefined where it may stay. */
export function nextRequest({ role, summary, request }: InputReport, failures: readonly Failure[]): string | undefined {
  const described = summary ?? request;
  if (role !== 'server' || described === undefined) return undefined;
  const reasons = failures
    .map(({ finding }) => finding)
    .filter(
      ({ rule, severity }) =>
        severity === 'error' && (request !== undefined || remedyOf(rule) === 'reissue') && !isElsewhere(rule),
    );
  if (reasons.length === 0) return undefined;
  const { names } = described;
  const used = reasons.find(({ rule }) => rule === 'renewal/cn')?.evidence.old;
  // In place of one in use, its name is asked for again, letter for letter.
  if (typeof used === 'string' && dnsNameProblem(used) === undefined) return command(used, used);
  const commonName = (typeof used === 'string' ? used : described.commonName) ?? '';
  if (isWildcard(commonName) && dnsNameProblem(commonName.slice(2)) === undefined) {
    // Another host name in the wizard mends what is wrong with the name that the wildcard stands for.
    if (reasons.every(({ rule }) => rule.startsWith('name/'))) return undefined;
    const service = names?.legal === true ? names.service : undefined;
    return command(`"${commonName}" --service-name ${service ?? '<service-name>'}`, service);
  }
  const asked = reasons.find(({ rule }) => rule === 'name/matches-service-name')?.evidence.serviceName;
  const [proposed] = proposeServiceNames(typeof asked === 'string' ? asked : commonName);
  return command(proposed ?? '<service-name>', proposed);
}

const command = (name: string, serviceName: string | undefined): string =>
  `cmg-cert request ${name} --key-size 2048 -o ${serviceName === undefined ? 'cmg' : prefixOf(serviceName).toLowerCase()}.inf`;
