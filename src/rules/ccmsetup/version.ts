import { knownParameter, knownProperty } from '../../core/ccmsetup/known.js';
import { defineRule, fail, notApplicable, pass, unknown } from '../../core/check/rule.js';

export default defineRule({
  id: 'ccmsetup/version',
  title: 'The release knows every parameter and property of the line',
  targets: ['commandline'],
  severity: 'warning',
  why: 'A client older than a parameter or property does not know it: /regtoken came with 2002, /AllowMetered with 2006, CCMCERTNAMECHECK with 2207.',
  fix: 'Update the site and its client package, or leave the argument out.',
  symptoms: 'none recorded',
  citations: [
    { source: 'PROP', section: 'CCMCERTNAMECHECK', strength: 'required' },
    { source: 'TOK', strength: 'required' },
  ],
  example: { good: 'CCMCERTNAMECHECK=0 with 2207 or later', bad: 'CCMCERTNAMECHECK=0 with 2203' },
  check({ line }, { settings: { configmgrVersion } }) {
    const dated = line.arguments.flatMap((one) => {
      if (one.kind === 'stray') return [];
      const known = one.kind === 'parameter' ? knownParameter(one.name) : knownProperty(one.name);
      const shown = one.kind === 'parameter' ? `/${known?.name}` : (known?.name ?? '');
      return known?.since === undefined ? [] : [{ shown, since: known.since }];
    });
    if (dated.length === 0) return notApplicable('Every release knows what is in it.');
    const needed = Math.max(...dated.map(({ since }) => since));
    const latest = dated.find(({ since }) => since === needed);
    if (configmgrVersion === undefined) {
      return unknown('not-asked', `${latest?.shown} needs release ${needed} or later.`, {
        asks: ['--configmgr VERSION'],
      });
    }
    const late = dated.filter(({ since }) => since > configmgrVersion);
    if (late.length === 0) return pass(`Release ${configmgrVersion} knows all of it.`, { needs: needed });
    return fail(
      `${late.map(({ shown, since }) => `${shown} needs ${since}`).join(', ')}; the release is ${configmgrVersion}.`,
      {
        evidence: { needs: needed, release: configmgrVersion },
      },
    );
  },
});
