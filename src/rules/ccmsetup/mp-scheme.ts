import { hostAddress, isGateway, managementPoints } from '../../core/ccmsetup/ask.js';
import { redact } from '../../core/ccmsetup/redact.js';
import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';

export default defineRule({
  id: 'ccmsetup/mp-scheme',
  title: '/mp names a gateway with https:// before it',
  targets: ['commandline'],
  severity: 'error',
  why: 'A name without https:// is what a management point of the intranet looks like; a gateway answers on HTTPS alone, and the documentation demands the prefix for it.',
  fix: 'Write /mp:https://GraniteFalls.contoso.com/CCM_Proxy_MutualAuth/72057594037928290, with your own name and number.',
  symptoms: 'none recorded',
  citations: [{ source: 'PROP', section: '/mp: Important', strength: 'required' }],
  example: {
    good: '/mp:https://GraniteFalls.contoso.com/CCM_Proxy_MutualAuth/72057594037928290',
    bad: '/mp:GraniteFalls.contoso.com/CCM_Proxy_MutualAuth/72057594037928290',
  },
  check({ line }) {
    const points = managementPoints(line);
    if (points.length === 0) return notApplicable('There is no /mp with a value.');
    const host = hostAddress(line)?.host.toLowerCase();
    const gateways = points.filter((one) => isGateway(one) || one.host.toLowerCase() === host);
    if (gateways.length === 0) return notApplicable('No value of /mp is known as a gateway.');
    const wrong = gateways.find(({ scheme }) => scheme !== 'https');
    if (wrong === undefined) return pass('Each gateway in /mp begins with https://.');
    const said = clip(redact(wrong.text));
    return fail(
      `/mp names the gateway "${said}" ${wrong.scheme === undefined ? 'without https://' : `with ${clip(wrong.scheme)}://`}.`,
      {
        path: '/mp',
        evidence: { value: said },
        fix: `Write /mp:https://${clip(redact(wrong.text.replace(/^[A-Za-z][A-Za-z0-9+.-]*:\/\//, '')))}`,
      },
    );
  },
});
