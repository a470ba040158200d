import { classifyProvider } from '../../core/windows/keyProviders.js';
import { KEY_USAGE } from '../../core/x509/types.js';
import { type RequestRecipe, subjectOf } from './recipe.js';

export interface InfOptions {
  /** Name of the KSP or CSP that is to make and hold the key. */
  readonly provider: string;
  /** Whether the key may leave the computer, as it must for the CMG wizard's PFX. */
  readonly exportable: boolean;
  /** Template of AD CS; a public CA wants none. */
  readonly template?: string | undefined;
  readonly friendlyName?: string | undefined;
}

/**
 * The policy file from which `certreq -new` makes key and request, in the computer's key set.
 * @param options texts without control characters
 * @returns text with the line ends of Windows, for {@link infFile}
 * @see https://learn.microsoft.com/windows-server/administration/windows-commands/certreq_1
 */
export function writeInf(recipe: RequestRecipe, options: InfOptions): string {
  const sections = [
    section('Version', ['Signature = "$Windows NT$"']),
    section('NewRequest', newRequest(recipe, options)),
    section(
      'EnhancedKeyUsageExtension',
      recipe.purposes.map((purpose) => `OID = ${purpose}`),
    ),
    section('Extensions', alternativeNames(recipe.dnsNames)),
  ];
  if (options.template !== undefined) {
    sections.push(section('RequestAttributes', [`CertificateTemplate = ${quoted(options.template)}`]));
  }
  return sections.join('\r\n');
}

function newRequest(recipe: RequestRecipe, { provider, exportable, friendlyName }: InfOptions): string[] {
  const csp = classifyProvider(provider) === 'csp';
  return [
    `Subject = ${quoted(x500Text(recipe))}`,
    ...(friendlyName === undefined ? [] : [`FriendlyName = ${quoted(friendlyName)}`]),
    `KeyLength = ${recipe.keyBits}`,
    // A CSP is asked for a key for exchange, which TLS needs; its type and algorithm follow from its name and KeySpec.
    ...(csp ? ['KeySpec = 1', 'ProviderType = 12'] : ['KeyAlgorithm = RSA']),
    `HashAlgorithm = SHA256`,
    `ProviderName = ${quoted(provider)}`,
    `KeyUsage = 0x${keyUsageOctet(recipe).toString(16).toUpperCase()}`,
    'MachineKeySet = TRUE',
    `Exportable = ${exportable ? 'TRUE' : 'FALSE'}`,
    'RequestType = PKCS10',
    'SMIME = FALSE',
  ];
}

/** What to put into the file: ASCII, or UTF-16 with a mark, without which certreq takes other letters for those of the computer's code page. */
export const infFile = (inf: string): string | Uint8Array =>
  /^[\x20-\x7e\r\n]*$/.test(inf) ? inf : Buffer.from(`\ufeff${inf}`, 'utf16le');

/** The SAN in certreq's text form; a value that is no "{text}" would be Base64. */
function alternativeNames(dnsNames: readonly string[]): string[] {
  const [first = '', ...others] = dnsNames.map((name, index) => `dns=${name}${index < dnsNames.length - 1 ? '&' : ''}`);
  return ['2.5.29.17 = "{text}"', ...[first, ...others].map((name) => `_continue_ = ${quoted(name)}`)];
}

/**
 * The name as Windows reads it from text: from the common name on, `S` for the state; a value with a character that means something
 * between names stands in quotation marks, its own doubled.
 * @see https://learn.microsoft.com/windows/win32/api/wincrypt/nf-wincrypt-certstrtonamew
 */
const x500Text = (recipe: RequestRecipe): string =>
  subjectOf(recipe)
    .toReversed()
    .map(([type, value]) => {
      const text = /[,+="<>#;]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
      return `${type === 'ST' ? 'S' : type}=${text}`;
    })
    .join(', ');

/** The first octet of the BIT STRING: digitalSignature is 0x80. */
const keyUsageOctet = ({ keyUsage }: RequestRecipe): number =>
  keyUsage.reduce((octet, bit) => octet | (0x80 >> KEY_USAGE.indexOf(bit)), 0);

const section = (name: string, lines: readonly string[]): string => [`[${name}]`, ...lines, ''].join('\r\n');

/** Setup information files double a quotation mark within quotes, and a percent sign outside of string tokens. */
const quoted = (text: string): string => `"${text.replaceAll('"', '""').replaceAll('%', '%%')}"`;
