import { defineRule, fail, pass } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { listed, MAX_LISTED } from '../../core/text/list.js';
import { PRECERTIFICATE_POISON, PROCESSED_BY_WINDOWS } from '../../core/windows/chainEngine.js';

export default defineRule({
  id: 'cert/critical-extensions-known',
  title: 'Windows processes every critical extension of the certificate',
  targets: ['server', 'client', 'connection-point', 'server-request', 'client-request', 'connection-point-request'],
  severity: 'error',
  why: 'Software must refuse a certificate with a critical extension that it does not process. The Windows chain engine does so, on clients and on the gateway.',
  fix: 'Reissue the certificate without the extension, or with the extension not critical. AD CS: template > Extensions > the extension > Edit > clear "Make this extension critical". In a certreq INF, remove it from [Extensions] Critical.',
  symptoms: 'none recorded',
  citations: [
    { source: 'RFC 5280', section: '4.2: certificate extensions', strength: 'required' },
    { source: 'CHAINSTATUS', section: 'CERT_TRUST_HAS_NOT_SUPPORTED_CRITICAL_EXT', strength: 'observed' },
  ],
  example: { good: 'a critical key usage extension', bad: 'a critical extension 1.2.3.4' },
  check({ certificate: { extensions } }) {
    const critical = [...new Set(extensions.filter((extension) => extension.critical).map(({ oid }) => oid))];
    const unprocessed = critical.filter((oid) => !PROCESSED_BY_WINDOWS.has(oid));
    if (unprocessed.length === 0) {
      const names = critical.map((oid) => PROCESSED_BY_WINDOWS.get(oid) ?? oid);
      return pass(names.length === 0 ? 'No extension is critical.' : `Critical: ${listed(names)}.`);
    }
    const path = `extensions/${clip(unprocessed[0] ?? '')}`;
    const named = unprocessed.map(clip);
    const evidence = { count: unprocessed.length, extensions: named.slice(0, MAX_LISTED) };
    if (unprocessed.includes(PRECERTIFICATE_POISON)) {
      return fail('This is a precertificate for certificate transparency logs. No software accepts it.', {
        path: `extensions/${PRECERTIFICATE_POISON}`,
        evidence,
        fix: 'Download the final certificate from the provider. It does not have the critical extension 1.3.6.1.4.1.11129.2.4.3.',
      });
    }
    return fail(`Windows does not process these critical extensions: ${listed(named)}.`, { path, evidence });
  },
});
