import { hostAddress } from '../../core/ccmsetup/ask.js';
import { redact } from '../../core/ccmsetup/redact.js';
import { variableIn } from '../../core/ccmsetup/variable.js';
import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';

export default defineRule({
  id: 'ccmsetup/host-no-scheme',
  title: 'CCMHOSTNAME has no https:// before it',
  targets: ['commandline'],
  severity: 'error',
  why: 'CCMHOSTNAME is a host with its path, no URL: the documentation forbids the prefix there, and demands it in /mp alone.',
  fix: 'Leave https:// out of CCMHOSTNAME; only /mp has it.',
  symptoms: 'none recorded',
  citations: [{ source: 'PROP', section: 'CCMHOSTNAME: Important', strength: 'required' }],
  example: {
    good: 'CCMHOSTNAME=GraniteFalls.contoso.com/CCM_Proxy_MutualAuth/72057594037928290',
    bad: 'CCMHOSTNAME=https://GraniteFalls.contoso.com/CCM_Proxy_MutualAuth/72057594037928290',
  },
  check({ line }) {
    const address = hostAddress(line);
    if (address === undefined) return notApplicable('There is no CCMHOSTNAME with a value.');
    if (variableIn(address.text) !== undefined) {
      return notApplicable('It stands in a variable: ccmsetup/values says so.');
    }
    if (address.scheme === undefined) return pass('CCMHOSTNAME begins with the host.');
    const path = address.path === '' ? '' : `/${address.path}`;
    return fail(`CCMHOSTNAME begins with ${clip(address.scheme)}://.`, {
      path: 'CCMHOSTNAME',
      evidence: { value: clip(redact(address.text)) },
      fix: `Write CCMHOSTNAME=${clip(redact(address.host + path))}`,
    });
  },
});
