import { defineRule, fail, type Judgement, pass } from '../../core/check/rule.js';
import { counted } from '../../core/text/days.js';
import { EXTENSION_NAMES } from '../../core/x509/extensions/index.js';
import { readExtension } from '../../core/x509/readExtension.js';

/** id-ce, and the two of id-pe that RFC 5280 defines (§ 4.2.2). */
const OF_RFC_5280 = /^2\.5\.29\.\d+$|^1\.3\.6\.1\.5\.5\.7\.1\.(1|11)$/;

export default defineRule({
  id: 'cert/extensions-decodable',
  title: 'Every known extension can be decoded',
  targets: ['server', 'client', 'connection-point', 'server-request', 'client-request', 'connection-point-request'],
  severity: 'error',
  severityNote: 'warning for an extension that is neither critical nor of RFC 5280',
  why: 'An extension that cannot be decoded is judged differently by every program: one refuses the certificate, the next acts as if the extension were not there.',
  fix: 'Have it issued again, and correct what wrote the extension: raw values in an OpenSSL configuration (DER:…), or in the [Extensions] section of a certreq INF.',
  symptoms: 'none recorded',
  citations: [
    { source: 'RFC 5280', section: '4.2: certificate extensions', strength: 'required' },
    { source: 'CHAINSTATUS', section: 'CERT_TRUST_INVALID_EXTENSION', strength: 'observed' },
  ],
  example: { good: 'enhanced key usage with one purpose', bad: 'an enhanced key usage that is cut short' },
  check({ certificate }) {
    const failures: Judgement[] = [];
    let known = 0;
    const times = new Map<string, number>();
    for (const { oid } of certificate.extensions) times.set(oid, (times.get(oid) ?? 0) + 1);
    for (const { oid, critical } of certificate.extensions) {
      const name = EXTENSION_NAMES.get(oid);
      // One that stands twice is unreadable for that reason alone: cert/no-duplicate-extensions.
      if (name === undefined || times.get(oid) !== 1) continue;
      known += 1;
      const reading = readExtension(certificate, name);
      if (reading.state !== 'malformed') continue;
      failures.push(
        fail(`The extension ${name} (${oid}) cannot be decoded: ${reading.error}.`, {
          severity: critical || OF_RFC_5280.test(oid) ? 'error' : 'warning',
          path: `extensions/${name}`,
          evidence: { oid, critical, error: reading.error },
        }),
      );
    }
    if (failures.length > 0) return failures;
    const others = times.size - known;
    const unjudged = others > 0 ? `; ${counted(others, 'other')} not judged` : '';
    return pass(`${counted(known, 'known extension')} decoded${unjudged}.`, { known, others });
  },
});
