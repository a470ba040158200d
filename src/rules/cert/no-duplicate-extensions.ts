import { defineRule, fail, pass } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { counted } from '../../core/text/days.js';
import { listed, MAX_LISTED } from '../../core/text/list.js';
import { EXTENSION_NAMES } from '../../core/x509/extensions/index.js';

export default defineRule({
  id: 'cert/no-duplicate-extensions',
  title: 'No extension stands twice in the certificate',
  targets: ['server', 'client', 'connection-point', 'server-request', 'client-request', 'connection-point-request'],
  severity: 'error',
  why: 'Of two extensions of one kind, one program reads the first and another the last: the certificate means two things. The standard forbids it, and strict validators refuse it.',
  fix: 'Have it issued again with the extension once. AD CS: the request and the template both supply it; remove it from the [Extensions] section of the request.',
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
    if (repeated.length === 0) return pass(`${counted(extensions.length, 'extension')}, each once.`);
    const names = repeated.map((oid) => {
      const name = EXTENSION_NAMES.get(oid);
      return name === undefined ? clip(oid) : `${name} (${oid})`;
    });
    return fail(`These extensions stand more than once: ${listed(names)}.`, {
      path: `extensions/${clip(repeated[0] ?? '')}`,
      evidence: { count: names.length, extensions: names.slice(0, MAX_LISTED) },
    });
  },
});
