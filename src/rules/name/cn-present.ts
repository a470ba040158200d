import { defineRule, fail, pass } from '../../core/check/rule.js';
import { commonNames } from '../../core/x509/nameAttributes.js';

export default defineRule({
  id: 'name/cn-present',
  title: 'The subject has a common name',
  targets: ['server', 'server-request'],
  severity: 'error',
  why: 'Configuration Manager takes the service name of the CMG from the common name; it does not read the subject alternative names for that.',
  fix: 'Request the certificate again with the service name as common name (certreq: Subject = "CN=granitefalls.contoso.com"). A public CA that leaves the CN out: choose an order form or a CA that keeps it.',
  symptoms: 'none recorded',
  citations: [{ source: 'SRV', section: 'CMG server authentication certificate', strength: 'required' }],
  example: { good: 'CN=GraniteFalls.contoso.com', bad: 'an empty subject, the name in the SAN only' },
  check({ certificate }, { settings }) {
    const names = commonNames(certificate.subject);
    const commonName = names.at(-1);
    if (commonName !== undefined && commonName !== '') {
      const defines =
        settings.serviceName === undefined && !commonName.includes('*') ? ': it defines the service name' : '';
      return pass(`Common name ${commonName}${defines}`, { commonName });
    }
    return fail(
      commonName === undefined ? 'The subject has no common name.' : 'The common name of the subject is empty.',
      {
        path: 'subject/CN',
        ...(settings.serviceName === undefined
          ? {}
          : {
              fix: `Request the certificate again with the service name as common name (certreq: Subject = "CN=${settings.serviceName}").`,
            }),
      },
    );
  },
});
