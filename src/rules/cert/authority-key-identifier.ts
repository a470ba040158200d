import { bytesEqual } from '../../core/asn1/bytes.js';
import { defineRule, fail, type Judgement, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { toHex } from '../../core/text/hex.js';
import { nameEquals } from '../../core/x509/compareNames.js';
import { readExtension } from '../../core/x509/readExtension.js';
import { shortName } from '../../core/x509/shortName.js';
import type { Certificate, ExtensionValues } from '../../core/x509/types.js';

const PATH = 'extensions/authorityKeyIdentifier';

export default defineRule({
  id: 'cert/authority-key-identifier',
  title: 'The authority key identifier names the key of the issuer',
  targets: ['server', 'client', 'connection-point'],
  severity: 'warning',
  why: 'After a CA is renewed, several CA certificates have one name, and the identifier tells which of them issued this one. When it points elsewhere, Windows builds another chain, or none.',
  fix: 'Have it issued again by the CA whose certificate you distribute. With OpenSSL, put authorityKeyIdentifier = keyid into the extensions section and give the current CA certificate with -CA.',
  symptoms: 'none recorded',
  citations: [
    { source: 'RFC 5280', section: '4.2.1.1: authority key identifier', strength: 'required' },
    { source: 'CHAINSTATUS', section: 'CERT_TRUST_HAS_EXACT_MATCH_ISSUER', strength: 'observed' },
  ],
  example: {
    good: "the issuer's subject key identifier, octet for octet",
    bad: 'the identifier of the CA certificate before the last renewal with a new key',
  },
  check({ certificate, facts: { issuer, selfSigned } }) {
    if (selfSigned !== 'not-self-issued') return notApplicable('It names itself as its issuer.');
    if (certificate.version !== 3 && certificate.extensions.length === 0) {
      return notApplicable('Only version 3 has extensions; cert/version-3 says so.');
    }
    if (issuer === undefined) {
      return unknown(
        'not-asked',
        `The certificate of the issuer "${shortName(certificate.issuer)}" is not at hand to compare with.`,
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
        return unknown('undecidable', `The authority key identifier cannot be read: ${reading.error}.`, { path: PATH });
      case 'present':
        return compare(reading.value, issuer.certificate);
    }
  },
});

type AuthorityKeyIdentifier = ExtensionValues['authorityKeyIdentifier'];

/** The two ways to point at an issuer: by its key, or by its issuer's name and its serial number (RFC 5280 § 4.2.1.1). */
function compare(identifier: AuthorityKeyIdentifier, issuer: Certificate): Judgement {
  const { keyIdentifier, serialNumber } = identifier;
  const name = shortName(issuer.subject);
  if (keyIdentifier === undefined && serialNumber === undefined) {
    return fail('The authority key identifier is empty.', { path: PATH });
  }
  if (serialNumber !== undefined && !pointsAt(identifier, serialNumber, issuer)) {
    return fail(
      `The authority key identifier names another certificate than the one of "${name}" at hand, by issuer and serial number.`,
      {
        path: PATH,
        evidence: { named: toHex(serialNumber), issuerSerialNumber: toHex(issuer.serialNumber) },
      },
    );
  }
  if (keyIdentifier === undefined) return pass(`It names "${name}" by issuer and serial number.`);
  const subject = readExtension(issuer, 'subjectKeyIdentifier');
  if (subject.state === 'absent') return notApplicable(`"${name}" has no subject key identifier to compare with.`);
  if (subject.state === 'malformed') {
    return unknown('undecidable', `The subject key identifier of "${name}" cannot be read: ${subject.error}.`);
  }
  const evidence = { named: toHex(keyIdentifier), issuerKeyIdentifier: toHex(subject.value) };
  return bytesEqual(keyIdentifier, subject.value)
    ? pass(`It names the key of "${name}".`, evidence)
    : fail(`The authority key identifier names another key than that of "${name}".`, { path: PATH, evidence });
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
