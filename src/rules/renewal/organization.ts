import { defineRule, fail, pass } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { attributeValues, ORGANIZATION } from '../../core/x509/nameAttributes.js';

export default defineRule({
  id: 'renewal/organization',
  title: 'The organization in the subject is unchanged',
  targets: ['renewal'],
  severity: 'warning',
  why: 'An existing CMG may refuse a certificate that differs significantly from the old one, for example in its organization. You then have to redeploy the CMG.',
  fix: 'Request the certificate with the same organization as the one in use, letter for letter. If it must change, test it with the second connection point and the old CMG still in place. Be ready to redeploy the CMG.',
  symptoms: 'none recorded',
  citations: [{ source: 'MOD', section: 'Settings tab: Certificate file', strength: 'recommended' }],
  example: { good: 'O=Contoso after O=Contoso', bad: 'O=Contoso Ltd. after O=Contoso' },
  check({ old, replacement }) {
    const before = attributeValues(old.certificate.subject, ORGANIZATION);
    const after = attributeValues(replacement.certificate.subject, ORGANIZATION);
    const evidence = { old: before.slice(0, 10).map(clipped), new: after.slice(0, 10).map(clipped) };
    const same = before.length === after.length && before.every((value, index) => value === after[index]);
    if (same)
      return pass(
        before.length === 0 ? 'Neither certificate names an organization' : `Both name ${said(before)}`,
        evidence,
      );
    return fail(`The organization changes from ${said(before)} to ${said(after)}.`, {
      path: 'new/subject/O',
      evidence,
    });
  },
});

const clipped = (value: string): string => clip(value);
const said = (values: readonly string[]): string =>
  values.length === 0
    ? 'none'
    : values
        .slice(0, 3)
        .map((value) => `"${clip(value)}"`)
        .join(', ');
