import { bytesEqual } from '../../core/asn1/bytes.js';
import { defineRule, fail, type Judgement, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { toHex } from '../../core/text/hex.js';
import { nameEquals } from '../../core/x509/compareNames.js';
import { readExtension } from '../../core/x509/readExtension.js';
import { shortName } from '../../core/x509/shortName.js';
import type { Certificate, ExtensionValues } from '../../core/x509/types.js';

const PATH = 'extensions/authorityKeyIdentifier';

export default defineRule({
  id: 'cert/authority-key-identifier',
  title: 'The authority key identifier matches the key of the issuer',
  targets: ['server', 'client', 'connection-point'],
  severity: 'warning',
  why: 'After you renew a CA, several CA certificates have the same name. The identifier shows which of them issued this certificate. If it does not match, Windows builds a different chain or no chain.',
  fix: 'Reissue the certificate from the CA whose certificate you distribute. With OpenSSL, add authorityKeyIdentifier = keyid to the extensions section and give the current CA certificate with -CA.',
  symptoms: 'none recorded',
  citations: [
    { source: 'RFC 5280', section: '4.2.1.1: authority key identifier', strength: 'required' },
    { source: 'CHAINSTATUS', section: 'CERT_TRUST_HAS_EXACT_MATCH_ISSUER', strength: 'observed' },
  ],
  example: {
    good: "the issuer's subject key identifier, byte for byte",
    bad: 'the identifier of the CA certificate from before its last renewal with a new key',
  },
  check({ certificate, facts: { issuer, selfSigned } }) {
    if (selfSigned !== 'not-self-issued') return notApplicable('The certificate is its own issuer.');
    if (certificate.version !== 3 && certificate.extensions.length === 0) {
      return notApplicable('Only version 3 has extensions. See cert/version-3.');
    }
    if (issuer === undefined) {
      return unknown(
        'not-asked',
        `The certificate of the issuer "${shortName(certificate.issuer)}" is not available for comparison.`,
        {
          asks: ['--intermediates FILE'],
        },
      );
    }
    const reading = readExtension(certificate, 'authorityKeyIdentifier');
    switch (reading.state) {
      case 'absent':
        return fail('The certificate has no authority key identifier.', { path: 'extensions' });
      case 'malformed':
        return unknown('undecidable', `Cannot read the authority key identifier: ${reading.error}.`, { path: PATH });
      case 'present':
        return compare(reading.value, issuer.certificate);
    }
  },
});

type AuthorityKeyIdentifier = ExtensionValues['authorityKeyIdentifier'];

/** An issuer is identified by its key, or by its issuer's name and its serial number (RFC 5280 § 4.2.1.1). */
function compare(identifier: AuthorityKeyIdentifier, issuer: Certificate): Judgement {
  const { keyIdentifier, serialNumber } = identifier;
  const name = shortName(issuer.subject);
  if (keyIdentifier === undefined && serialNumber === undefined) {
    return fail('The authority key identifier is empty.', { path: PATH });
  }
  if (serialNumber !== undefined && !pointsAt(identifier, serialNumber, issuer)) {
    return fail(
      `The authority key identifier does not match the certificate of "${name}" by issuer and serial number.`,
      {
        path: PATH,
        evidence: { named: shown(serialNumber), issuerSerialNumber: shown(issuer.serialNumber) },
      },
    );
  }
  if (keyIdentifier === undefined) return pass(`It matches "${name}" by issuer and serial number.`);
  const subject = readExtension(issuer, 'subjectKeyIdentifier');
  if (subject.state === 'absent') return notApplicable(`"${name}" has no subject key identifier for comparison.`);
  if (subject.state === 'malformed') {
    return unknown('undecidable', `Cannot read the subject key identifier of "${name}": ${subject.error}.`);
  }
  const evidence = { named: shown(keyIdentifier), issuerKeyIdentifier: shown(subject.value) };
  return bytesEqual(keyIdentifier, subject.value)
    ? pass(`It matches the key of "${name}".`, evidence)
    : fail(`The authority key identifier does not match the key of "${name}".`, { path: PATH, evidence });
}

function pointsAt(
  { issuer: names = [] }: AuthorityKeyIdentifier,
  serialNumber: Uint8Array,
  issuer: Certificate,
): boolean {
  const directories = names.filter((name) => name.kind === 'directory');
  const named = directories.length === 0 || directories.some(({ name }) => nameEquals(name, issuer.issuer));
  return named && bytesEqual(serialNumber, issuer.serialNumber);
}

const shown = (octets: Uint8Array): string => clip(toHex(octets));
