import { CmgCertError } from '../core/errors.js';
import { azureHost } from '../core/names/clouds.js';
import { asciiLower, characterName, dnsNameProblem } from '../core/names/dnsName.js';
import {
  illegalPrefixCharacters,
  isLegalPrefix,
  PREFIX_MAX,
  PREFIX_MIN,
  prefixOf,
  suggestServiceName,
} from '../core/names/prefix.js';
import { decodeText } from '../core/text/decodeText.js';

/** ub-common-name of X.520. */
const MAX_COMMON_NAME = 64;
const MAX_CLIENTS = 100_000;

/**
 * Refuses a service name that no CMG could have, before any key is made.
 * @throws CmgCertError `usage`
 */
export function requireLegalServiceName(name: string): void {
  const refuse = (what: string, remedy: string): never => {
    throw new CmgCertError('usage', `the service name "${name}" ${what}`, { remedy });
  };
  if (name.includes('*')) {
    refuse('holds an asterisk', 'Name the service itself, such as GraniteFalls.contoso.com.');
  }
  const problem = dnsNameProblem(name);
  // The rules for the first label are stricter than those of DNS, and say what helps: an A-label would be refused next, for its dashes.
  const stricter = problem?.kind === 'characters' || problem?.kind === 'hyphen' || problem?.kind === 'non-ascii';
  if (problem !== undefined && !(stricter && problem.label === 0)) refuse(problem.message, EXAMPLE);
  if (!name.includes('.')) refuse('has no domain', `Give the whole name, such as ${name}.contoso.com.`);
  const prefix = prefixOf(name);
  if (!isLegalPrefix(prefix)) refuse(prefixFault(prefix), `For example ${suggestServiceName(name)}.`);
  if (name.length > MAX_COMMON_NAME) {
    refuse(`is ${name.length} characters long; a common name holds ${MAX_COMMON_NAME}`, EXAMPLE);
  }
  const host = azureHost(name);
  if (host?.kind === 'unsupported') refuse(`lies in ${host.suffix}, where there is no CMG`, EXAMPLE);
  if (host?.kind === 'misshapen') refuse('is no name of a deployment in Azure', `Azure gives ${host.expected}.`);
  if (host?.kind === 'other-microsoft') refuse(`lies in ${host.domain}, which is Microsoft's`, EXAMPLE);
}

const EXAMPLE = 'For example GraniteFalls.contoso.com.';

function prefixFault(prefix: string): string {
  const wrong = illegalPrefixCharacters(prefix);
  if (wrong.length > 0) {
    return `has ${wrong.map(characterName).join(', ')} in its first label, and Azure's storage account of that name takes letters and digits only`;
  }
  if (prefix.length < PREFIX_MIN || prefix.length > PREFIX_MAX) {
    return `has a first label of ${prefix.length} characters, and Azure's storage account of that name takes ${PREFIX_MIN} to ${PREFIX_MAX}`;
  }
  return 'begins with a digit, and a deployment in Azure begins with a letter';
}

/** What follows the first label: `contoso.com`. */
export const domainOf = (serviceName: string): string => serviceName.slice(prefixOf(serviceName).length + 1);

/**
 * The computers of `--clients`: a number (`10` gives PC-0001 to PC-0010 in the domain) or a pattern with one range
 * (`PC-{0001..0100}.contoso.com`, as many digits as its first number).
 * @throws CmgCertError `usage`
 */
export function clientNames(asked: string, domain: string): string[] {
  if (/^\d{1,6}$/.test(asked)) {
    const count = boundedCount(Number(asked), asked);
    const digits = Math.max(4, String(count).length);
    return Array.from({ length: count }, (_, index) => `PC-${String(index + 1).padStart(digits, '0')}.${domain}`);
  }
  const parts = /^([^{}]*)\{(\d{1,9})\.\.(\d{1,9})\}([^{}]*)$/.exec(asked);
  if (parts === null) {
    throw new CmgCertError('usage', `--clients ${asked}: neither a number nor a pattern with one range`, {
      remedy: 'Give 10, or "PC-{0001..0100}.contoso.com" in quotes: a shell would expand it.',
    });
  }
  const [, before = '', first = '', last = '', after = ''] = parts;
  const from = Number(first);
  const count = boundedCount(Number(last) - from + 1, asked);
  if (count < 1) throw new CmgCertError('usage', `--clients ${asked}: the range ends before it begins`);
  const names = Array.from(
    { length: count },
    (_, at) => before + String(from + at).padStart(first.length, '0') + after,
  );
  const wrong = [...names.slice(0, 1), ...names.slice(-1)].find((name) => computerNameProblem(name) !== undefined);
  if (wrong !== undefined) {
    throw new CmgCertError('usage', `--clients ${asked}: "${wrong}" ${computerNameProblem(wrong)}`, {
      remedy: COMPUTER,
    });
  }
  return names;
}

/**
 * The computers of `--computers`: one a line, UTF-8 or UTF-16; empty lines are passed over.
 * @throws CmgCertError `usage` naming the line
 */
export function computersOf(file: string, content: Uint8Array): string[] {
  const seen = new Map<string, number>();
  const names: string[] = [];
  for (const [index, line] of decodeText(content)
    .text.split(/\r\n|\r|\n/)
    .entries()) {
    const name = line.trim();
    if (name === '') continue;
    const at = `${file}, line ${index + 1}: "${name.slice(0, 300)}"`;
    const problem = computerNameProblem(name);
    if (problem !== undefined) throw new CmgCertError('usage', `${at} ${problem}`, { remedy: COMPUTER });
    const before = seen.get(asciiLower(name));
    if (before !== undefined) {
      throw new CmgCertError('usage', `${at} stands in line ${before} already`, {
        remedy: "A client's certificate must be unique: remove one of the two lines.",
      });
    }
    seen.set(asciiLower(name), index + 1);
    names.push(name);
    boundedCount(names.length, file);
  }
  if (names.length === 0) {
    throw new CmgCertError('usage', `${file}: there is no computer name in it`, { remedy: 'One name a line.' });
  }
  return names;
}

const COMPUTER = 'For example PC-0001.contoso.com: letters, digits and hyphens.';

/** @returns a clause whose subject is the name */
export function computerNameProblem(name: string): string | undefined {
  if (name.length > MAX_COMMON_NAME) return `is ${name.length} characters long; a common name holds ${MAX_COMMON_NAME}`;
  return dnsNameProblem(name)?.message;
}

function boundedCount(count: number, asked: string): number {
  if (count <= MAX_CLIENTS) return count;
  throw new CmgCertError('usage', `${asked}: more than ${MAX_CLIENTS} clients`, { remedy: 'Make a smaller lab.' });
}
