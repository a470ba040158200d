import { present } from '../present.js';

/** What keeps a text from being a DNS host name, with the label at fault where one is. */
export interface DnsNameProblem {
  readonly kind:
    | 'empty'
    | 'non-ascii'
    | 'too-long'
    | 'trailing-dot'
    | 'empty-label'
    | 'label-too-long'
    | 'characters'
    | 'hyphen'
    | 'address';
  /** Zero-based index of the label at fault; undefined when it is the name as a whole. */
  readonly label: number | undefined;
  /** A clause without a subject: "has a label of 64 characters, one more than DNS allows". */
  readonly message: string;
}

const MAX_NAME = 253;
const MAX_LABEL = 63;

/**
 * Checks a host name: letters, digits and hyphens, labels of 1 to 63 characters that neither begin nor
 * end with a hyphen, at most 253 in all, and not an IPv4 address. The number of labels is the caller's
 * business. A name in the alphabet of another language must be given as its A-label.
 *
 * @returns the first problem, or undefined for a good name
 * @see RFC 1035 § 2.3.4, RFC 1123 § 2.1, RFC 5890 § 2.3.1
 */
export function dnsNameProblem(name: string): DnsNameProblem | undefined {
  if (name === '') return { kind: 'empty', label: undefined, message: 'is empty' };
  // Checked first, so that the work below is bounded whatever the input.
  if (name.length > MAX_NAME + 1 || (name.length > MAX_NAME && !name.endsWith('.'))) {
    return {
      kind: 'too-long',
      label: undefined,
      message: `is ${name.length} characters long; DNS allows ${MAX_NAME}`,
    };
  }
  if (name.length > 1 && name.endsWith('.')) {
    return { kind: 'trailing-dot', label: undefined, message: 'ends with a dot, which no certificate name may' };
  }
  const labels = name.split('.');
  for (const [index, label] of labels.entries()) {
    const problem = labelProblem(label);
    if (problem !== undefined) return { ...problem, label: index };
  }
  if (/^[0-9]+$/.test(present(labels.at(-1)))) {
    return {
      kind: 'address',
      label: undefined,
      message: labels.length === 4 ? 'is an IP address' : 'ends in a number, as no domain does',
    };
  }
  return undefined;
}

function labelProblem(label: string): Omit<DnsNameProblem, 'label'> | undefined {
  if (label === '') return { kind: 'empty-label', message: 'has an empty label (two dots, or a dot at the start)' };
  if (/[^\0-\x7f]/.test(label)) {
    return {
      kind: 'non-ascii',
      message: `has characters outside ASCII in "${label}"; write that label in its A-label form (xn--…)`,
    };
  }
  const wrong = /[^A-Za-z0-9-]/.exec(label)?.[0];
  if (wrong !== undefined) {
    return { kind: 'characters', message: `contains ${characterName(wrong)}, which no host name may` };
  }
  if (label.startsWith('-') || label.endsWith('-')) {
    return { kind: 'hyphen', message: `has the label "${label}", which begins or ends with a hyphen` };
  }
  if (label.length > MAX_LABEL) {
    return { kind: 'label-too-long', message: `has a label of ${label.length} characters; DNS allows ${MAX_LABEL}` };
  }
  return undefined;
}

/** A character as a sentence names it: `a space`, `an underscore`, `"@"`. */
export function characterName(character: string): string {
  switch (character) {
    case ' ':
      return 'a space';
    case '_':
      return 'an underscore';
    case '-':
      return 'a dash';
    case '*':
      return 'an asterisk';
    case '.':
      return 'a dot';
  }
  const code = present(character.codePointAt(0));
  return code < 0x21 || code === 0x7f
    ? `a control character (U+${code.toString(16).toUpperCase().padStart(4, '0')})`
    : `"${character}"`;
}

/** DNS compares ASCII letters without regard to case, and no others. */
export function equalDnsNames(a: string, b: string): boolean {
  return asciiLower(a) === asciiLower(b);
}

/** Lower case for ASCII letters alone: `İ` and the like stay what they are. */
export function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Whether a presented name is of the form `*.rest`: the asterisk is the whole leftmost label, and the only one. */
export function isWildcard(name: string): boolean {
  return name.startsWith('*.') && name.indexOf('*', 1) < 0;
}

/**
 * Whether a name from a certificate covers a host. A wildcard stands for exactly one label.
 *
 * @see RFC 9525 § 6.3
 */
export function coversHost(presented: string, host: string): boolean {
  if (!isWildcard(presented)) return !presented.includes('*') && equalDnsNames(presented, host);
  const dot = host.indexOf('.');
  return dot > 0 && !host.includes('*') && equalDnsNames(presented.slice(1), host.slice(dot));
}
