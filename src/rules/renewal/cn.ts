import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import { asciiLower, coversHost, isWildcard } from '../../core/names/dnsName.js';
import { wizardSentence } from '../../core/renewal/wizardSentence.js';
import { clip } from '../../core/text/clip.js';
import { commonNames } from '../../core/x509/nameAttributes.js';

export default defineRule({
  id: 'renewal/cn',
  title: 'The common name is unchanged, including letter case',
  targets: ['renewal'],
  severity: 'error',
  why: 'Configuration Manager compares the two common names letter by letter. If the name or its letter case differs, it treats the certificate as one for another service and refuses it.',
  fix: 'Request the certificate again with the common name of the certificate in use, copied letter for letter. A new name means a new CMG.',
  symptoms: ['renewal-common-name'],
  citations: [{ source: 'MOD', section: 'Settings tab: Certificate file', strength: 'required' }],
  example: {
    good: 'GraniteFalls.contoso.com after GraniteFalls.contoso.com',
    bad: 'granitefalls.contoso.com after GraniteFalls.contoso.com',
  },
  check({ old, replacement }) {
    const before = commonNames(old.certificate.subject).at(-1);
    const after = commonNames(replacement.certificate.subject).at(-1);
    if (before === undefined || before === '') {
      return unknown('undecidable', 'The certificate in use has no common name.', {
        path: 'old/subject',
      });
    }
    const evidence = { old: clip(before), new: clip(after ?? '') };
    if (after === undefined || after === '') {
      return fail('The new certificate has no common name.', { path: 'new/subject', evidence });
    }
    if (before === after) return pass(`Both have the common name ${clip(after)}`, evidence);
    const [wildcard, name] = isWildcard(before) ? [before, after] : [after, before];
    if (isWildcard(wildcard) && coversHost(wildcard, name)) {
      return unknown(
        'undecidable',
        `"${clip(after)}" after "${clip(before)}". No document says whether the console compares the wildcard or the service name that it covers.`,
        { path: 'new/subject/CN', evidence },
      );
    }
    const differs = asciiLower(before) === asciiLower(after) ? 'differs only in letter case' : 'has changed';
    return fail(`The common name ${differs}: "${clip(after)}" after "${clip(before)}".`, {
      path: 'new/subject/CN',
      evidence,
      seen: wizardSentence(before, after),
      fix: `Request the certificate again with CN=${clip(before)}, in exactly this spelling. A new name means a new CMG.`,
    });
  },
});
