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
  why: 'Computers with the same key can pass for one another. It comes from an image taken after the certificate was issued, from one PFX put on several computers, or from a broken generator.',
  fix: 'Delete the certificate and its key on each computer concerned (certlm.msc > Personal), enrol each anew with a key of its own, and revoke the old certificates; keep keys out of images.',
  symptoms: 'none recorded',
  citations: [{ source: 'PKI', section: 'PKI certificates for clients', strength: 'required' }],
  example: { good: 'PC1 and PC2 each with a key of its own', bad: 'PC1.contoso.com and PC2.contoso.com with one key' },
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
    // The same certificate in two files, or a renewal with the old key, leaves nothing to compare.
    if (groups.size === 1) return [];
    return [about([first, ...rest], pass(`${groups.size} keys, none shared by two computers`, { keys: groups.size }))];
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

/** What tells one computer from another: the common names in lower case, or where there are none, the names of the SAN. */
function identity(certificate: Certificate): string {
  const inSubject = commonNames(certificate.subject);
  if (inSubject.length > 0) return inSubject.join(' + ').toLowerCase();
  const san = readExtension(certificate, 'subjectAltName');
  const names = san.state === 'present' ? san.value.flatMap((name) => ('value' in name ? [name.value] : [])) : [];
  return names.length > 0 ? names.join(', ').toLowerCase() : toHex(certificate.subject.der);
}
