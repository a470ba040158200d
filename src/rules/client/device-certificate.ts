import { defineRule, fail, note, pass, unknown } from '../../core/check/rule.js';
import type { Requested } from '../../core/check/target.js';
import { clip } from '../../core/text/clip.js';
import { EFS, SECURE_EMAIL, SMART_CARD_LOGON } from '../../core/usage/purposes.js';
import { commonNames } from '../../core/x509/nameAttributes.js';
import { readExtension } from '../../core/x509/readExtension.js';

const UPN = '1.3.6.1.4.1.311.20.2.3';
const EMAIL_ADDRESS = '1.2.840.113549.1.9.1';
const GUID = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;

/** Templates of version 1 that AD CS has for users, in lower case. */
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
  title: 'The certificate is one of a computer, not of a person',
  targets: ['client', 'connection-point', 'client-request', 'connection-point-request'],
  severity: 'warning',
  severityNote: 'info for a GUID as common name, which only needs other selection criteria',
  why: 'The Configuration Manager client takes its certificate from the store of the computer, and the value in it must be unique for each computer. A certificate of a user is in another store, and the same person can have it on several computers.',
  fix: 'Enrol a certificate for the computer: a template for computers, in certlm.msc, with the DNS name in the subject or the subject alternative name.',
  symptoms: 'none recorded',
  citations: [
    { source: 'PKI', section: 'PKI certificates for clients', strength: 'required' },
    { source: 'PLC', section: 'PKI client certificate selection', strength: 'required' },
  ],
  example: { good: 'DNS:PC1.contoso.com', bad: 'only the user principal name of a person in the SAN' },
  check({ certificate }) {
    const san = readExtension(certificate, 'subjectAltName');
    if (san.state === 'malformed') {
      return unknown('undecidable', `The subject alternative name cannot be read: ${san.error}.`, {
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
      // The account of a computer ends with a dollar sign.
      const person = upn.find((name) => !/\$(?:@|$)/.test(name));
      const email =
        names.flatMap((name) => (name.kind === 'email' ? [name.value] : [])).at(0) ??
        certificate.subject.rdns.flat().find(({ oid }) => oid === EMAIL_ADDRESS)?.value ??
        (common.includes('@') ? common : undefined);
      const found = person === undefined ? email : person;
      if (found !== undefined) {
        const what = person === undefined ? 'email address' : 'user principal name';
        return fail(`It names a person and no computer: ${what} ${clip(found)}.`, {
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
        return fail('It names no computer, and its purposes are those of a certificate for users.', {
          path: 'extensions/extendedKeyUsage',
          evidence: { purposes: ofUsers },
        });
      }
    }
    if (GUID.test(common)) {
      return note(
        `The common name is a GUID, as device profiles write it: by the computer name, the client does not find this certificate.`,
        {
          path: 'subject/CN',
          evidence: { commonName: clip(common) },
          fix: 'Keep the certificate. Set the selection criteria: Administration > Site Configuration > Sites > Properties > Communication Security > Modify, or CCMCERTSEL at installation. Try them: cmg-cert select CERTIFICATE --computer NAME --select CRITERION',
        },
      );
    }
    return pass(
      namesHost ? 'Its subject alternative name names a computer.' : 'Nothing in it says that it is of a person.',
      { dnsNames: names.flatMap((name) => (name.kind === 'dns' ? [clip(name.value)] : [])).slice(0, 5) },
    );
  },
});

function userTemplate(certificate: Requested): string | undefined {
  const name = readExtension(certificate, 'microsoftTemplateName');
  return name.state === 'present' && USER_TEMPLATES.has(name.value.toLowerCase()) ? name.value : undefined;
}
