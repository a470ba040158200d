import { defineRule, fail, type Judgement, pass } from '../../core/check/rule.js';
import { counted } from '../../core/text/days.js';
import { EXTENSION_NAMES } from '../../core/x509/extensions/index.js';
import { readExtension } from '../../core/x509/readExtension.js';

/** id-ce, and the two extensions below id-pe that RFC 5280 defines (§ 4.2.2). */
const OF_RFC_5280 = /^2\.5\.29\.\d+$|^1\.3\.6\.1\.5\.5\.7\.1\.(1|11)$/;

export default defineRule({
  id: 'cert/extensions-decodable',
  title: 'All known extensions can be decoded',
  targets: ['server', 'client', 'connection-point', 'server-request', 'client-request', 'connection-point-request'],
  severity: 'error',
  severityNote: 'warning for an extension that is neither critical nor defined in RFC 5280',
  why: 'Programs treat an extension that they cannot decode differently. One refuses the certificate, another ignores the extension.',
  fix: 'Correct the source of the extension, such as raw values (DER:…) in an OpenSSL configuration or the [Extensions] section of a certreq INF. Then reissue the certificate.',
  symptoms: 'none recorded',
  citations: [
    { source: 'RFC 5280', section: '4.2: certificate extensions', strength: 'required' },
    { source: 'CHAINSTATUS', section: 'CERT_TRUST_INVALID_EXTENSION', strength: 'observed' },
  ],
  example: { good: 'enhanced key usage with one purpose', bad: 'a truncated enhanced key usage' },
  check({ certificate }) {
    const failures: Judgement[] = [];
    let known = 0;
    const times = new Map<string, number>();
    for (const { oid } of certificate.extensions) times.set(oid, (times.get(oid) ?? 0) + 1);
    for (const { oid, critical } of certificate.extensions) {
      const name = EXTENSION_NAMES.get(oid);
      // An extension that appears twice is unreadable only for that reason. cert/no-duplicate-extensions reports it.
      if (name === undefined || times.get(oid) !== 1) continue;
      known += 1;
      const reading = readExtension(certificate, name);
      if (reading.state !== 'malformed') continue;
      failures.push(
        fail(`Cannot decode the extension ${name} (${oid}): ${reading.error}.`, {
          severity: critical || OF_RFC_5280.test(oid) ? 'error' : 'warning',
          path: `extensions/${name}`,
          evidence: { oid, critical, error: reading.error },
        }),
      );
    }
    if (failures.length > 0) return failures;
    const others = times.size - known;
    const unjudged = others > 0 ? `; ${counted(others, 'other')} not checked` : '';
    return pass(`${counted(known, 'known extension')} decoded${unjudged}.`, { known, others });
  },
});
