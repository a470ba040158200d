import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { isoDay } from '../../core/text/days.js';
import { listed, MAX_LISTED } from '../../core/text/list.js';
import { shortName } from '../../core/x509/shortName.js';

export default defineRule({
  id: 'pfx/single-identity',
  title: 'Exactly one certificate has its private key in the file',
  targets: ['pfx'],
  severity: 'warning',
  why: 'The wizard takes one of them without asking which. The gateway may then run with the wrong name or with the old certificate.',
  fix: 'Export only the certificate meant for the CMG: certlm.msc > Personal > Certificates > select that one alone > All Tasks > Export. Or take it out of this file: cmg-cert pfx convert old.pfx --thumbprint THUMBPRINT -o new.pfx.',
  symptoms: 'none recorded',
  citations: [{ source: 'SET', section: 'Set up a CMG: Certificate file', strength: 'observed' }],
  example: {
    good: 'one certificate with its key, and the intermediate without',
    bad: 'the certificates of this year and of last year, each with its key',
  },
  check({ pfx: { identities } }) {
    if (identities.length === 0) return notApplicable('No certificate in the file has its private key.');
    const named = identities.map(({ certificate: { certificate } }) => {
      return `${shortName(certificate.subject)} (until ${isoDay(certificate.notAfter)})`;
    });
    if (identities.length === 1) return pass(`One: ${named[0]}.`, { identities: named });
    return fail(`${identities.length} certificates have their private keys in the file: ${listed(named)}.`, {
      evidence: { count: named.length, identities: named.slice(0, MAX_LISTED) },
    });
  },
});
