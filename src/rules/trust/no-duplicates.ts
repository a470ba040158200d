import { bytesEqual } from '../../core/asn1/bytes.js';
import { defineRule, fail, type Judgement, pass } from '../../core/check/rule.js';
import { counted } from '../../core/text/days.js';
import { toHex } from '../../core/text/hex.js';
import { listed } from '../../core/text/list.js';
import { nameKey } from '../../core/x509/compareNames.js';
import { shortName } from '../../core/x509/shortName.js';

export default defineRule({
  id: 'trust/no-duplicates',
  title: 'No CA is in the upload twice',
  targets: ['upload'],
  severity: 'warning',
  why: 'The same CA twice takes a place of the four and two that releases up to 1902 have, and of a reissued CA certificate one is usually the old one, uploaded by mistake.',
  fix: 'Keep one file of each CA. Of a reissued CA certificate keep the one that ends later; both only while clients still send the old one.',
  symptoms: 'none recorded',
  citations: [{ source: 'SET', section: 'Client authentication: trusted certificates', strength: 'observed' }],
  example: { good: 'root.cer and issuing.cer', bad: 'root.cer and the same certificate as root-copy.cer' },
  check({ certificates }): readonly Judgement[] {
    const byAuthority = new Map<string, (typeof certificates)[number][]>();
    for (const one of certificates) {
      const key = `${nameKey(one.certificate.subject)} ${toHex(one.certificate.publicKey.der)}`;
      const same = byAuthority.get(key);
      if (same === undefined) byAuthority.set(key, [one]);
      else same.push(one);
    }
    const troubles = [...byAuthority.values()].flatMap((same) => {
      const [first] = same;
      if (first === undefined || same.length === 1) return [];
      const name = shortName(first.certificate.subject);
      const files = listed(same.map(({ label }) => label));
      const identical = same.every(({ certificate }) => bytesEqual(certificate.der, first.certificate.der));
      const how = identical
        ? 'is there twice or more'
        : 'was reissued with the same name and key, and several are there';
      return [
        fail(`"${name}" ${how}: ${files}.`, {
          evidence: { certificate: name, files: same.slice(0, 20).map(({ label }) => label) },
        }),
      ];
    });
    return troubles.length > 0
      ? troubles
      : [pass(`${counted(certificates.length, 'certificate')}, each of another CA.`)];
  },
});
