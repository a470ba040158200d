import { redact } from '../../core/ccmsetup/redact.js';
import { defineRule, fail, pass } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { listed } from '../../core/text/list.js';

/** May be given several times [PROP]. */
const REPEATABLE: ReadonlySet<string> = new Set(['/source']);

export default defineRule({
  id: 'ccmsetup/no-duplicates',
  title: 'Each parameter and property stands there once',
  targets: ['commandline'],
  severity: 'warning',
  why: 'Of two values one counts, and no document says which.',
  fix: 'Leave the wrong one out. Only /source may stand several times; /mp takes several values with semicolons between them.',
  symptoms: 'none recorded',
  citations: [{ source: 'PROP', section: '/source and /mp', strength: 'recommended' }],
  example: { good: 'SMSSITECODE=ABC', bad: 'SMSSITECODE=ABC … SMSSITECODE=XYZ' },
  check({ line }) {
    const seen = new Set<string>();
    const twice = new Set<string>();
    for (const one of line.arguments) {
      if (one.kind === 'stray') continue;
      const name = one.kind === 'parameter' ? `/${one.name.toLowerCase()}` : one.name.toUpperCase();
      if (seen.has(name) && !REPEATABLE.has(name)) twice.add(name);
      seen.add(name);
    }
    if (twice.size === 0) return pass('Each stands there once.');
    const names = [...twice].map((name) => clip(redact(name)));
    return fail(`More than once: ${listed(names)}.`, { evidence: { names: names.slice(0, 10) } });
  },
});
