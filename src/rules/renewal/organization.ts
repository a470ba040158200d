import { defineRule, fail, pass } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { attributeValues, ORGANIZATION } from '../../core/x509/nameAttributes.js';

export default defineRule({
  id: 'renewal/organization',
  title: 'The organization in the subject is the old one',
  targets: ['renewal'],
  severity: 'warning',
  why: 'A certificate that differs much from the old one, in its organization for one, may be refused for an existing CMG, which then has to be deployed anew.',
  fix: 'Request the certificate with the organization of the one in use, letter for letter. Where it has to change, try it with the second connection point and the old CMG still in place, and be ready to deploy anew.',
  symptoms: 'none recorded',
  citations: [{ source: 'MOD', section: 'Settings tab: Certificate file', strength: 'recommended' }],
  example: { good: 'O=Contoso after O=Contoso', bad: 'O=Contoso Ltd. after O=Contoso' },
  check({ old, replacement }) {
    const before = attributeValues(old.certificate.subject, ORGANIZATION);
    const after = attributeValues(replacement.certificate.subject, ORGANIZATION);
    const evidence = { old: before.slice(0, 10).map(clipped), new: after.slice(0, 10).map(clipped) };
    const same = before.length === after.length && before.every((value, index) => value === after[index]);
    if (same)
      return pass(before.length === 0 ? 'Neither names an organization' : `Both name ${said(before)}`, evidence);
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
