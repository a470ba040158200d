import { defineRule, fail, note, pass, unknown } from '../../core/check/rule.js';
import { rootOf, sameRoot } from '../../core/renewal/rootOf.js';
import { nameEquals } from '../../core/x509/compareNames.js';
import { shortName } from '../../core/x509/shortName.js';

export default defineRule({
  id: 'renewal/issuer',
  title: 'The new certificate leads to the root of the old one',
  targets: ['renewal'],
  severity: 'warning',
  severityNote: 'info when both roots are public: Windows has them',
  why: 'Clients on the internet trust a private root only where it was put into their Trusted Root store. A new root has to be there before the certificate under it, or they can no longer reach the CMG to be told.',
  fix: 'Bring the new root to every client first, while the old certificate still serves (group policy, a certificate profile, a task sequence); wait until clients that are seldom online have it; then change the certificate.',
  symptoms: ['winhttp-invalid-ca', 'cert-e-untrustedroot'],
  citations: [
    { source: 'SRV', section: 'CMG trusted root certificate to clients', strength: 'required' },
    { source: 'MOD', section: 'Settings tab: Certificate file', strength: 'recommended' },
  ],
  example: { good: 'both under Contoso Root CA', bad: 'Contoso Root CA G2 after Contoso Root CA' },
  check({ old, replacement }) {
    const before = rootOf(old);
    const after = rootOf(replacement);
    if (before === undefined || after === undefined) {
      const issuers = `${shortName(old.certificate.issuer)} and ${shortName(replacement.certificate.issuer)}`;
      const same = nameEquals(old.certificate.issuer, replacement.certificate.issuer);
      const said = same
        ? `Both were issued by "${shortName(old.certificate.issuer)}" by name; whether by the same key, and under the same root, the files do not tell.`
        : `Whether ${issuers} lead to one root, the files do not tell.`;
      return unknown('missing-input', said, { asks: ['--roots FILE', '--intermediates FILE'] });
    }
    const evidence = { old: before.label, new: after.label };
    if (sameRoot(before, after)) return pass(`Both lead to ${after.label}`, evidence);
    if (before.isPublic && after.isPublic) {
      return note(`The root changes from ${before.label} to ${after.label}; Windows has both, being public.`, {
        evidence,
      });
    }
    return fail(`The root changes from ${before.label} to ${after.label}.`, {
      path: 'new/issuer',
      evidence,
      ...(after.isPublic
        ? {
            fix: `Nothing for current clients of Windows, which have ${after.label}. Check computers that are kept from updating their trusted roots.`,
          }
        : {}),
    });
  },
});
