import { defineRule, fail, type Judgement, notApplicable, pass, unknown } from '../../core/check/rule.js';
import type { CertificateBag } from '../../core/pkcs12/types.js';
import { listed, MAX_LISTED } from '../../core/text/list.js';
import { readExtension } from '../../core/x509/readExtension.js';
import { shortName } from '../../core/x509/shortName.js';

export default defineRule({
  id: 'pfx/no-ca-key',
  title: 'The file contains no private key of a CA',
  targets: ['pfx'],
  severity: 'error',
  why: 'Anyone who has the key of a CA can issue certificates for any name and any client. It does not belong on a gateway, or in a file on its way there.',
  fix: 'Export the server certificate with its key, and the CA certificates without theirs: cmg-cert pfx convert old.pfx -o new.pfx. Add --thumbprint if the file has several keys. Anyone who had this file could issue certificates in the name of the CA. Tell the owner of the CA, and delete every copy.',
  symptoms: 'none recorded',
  citations: [
    { source: 'SEC', strength: 'recommended' },
    { source: 'RFC 5280', section: '9: security considerations', strength: 'recommended' },
  ],
  example: { good: 'the intermediate without its private key', bad: 'the issuing CA with its private key' },
  check({ pfx, leaf }) {
    const owners = pfx.identities.map(({ certificate }) => certificate);
    if (owners.length === 0) return notApplicable('No certificate in the file has its private key.');
    const failures: Judgement[] = [];
    // A CA certificate given as the leaf is one mistake. cert/end-entity reports it.
    if (leaf !== undefined && owners.includes(leaf) && caFlag(leaf) === true) {
      failures.push(found([leaf], 'cert/end-entity'));
    }
    const others = owners.filter((owner) => owner !== leaf && caFlag(owner) === true);
    if (others.length > 0) failures.push(found(others));
    if (failures.length > 0) return failures;
    const unread = owners.filter((owner) => caFlag(owner) === undefined).map(nameOf);
    if (unread.length === 0) return pass('No certificate with its key in the file is a CA certificate.');
    return unknown(
      'undecidable',
      `Cannot determine whether ${listed(unread)} is a CA, because the basic constraints are malformed.`,
    );
  },
});

const nameOf = ({ certificate }: CertificateBag): string => shortName(certificate.subject);

function found(cas: readonly CertificateBag[], causedBy?: string): Judgement {
  const names = cas.map(nameOf);
  const quoted = listed(names.map((name) => `"${name}"`));
  const message =
    names.length === 1
      ? `The private key of the CA ${quoted} is in the file.`
      : `The private keys of ${names.length} CAs are in the file: ${quoted}.`;
  return fail(message, { evidence: { cas: names.slice(0, MAX_LISTED) }, causedBy });
}

/** @returns undefined if the extension is malformed */
function caFlag({ certificate }: CertificateBag): boolean | undefined {
  const constraints = readExtension(certificate, 'basicConstraints');
  if (constraints.state === 'malformed') return undefined;
  return constraints.state === 'present' && constraints.value.ca;
}
