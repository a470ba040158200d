import { fail, pass } from '../../core/check/rule.js';
import { about, defineRunRule, type RunJudgement } from '../../core/check/runRule.js';
import type { CertificateTarget } from '../../core/check/target.js';
import { clip } from '../../core/text/clip.js';
import { toHex } from '../../core/text/hex.js';
import { commonNames } from '../../core/x509/nameAttributes.js';
import { readExtension } from '../../core/x509/readExtension.js';
import type { Certificate } from '../../core/x509/types.js';

export default defineRunRule({
  id: 'key/not-shared',
  title: "No other computer's certificate has the same key",
  targets: ['server', 'client', 'connection-point'],
  severity: 'error',
  severityNote: 'warning when only server certificates share it',
  why: 'Computers with the same key can impersonate each other. Common causes are an image that already contains a certificate, one PFX on several computers, and a broken key generator.',
  fix: 'On each affected computer, delete the certificate and its key (certlm.msc > Personal) and enroll again with a new key. Revoke the old certificates. Keep keys out of images.',
  symptoms: 'none recorded',
  citations: [{ source: 'PKI', section: 'PKI certificates for clients', strength: 'required' }],
  example: { good: 'PC1 and PC2, each with its own key', bad: 'PC1.contoso.com and PC2.contoso.com with the same key' },
  check(targets) {
    const groups = new Map<string, CertificateTarget[]>();
    for (const target of targets) {
      const key = toHex(target.certificate.publicKey.bits);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [target]);
      else group.push(target);
    }
    const judgements = [...groups.values()].flatMap(judgeGroup);
    const [first, ...rest] = targets;
    if (judgements.length > 0 || first === undefined || rest.length === 0) return judgements;
    // There is nothing to compare if two files contain the same certificate, or a renewal keeps the old key.
    if (groups.size === 1) return [];
    return [about([first, ...rest], pass(`${groups.size} keys, none shared between computers`, { keys: groups.size }))];
  },
});

function judgeGroup(group: readonly CertificateTarget[]): RunJudgement[] {
  const holders = new Map<string, CertificateTarget>();
  for (const target of group) {
    const holder = identity(target.certificate);
    if (!holders.has(holder)) holders.set(holder, target);
  }
  const [first, ...others] = holders.values();
  if (first === undefined || others.length === 0) return [];
  const names = [...holders.keys()].map(clip);
  const listed = names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
  const serversOnly = group.every((target) => target.role === 'server');
  return [
    about(
      [first, ...others],
      fail(`${names.length} certificates for different names have the same key: ${listed}.`, {
        ...(serversOnly ? { severity: 'warning' } : {}),
        path: 'subjectPublicKeyInfo',
        evidence: { certificates: names.length, names: names.slice(0, 50) },
      }),
    ),
  ];
}

/** Identifies a computer by its common names in lower case. Without any, by the names in the SAN. */
function identity(certificate: Certificate): string {
  const inSubject = commonNames(certificate.subject);
  if (inSubject.length > 0) return inSubject.join(' + ').toLowerCase();
  const san = readExtension(certificate, 'subjectAltName');
  const names = san.state === 'present' ? san.value.flatMap((name) => ('value' in name ? [name.value] : [])) : [];
  return names.length > 0 ? names.join(', ').toLowerCase() : toHex(certificate.subject.der);
}
