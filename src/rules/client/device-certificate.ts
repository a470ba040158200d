import { defineRule, fail, note, pass, unknown } from '../../core/check/rule.js';
import type { Requested } from '../../core/check/target.js';
import { clip } from '../../core/text/clip.js';
import { EFS, SECURE_EMAIL, SMART_CARD_LOGON } from '../../core/usage/purposes.js';
import { commonNames } from '../../core/x509/nameAttributes.js';
import { readExtension } from '../../core/x509/readExtension.js';

const UPN = '1.3.6.1.4.1.311.20.2.3';
const EMAIL_ADDRESS = '1.2.840.113549.1.9.1';
const GUID = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;

/** Version 1 templates of AD CS for users, in lower case. */
const USER_TEMPLATES: ReadonlySet<string> = new Set([
  'administrator',
  'clientauth',
  'efs',
  'enrollmentagent',
  'exchangeuser',
  'exchangeusersignature',
  'smartcardlogon',
  'smartcarduser',
  'user',
  'usersignature',
]);

export default defineRule({
  id: 'client/device-certificate',
  title: 'The certificate is for a computer, not a person',
  targets: ['client', 'connection-point', 'client-request', 'connection-point-request'],
  severity: 'warning',
  severityNote: 'info for a GUID as the common name, which only needs other selection criteria',
  why: 'The Configuration Manager client uses a certificate from the computer store, and the name in it must be unique for each computer. A user certificate is in another store. The same person can have it on several computers.',
  fix: 'Enroll a certificate for the computer in certlm.msc. Use a computer template with the DNS name in the subject or the subject alternative name.',
  symptoms: 'none recorded',
  citations: [
    { source: 'PKI', section: 'PKI certificates for clients', strength: 'required' },
    { source: 'PLC', section: 'PKI client certificate selection', strength: 'required' },
  ],
  example: { good: 'DNS:PC1.contoso.com', bad: 'a SAN with only the user principal name of a person' },
  check({ certificate }) {
    const san = readExtension(certificate, 'subjectAltName');
    if (san.state === 'malformed') {
      return unknown('undecidable', `Cannot read the subject alternative name: ${san.error}.`, {
        path: 'extensions/subjectAltName',
      });
    }
    const names = san.state === 'present' ? san.value : [];
    const namesHost = names.some(({ kind }) => kind === 'dns' || kind === 'ip');
    const template = userTemplate(certificate);
    if (template !== undefined) {
      return fail(`It comes from the template "${clip(template)}", which is for users.`, {
        path: 'extensions/microsoftTemplateName',
        evidence: { template: clip(template) },
      });
    }
    const common = commonNames(certificate.subject).at(-1) ?? '';
    if (!namesHost) {
      const upn = names.flatMap((name) => (name.kind === 'other' && name.oid === UPN ? [name.text ?? ''] : []));
      // A computer account ends with a dollar sign.
      const person = upn.find((name) => !/\$(?:@|$)/.test(name));
      const email =
        names.flatMap((name) => (name.kind === 'email' ? [name.value] : [])).at(0) ??
        certificate.subject.rdns.flat().find(({ oid }) => oid === EMAIL_ADDRESS)?.value ??
        (common.includes('@') ? common : undefined);
      const found = person === undefined ? email : person;
      if (found !== undefined) {
        const what = person === undefined ? 'email address' : 'user principal name';
        return fail(`It names a person, not a computer: ${what} ${clip(found)}.`, {
          path: names.length > 0 ? 'extensions/subjectAltName' : 'subject',
          evidence: { [person === undefined ? 'email' : 'upn']: clip(found) },
        });
      }
      const purposes = readExtension(certificate, 'extendedKeyUsage');
      const ofUsers =
        purposes.state === 'present'
          ? [SMART_CARD_LOGON, EFS, SECURE_EMAIL].filter((oid) => purposes.value.includes(oid))
          : [];
      if (ofUsers.includes(SMART_CARD_LOGON) || ofUsers.length === 2) {
        return fail('It does not name a computer, and its purposes are those of a user certificate.', {
          path: 'extensions/extendedKeyUsage',
          evidence: { purposes: ofUsers },
        });
      }
    }
    if (GUID.test(common)) {
      return note(
        'The common name is a GUID, as in device profiles. The client does not find this certificate by the computer name.',
        {
          path: 'subject/CN',
          evidence: { commonName: clip(common) },
          fix: 'Keep the certificate. Set the selection criteria: Administration > Site Configuration > Sites > Properties > Communication Security > Modify, or CCMCERTSEL at installation. Test them: cmg-cert select CERTIFICATE --computer NAME --select CRITERION',
        },
      );
    }
    return pass(namesHost ? 'Its subject alternative name names a computer.' : 'It does not name a person.', {
      dnsNames: names.flatMap((name) => (name.kind === 'dns' ? [clip(name.value)] : [])).slice(0, 5),
    });
  },
});

function userTemplate(certificate: Requested): string | undefined {
  const name = readExtension(certificate, 'microsoftTemplateName');
  return name.state === 'present' && USER_TEMPLATES.has(name.value.toLowerCase()) ? name.value : undefined;
}
