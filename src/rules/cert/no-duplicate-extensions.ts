import { defineRule, fail, pass } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { counted } from '../../core/text/days.js';
import { listed, MAX_LISTED } from '../../core/text/list.js';
import { EXTENSION_NAMES } from '../../core/x509/extensions/index.js';

export default defineRule({
  id: 'cert/no-duplicate-extensions',
  title: 'No extension appears twice in the certificate',
  targets: ['server', 'client', 'connection-point', 'server-request', 'client-request', 'connection-point-request'],
  severity: 'error',
  why: 'If an extension appears twice, some programs read the first and others the last. The certificate then has two meanings. The standard forbids this, and strict validators refuse the certificate.',
  fix: 'Reissue the certificate with the extension only once. AD CS: the request and the template both supply it. Remove it from the [Extensions] section of the request.',
  symptoms: 'none recorded',
  citations: [{ source: 'RFC 5280', section: '4.2: certificate extensions', strength: 'required' }],
  example: {
    good: 'one subject alternative name extension with two names',
    bad: 'two subject alternative name extensions',
  },
  check({ certificate: { extensions } }) {
    const counts = new Map<string, number>();
    for (const { oid } of extensions) counts.set(oid, (counts.get(oid) ?? 0) + 1);
    const repeated = [...counts].filter(([, count]) => count > 1).map(([oid]) => oid);
    if (repeated.length === 0) return pass(`${counted(extensions.length, 'extension')}, no duplicates.`);
    const names = repeated.map((oid) => {
      const name = EXTENSION_NAMES.get(oid);
      return name === undefined ? clip(oid) : `${name} (${oid})`;
    });
    return fail(`These extensions appear more than once: ${listed(names)}.`, {
      path: `extensions/${clip(repeated[0] ?? '')}`,
      evidence: { count: names.length, extensions: names.slice(0, MAX_LISTED) },
    });
  },
});
