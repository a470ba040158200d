import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { isoDay } from '../../core/text/days.js';
import { listed, MAX_LISTED } from '../../core/text/list.js';
import { shortName } from '../../core/x509/shortName.js';

export default defineRule({
  id: 'pfx/single-identity',
  title: 'The file contains the private key of exactly one certificate',
  targets: ['pfx'],
  severity: 'warning',
  why: 'The wizard picks one of them without asking you. The gateway may then run with the wrong name or the old certificate.',
  fix: 'Export only the certificate meant for the CMG: certlm.msc > Personal > Certificates > select only that one > All Tasks > Export. Or extract it from this file: cmg-cert pfx convert old.pfx --thumbprint THUMBPRINT -o new.pfx.',
  symptoms: 'none recorded',
  citations: [{ source: 'SET', section: 'Set up a CMG: Certificate file', strength: 'observed' }],
  example: {
    good: 'one certificate with its key, and the intermediate without',
    bad: "this year's and last year's certificates, each with its key",
  },
  check({ pfx: { identities } }) {
    if (identities.length === 0) return notApplicable('No certificate in the file has its private key.');
    const named = identities.map(({ certificate: { certificate } }) => {
      return `${shortName(certificate.subject)} (until ${isoDay(certificate.notAfter)})`;
    });
    if (identities.length === 1) return pass(`One certificate: ${named[0]}.`, { identities: named });
    return fail(`${identities.length} certificates have their private keys in the file: ${listed(named)}.`, {
      evidence: { count: named.length, identities: named.slice(0, MAX_LISTED) },
    });
  },
});
