import { hostAddress, propertyOf } from '../../core/ccmsetup/ask.js';
import { redact } from '../../core/ccmsetup/redact.js';
import { variableIn } from '../../core/ccmsetup/variable.js';
import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';

export default defineRule({
  id: 'ccmsetup/site-code',
  title: 'SMSSITECODE names the site of a client that comes over the internet',
  targets: ['commandline'],
  severity: 'error',
  why: 'With AUTO, or without a code, the client looks for its site in Active Directory, which it does not reach from the internet: it stays unassigned.',
  fix: 'Give the three characters of the primary site: SMSSITECODE=ABC',
  symptoms: 'none recorded',
  citations: [
    { source: 'PROP', section: 'SMSSITECODE and CCMHOSTNAME', strength: 'required' },
    {
      source: 'AADCLIENT',
      section: 'Install and register the client using Microsoft Entra identity',
      strength: 'required',
    },
  ],
  example: { good: 'CCMHOSTNAME=… SMSSITECODE=ABC', bad: 'CCMHOSTNAME=… SMSSITECODE=AUTO' },
  check({ line }) {
    const code = propertyOf(line, 'SMSSITECODE')?.value.trim();
    const path = 'SMSSITECODE';
    const internet = hostAddress(line) !== undefined;
    if (code === undefined) {
      if (!internet) return notApplicable('It names neither a site nor an internet host.');
      return fail('CCMHOSTNAME is given, but no SMSSITECODE.', { path });
    }
    if (variableIn(code) !== undefined) return notApplicable('It stands in a variable: ccmsetup/values says so.');
    if (code.toUpperCase() === 'AUTO') {
      if (!internet) return pass('AUTO, for a client on the intranet.');
      return fail('SMSSITECODE=AUTO together with CCMHOSTNAME: from the internet the client cannot find its site.', {
        path,
      });
    }
    if (/^[A-Za-z0-9]{3}$/.test(code)) return pass(`The site is ${code.toUpperCase()}.`, { siteCode: code });
    return fail(`"${clip(redact(code))}" is no site code: three letters or digits.`, { path });
  },
});
