import { isSelfIssued } from '../../x509/certificateKind.js';
import { formatIpAddress } from '../../x509/ipAddress.js';
import { commonNames } from '../../x509/nameAttributes.js';
import { readExtension } from '../../x509/readExtension.js';
import { bytesEqual } from '../../asn1/bytes.js';
import type { Context, Judged } from '../context.js';
import { failure, type PathFailure } from '../failure.js';
import { clip } from '../names/describe.js';
import { isDnsName, lowerCaseAscii } from '../names/dns.js';
import { parseIpAddress, resemblesIpAddress } from '../names/ip.js';

/** What the CA/Browser Forum's Baseline Requirements add to RFC 5280, as far as a relying party can see it. */
export function checkPublicTrust(judged: Judged, { profile }: Context): PathFailure | undefined {
  if (profile.form.publicRoot && judged.position === 'anchor') return checkRoot(judged);
  if (profile.form.commonNameEncoding && judged.position === 'leaf') return checkCommonName(judged);
  return undefined;
}

/** BR 7.1.2.1.2, 7.1.2.1.3. */
function checkRoot({ certificate, label }: Judged): PathFailure | undefined {
  const foreign = (extension: string, reason: string) =>
    failure('extension-not-allowed', certificate, `${label} is a root, and ${reason}.`, { extension });
  if (readExtension(certificate, 'extendedKeyUsage').state !== 'absent') {
    return foreign('extendedKeyUsage', 'roots have no extended key usage');
  }
  const authority = readExtension(certificate, 'authorityKeyIdentifier');
  if (authority.state !== 'present' || !isSelfIssued(certificate)) return undefined;
  const { keyIdentifier, issuer, serialNumber } = authority.value;
  if (issuer !== undefined || serialNumber !== undefined) {
    return foreign('authorityKeyIdentifier', "a root's authority key identifier has no issuer and no serial number");
  }
  const subject = readExtension(certificate, 'subjectKeyIdentifier');
  const same = subject.state === 'present' && keyIdentifier !== undefined && bytesEqual(keyIdentifier, subject.value);
  return same
    ? undefined
    : foreign('authorityKeyIdentifier', "a root's authority key identifier is its own subject key identifier");
}

/**
 * BR 7.1.4.3: a common name is a copy of an alternative name, character for character, addresses in the one form of
 * RFC 3986 and RFC 5952. Only the encoding is judged: that the name is among the alternative names at all is the
 * issuer's duty, and nothing matches hosts by the common name.
 */
function checkCommonName({ certificate, label }: Judged): PathFailure | undefined {
  const alternative = readExtension(certificate, 'subjectAltName');
  const names = alternative.state === 'present' ? alternative.value : [];
  for (const value of commonNames(certificate.subject)) {
    const reason = encodingProblem(
      value,
      names.flatMap((name) => (name.kind === 'dns' ? [name.value] : [])),
    );
    if (reason !== undefined) {
      return failure('common-name-encoding', certificate, `The common name "${clip(value)}" of ${label} ${reason}.`, {
        commonName: clip(value),
      });
    }
  }
  return undefined;
}

function encodingProblem(value: string, dnsNames: readonly string[]): string | undefined {
  if (resemblesIpAddress(value)) {
    const octets = parseIpAddress(value);
    const canonical = octets && formatIpAddress(octets);
    return canonical === value ? undefined : 'is an IP address, and not in the canonical form';
  }
  if (dnsNames.includes(value)) return undefined;
  const lower = lowerCaseAscii(value);
  if (dnsNames.some((name) => lowerCaseAscii(name) === lower)) {
    return 'differs in case from the DNS name that it must copy';
  }
  const ascii = [...value].map((character) => (character > '~' ? 'x' : character)).join('');
  if (ascii !== value && ascii.includes('.') && isDnsName(ascii, { wildcard: true, underscore: true })) {
    return 'is a host name outside ASCII, which must be in its punycode form';
  }
  return undefined;
}
