import { fail, pass } from '../../core/check/rule.js';
import { about, defineRunRule, type RunJudgement } from '../../core/check/runRule.js';
import type { CertificateTarget } from '../../core/check/target.js';
import { clientIdentity } from '../../core/clients/identity.js';
import { clip } from '../../core/text/clip.js';
import { toHex } from '../../core/text/hex.js';
import { listed, MAX_LISTED } from '../../core/text/list.js';
import { nameKey } from '../../core/x509/compareNames.js';
import { readExtension } from '../../core/x509/readExtension.js';
import { shortName } from '../../core/x509/shortName.js';
import type { Certificate } from '../../core/x509/types.js';

export default defineRunRule({
  id: 'client/identity-unique',
  title: 'No other computer has the same subject and first alternative name',
  targets: ['client', 'connection-point'],
  severity: 'error',
  why: 'Configuration Manager treats computers with the same certificate names as one computer. They overwrite each other in the site.',
  fix: 'Enroll each computer again. Use a template with "Build from this Active Directory information" and "DNS name" selected on the Subject Name tab. Delete the shared certificates (certlm.msc > Personal).',
  symptoms: 'none recorded',
  citations: [{ source: 'PKI', section: 'PKI certificates for clients', strength: 'required' }],
  example: { good: 'CN=PC1.contoso.com and CN=PC2.contoso.com', bad: 'CN=Contoso Client on PC1 and PC2' },
  check(targets, { settings: { at } }) {
    // An expired certificate no longer counts. Its successor has the same name.
    const current = targets.filter(({ certificate }) => certificate.notAfter >= at);
    const groups = new Map<string, CertificateTarget[]>();
    for (const target of current) {
      const key = identityKey(target.certificate);
      if (key === undefined) continue;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [target]);
      else group.push(target);
    }
    const judgements = [...groups.values()].flatMap(judgeGroup);
    const [first, ...rest] = current;
    if (judgements.length > 0 || first === undefined || groups.size < 2) return judgements;
    return [
      about(
        [first, ...rest],
        pass(`${groups.size} identities, none shared between computers.`, { identities: groups.size }),
      ),
    ];
  },
});

function judgeGroup(group: readonly CertificateTarget[]): RunJudgement[] {
  const holders = new Map<string, CertificateTarget>();
  for (const target of group) {
    const holder = holderKey(target.certificate);
    if (!holders.has(holder)) holders.set(holder, target);
  }
  const [first, ...others] = holders.values();
  if (first === undefined || others.length === 0) return [];
  const labels = [...holders.values()].map(({ label }) => label);
  const name = clip(shortName(first.certificate.subject));
  return [
    about(
      [first, ...others],
      fail(
        `${holders.size} certificates with different keys identify the same computer${name === '' ? '' : `, "${name}"`}: ${listed(labels)}. If one computer renewed its certificate, leave out the older file.`,
        { path: 'subject', evidence: { certificates: holders.size, inputs: labels.slice(0, MAX_LISTED) } },
      ),
    ),
  ];
}

/** Combines subject and first alternative name. It is enough if one of them is unique. */
function identityKey(certificate: Certificate): string | undefined {
  const identity = clientIdentity(certificate);
  if ('unreadable' in identity) return undefined;
  const [first = ''] = identity.alternativeNames;
  const nameless = identity.commonNames.length === 0 && first === '';
  return nameless ? undefined : `${nameKey(certificate.subject)}\n${first.toLowerCase()}`;
}

/** The SID of the computer account if AD CS included it. Otherwise the key, which a copy in a second file shares. */
function holderKey(certificate: Certificate): string {
  const sid = readExtension(certificate, 'microsoftSid');
  return sid.state === 'present' ? sid.value : toHex(certificate.publicKey.bits);
}
