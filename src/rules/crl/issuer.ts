import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import type { CertificateTarget, UploadTarget } from '../../core/check/target.js';
import { nameEquals } from '../../core/x509/compareNames.js';
import { readCrlExtension } from '../../core/x509/crl/readCrlExtension.js';
import { readExtension } from '../../core/x509/readExtension.js';
import { shortName } from '../../core/x509/shortName.js';
import type { Certificate, RevocationList } from '../../core/x509/types.js';
import { judgeCrls, revocationOf } from './shared/judgeCrls.js';

export default defineRule({
  id: 'crl/issuer',
  title: 'The CRL is issued by a CA of the path',
  targets: ['server', 'client', 'connection-point', 'upload', 'crl'],
  severity: 'error',
  why: "A CRL says something of the certificates of its issuer only: another CA's CRL at the location leaves every certificate without a status.",
  fix: 'Publish, and give with --crl, the CRL of the CA that issued the certificate: certutil -getcrl ca.crl at that CA.',
  symptoms: ['crypt-e-no-revocation-check'],
  citations: [{ source: 'RFC 5280', section: '6.3.3 (b)', strength: 'required' }],
  example: { good: 'the CRL of Contoso Issuing CA 1 below that CA', bad: 'the CRL of another CA' },
  check(target) {
    return judgeCrls(
      target,
      ({ label, crl, issuer, issuerStated, expectedIssuer }) => {
        const name = shortName(crl.issuer);
        if (expectedIssuer !== undefined && !nameEquals(expectedIssuer, crl.issuer) && !isIndirect(crl)) {
          const wanted = shortName(expectedIssuer);
          return fail(`${label} has the CRL of "${name}", and certificates of "${wanted}" name that location.`, {
            evidence: { file: label, issuer: name, expected: wanted },
            fix: `Publish the CRL of "${wanted}" at that location: certutil -getcrl ca.crl at that CA, and copy it.`,
          });
        }
        if (issuer !== undefined && target.kind === 'crl' && mayNotSign(issuer.certificate)) {
          return fail(`${label} is issued by "${name}", whose key usage does not allow it to sign CRLs (cRLSign).`, {
            evidence: { file: label, issuer: name },
            fix: `Renew the certificate of "${name}" with the key usages "Certificate signing" and "CRL signing".`,
          });
        }
        if (issuer !== undefined) return pass(`${label} is issued by "${name}".`, { issuer: name });
        if (target.kind === 'crl' && !issuerStated) {
          return unknown('not-asked', `The certificate of its issuer "${name}" is not at hand.`, {
            asks: ['--issuer FILE'],
          });
        }
        if (target.kind !== 'crl' && isNamed(target, crl)) {
          const message = `${label} is issued by "${name}", whose certificate is not at hand.`;
          return unknown('missing-input', message, { asks: ['--intermediates FILE', '--roots FILE'] });
        }
        return fail(`${label} is issued by "${name}", which is none of the CAs given.`, {
          evidence: { file: label, issuer: name },
        });
      },
      '',
    );
  },
});

/** Issued for other CAs as well (RFC 5280 § 5.2.5). */
function isIndirect(crl: RevocationList): boolean {
  const scope = readCrlExtension(crl, 'issuingDistributionPoint');
  return scope.state === 'present' && scope.value.indirectCrl;
}

/** Of a path, trust/ca-key-usage and crl/covers-chain tell. */
function mayNotSign(ca: Certificate): boolean {
  const usage = readExtension(ca, 'keyUsage');
  return usage.state === 'malformed' || (usage.state === 'present' && !usage.value.has('cRLSign'));
}

/** A certificate of the path names the CRL's issuer as its own. */
const isNamed = (target: CertificateTarget | UploadTarget, crl: RevocationList): boolean =>
  revocationOf(target)?.statuses.some(({ certificate }) => nameEquals(certificate.issuer, crl.issuer)) === true;
