import { defineRule, fail, type Judgement, notApplicable, pass } from '../../core/check/rule.js';
import { findPublicRootBySpki } from '../../core/roots/publicRoots.js';
import { counted } from '../../core/text/days.js';

export default defineRule({
  id: 'trust/root-not-public',
  title: 'No publicly trusted root is among the roots for client certificates',
  targets: ['upload'],
  severity: 'warning',
  why: 'The CMG admits every client certificate below a root uploaded to it. A public root would admit whomever that CA ever certified, all over the world.',
  fix: 'Leave the public root out, and issue client certificates from a private PKI whose root you upload instead.',
  symptoms: 'none recorded',
  citations: [{ source: 'SEC', section: 'Certificate trust list', strength: 'recommended' }],
  example: { good: 'Contoso Root CA', bad: 'DigiCert Global Root G2' },
  check({ certificates }, { settings: { morePublicRoots } }): readonly Judgement[] {
    const troubles = certificates.flatMap(({ label, certificate }, index) => {
      const known = findPublicRootBySpki(certificate.publicKey.der, morePublicRoots);
      if (known === undefined) return [];
      const details = { path: `certificates/${index}`, evidence: { file: label, root: known.name } };
      return [fail(`${label} has the key of the public root ${known.name}.`, details)];
    });
    if (troubles.length > 0) return troubles;
    if (certificates.length === 0) return [notApplicable('There is no CA certificate in it.')];
    return [pass(`${counted(certificates.length, 'CA certificate')}, none of a public root.`)];
  },
});
