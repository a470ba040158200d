import { defineRule, fail, note, pass, unknown } from '../../core/check/rule.js';
import { rootOf, sameRoot } from '../../core/renewal/rootOf.js';
import { nameEquals } from '../../core/x509/compareNames.js';
import { shortName } from '../../core/x509/shortName.js';

export default defineRule({
  id: 'renewal/issuer',
  title: 'The new certificate chains to the root of the old one',
  targets: ['renewal'],
  severity: 'warning',
  severityNote: 'info if both roots are public, because Windows has them',
  why: 'Clients on the internet trust a private root only if it is in their Trusted Root store. Deploy a new root before you change the certificate. Otherwise, clients can no longer reach the CMG to get it.',
  fix: 'Deploy the new root to every client while the old certificate is in use (Group Policy, certificate profile or task sequence). Wait until clients that are rarely online have it. Then change the certificate.',
  symptoms: ['winhttp-invalid-ca', 'cert-e-untrustedroot'],
  citations: [
    { source: 'SRV', section: 'CMG trusted root certificate to clients', strength: 'required' },
    { source: 'MOD', section: 'Settings tab: Certificate file', strength: 'recommended' },
  ],
  example: { good: 'both chain to Contoso Root CA', bad: 'Contoso Root CA G2 after Contoso Root CA' },
  check({ old, replacement }) {
    const before = rootOf(old);
    const after = rootOf(replacement);
    if (before === undefined || after === undefined) {
      const issuers = `${shortName(old.certificate.issuer)} and ${shortName(replacement.certificate.issuer)}`;
      const same = nameEquals(old.certificate.issuer, replacement.certificate.issuer);
      const said = same
        ? `Both name the issuer "${shortName(old.certificate.issuer)}". The files do not show whether it has the same key and the same root.`
        : `The files do not show whether ${issuers} have the same root.`;
      return unknown('missing-input', said, { asks: ['--roots FILE', '--intermediates FILE'] });
    }
    const evidence = { old: before.label, new: after.label };
    if (sameRoot(before, after)) return pass(`Both chain to ${after.label}`, evidence);
    if (before.isPublic && after.isPublic) {
      return note(`The root changes from ${before.label} to ${after.label}. Both are public, so Windows has them.`, {
        evidence,
      });
    }
    return fail(`The root changes from ${before.label} to ${after.label}.`, {
      path: 'new/issuer',
      evidence,
      ...(after.isPublic
        ? {
            fix: `Current Windows clients already have ${after.label}. Check computers that cannot update their trusted roots.`,
          }
        : {}),
    });
  },
});
