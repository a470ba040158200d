import { bytesEqual } from '../../asn1/bytes.js';
import { isSelfIssued } from '../../x509/certificateKind.js';
import { commonNames } from '../../x509/nameAttributes.js';
import { readExtension } from '../../x509/readExtension.js';
import type { Context, Judged } from '../context.js';
import { failure, type PathFailure } from '../failure.js';
import { clip } from '../names/describe.js';
import { isDnsName, lowerCaseAscii } from '../names/dns.js';
import { resemblesIpAddress } from '../names/ip.js';

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
 * BR 7.1.4.3: a common name is a copy of an alternative name, character for character, with addresses in the one form
 * of RFC 3986 and RFC 5952. Judged is the encoding. That a plain host name is among the alternative names at all is
 * left to the issuer: nothing matches hosts by the common name.
 */
function checkCommonName({ certificate, label }: Judged): PathFailure | undefined {
  const alternative = readExtension(certificate, 'subjectAltName');
  const names = alternative.state === 'present' ? alternative.value : [];
  const copies = new Set(names.flatMap((name) => (name.kind === 'dns' || name.kind === 'ip' ? [name.value] : [])));
  const folded = new Set([...copies].map(lowerCaseAscii));
  for (const value of commonNames(certificate.subject)) {
    const reason = encodingProblem(value, copies, folded);
    if (reason !== undefined) {
      return failure('common-name-encoding', certificate, `The common name "${clip(value)}" of ${label} ${reason}.`, {
        commonName: clip(value),
      });
    }
  }
  return undefined;
}

function encodingProblem(value: string, copies: ReadonlySet<string>, folded: ReadonlySet<string>): string | undefined {
  if (copies.has(value)) return undefined;
  if (resemblesIpAddress(value)) return 'is an IP address, and no copy of an alternative name';
  const lower = lowerCaseAscii(value);
  if (folded.has(lower)) return 'differs in case from the name that it must copy';
  // Which A-label a U-label stands for is a question of IDNA, so that only a copy can be told to be the same name.
  if (isInternationalHost(lower)) return 'is an internationalized host name, and no copy of an alternative name';
  return undefined;
}

function isInternationalHost(lower: string): boolean {
  const ascii = [...lower].map((character) => (character > '~' ? 'x' : character)).join('');
  if (!ascii.includes('.') || !isDnsName(ascii, { wildcard: true, underscore: true })) return false;
  return ascii !== lower || lower.split('.').some((label) => label.startsWith('xn--'));
}
