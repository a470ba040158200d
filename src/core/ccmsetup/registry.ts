import { CmgCertError } from '../errors.js';
import { dnsNameProblem } from '../names/dnsName.js';
import { powershellString } from '../text/powershell.js';

export interface RegistryRequest {
  /** Service name of the gateway, an FQDN. */
  readonly host: string;
  /** The client is never to come back to the intranet. */
  readonly alwaysInternet?: boolean | undefined;
}

const CLIENT_KEY = 'SOFTWARE\\Microsoft\\CCM';
const SECURITY_KEY = `${CLIENT_KEY}\\Security`;

/** `https://` and the name: what CMGFQDNs holds. @throws CmgCertError `usage` */
function gatewayUrl(host: string): string {
  const name = host.trim().replace(/\.$/, '');
  if (name.includes('.') && dnsNameProblem(name) === undefined) return `https://${name}`;
  throw new CmgCertError('usage', `"${host}" is no fully qualified host name`, {
    remedy: 'Give the service name alone: --host GraniteFalls.contoso.com',
  });
}

/**
 * A .reg file that leads a client that is installed already to a gateway: CMGFQDNs, REG_SZ [CLI]. Text with CRLF; regedit wants it
 * written as {@link utf16File}.
 */
export function registryFile({ host, alwaysInternet }: RegistryRequest): string {
  return [
    'Windows Registry Editor Version 5.00',
    '',
    `[HKEY_LOCAL_MACHINE\\${CLIENT_KEY}]`,
    `"CMGFQDNs"="${gatewayUrl(host)}"`,
    '',
    ...(alwaysInternet === true
      ? [`[HKEY_LOCAL_MACHINE\\${SECURITY_KEY}]`, '"ClientAlwaysOnInternet"=dword:00000001', '']
      : []),
  ]
    .map((line) => `${line}\r\n`)
    .join('');
}

/** The same in PowerShell, with the restart of the client that makes it look. */
export function registryScript({ host, alwaysInternet }: RegistryRequest): string {
  const set = (key: string, name: string, value: string, type: string) =>
    `New-ItemProperty -Path ${powershellString(`HKLM:\\${key}`)} -Name ${powershellString(name)} -Value ${value} -PropertyType ${type} -Force | Out-Null`;
  return [
    '#Requires -RunAsAdministrator',
    set(CLIENT_KEY, 'CMGFQDNs', powershellString(gatewayUrl(host)), 'String'),
    ...(alwaysInternet === true ? [set(SECURITY_KEY, 'ClientAlwaysOnInternet', '1', 'DWord')] : []),
    '# SMS Agent Host',
    'Restart-Service -Name CcmExec',
  ]
    .map((line) => `${line}\r\n`)
    .join('');
}

/** UTF-16, little-endian, with byte order mark: what Windows calls Unicode. */
export function utf16File(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + 2 * text.length);
  bytes.set([0xff, 0xfe]);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    bytes[2 + 2 * at] = unit & 0xff;
    bytes[3 + 2 * at] = unit >> 8;
  }
  return bytes;
}
