import { parameterOf } from '../../core/ccmsetup/ask.js';
import { defineRule, fail, note, pass, unknown } from '../../core/check/rule.js';

export default defineRule({
  id: 'ccmsetup/crl-check',
  title: '/NoCRLCheck stands there where the CRL of the server certificate is not public, and only there',
  targets: ['commandline'],
  severity: 'warning',
  why: 'A client checks the CRL of the gateway before it connects. Where it cannot be reached from the internet, the connection fails unless /NoCRLCheck says to do without; where it can, /NoCRLCheck gives the check away.',
  fix: 'With a private CA without a public CRL: add /NoCRLCheck, and switch off "Clients check the certificate revocation list (CRL) for site systems" in the properties of the site.',
  symptoms: ['winhttp-cert-rev-failed', 'crypt-e-revocation-offline'],
  citations: [
    { source: 'PROP', section: '/NoCRLCheck', strength: 'required' },
    { source: 'PLC', section: 'PKI certificate revocation', strength: 'required' },
  ],
  example: { good: '/NoCRLCheck with a private CA', bad: 'no /NoCRLCheck, and the CRL is on the intranet' },
  check({ line }, { settings: { clientsCheckCrl } }) {
    const skips = parameterOf(line, 'NoCRLCheck') !== undefined;
    const path = '/NoCRLCheck';
    if (clientsCheckCrl === undefined) {
      return skips
        ? note('/NoCRLCheck: this client will not notice a revoked server certificate.', { path })
        : unknown('not-asked', 'The client will check the CRL of the gateway: that has to be public.', {
            path,
            asks: ['--clients-check-crl on|off'],
          });
    }
    if (clientsCheckCrl && skips) {
      return fail('Clients of this site check the CRL, and /NoCRLCheck switches that off for this one.', {
        path,
        fix: 'Leave /NoCRLCheck out.',
      });
    }
    if (!clientsCheckCrl && !skips) {
      return fail('Clients of this site do not check the CRL, but ccmsetup will: /NoCRLCheck is missing.', {
        path,
        fix: 'Add /NoCRLCheck.',
      });
    }
    return pass(skips ? '/NoCRLCheck, as the site has it.' : 'The CRL is checked, as the site has it.');
  },
});
