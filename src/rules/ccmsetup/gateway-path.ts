import { hostAddress, isGateway, managementPoints, PROXY_PATH } from '../../core/ccmsetup/ask.js';
import { redact } from '../../core/ccmsetup/redact.js';
import { defineRule, fail, type Judgement, notApplicable, pass } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';

export default defineRule({
  id: 'ccmsetup/gateway-path',
  title: 'The address of a gateway ends in CCM_Proxy_MutualAuth and the number of the management point',
  targets: ['commandline'],
  severity: 'error',
  why: 'The gateway hands requests on by this path; without it, or with another number, they reach no management point.',
  fix: 'Take the address from a client that works: (Get-WmiObject -Namespace Root\\Ccm\\LocationServices -Class SMS_ActiveMPCandidate | Where-Object {$_.Type -eq "Internet"}).MP',
  symptoms: 'none recorded',
  citations: [{ source: 'PROP', section: '/mp and CCMHOSTNAME', strength: 'required' }],
  example: {
    good: 'GraniteFalls.contoso.com/CCM_Proxy_MutualAuth/72057594037928290',
    bad: 'GraniteFalls.cloudapp.net',
  },
  check({ line }): Judgement | readonly Judgement[] {
    const host = hostAddress(line);
    const all = [
      ...managementPoints(line).map((address) => ({ name: '/mp', address })),
      ...(host === undefined ? [] : [{ name: 'CCMHOSTNAME', address: host }]),
    ].filter(({ address }) => isGateway(address));
    if (all.length === 0) return notApplicable('It names no address that is known as a gateway.');
    const wrong = all.filter(({ address }) => !PROXY_PATH.test(address.path));
    if (wrong.length === 0) return pass('Each address of a gateway has its path.');
    return wrong.slice(0, 10).map(({ name, address }) => {
      const said = address.path === '' ? 'has no path behind the host' : `has the path "${clip(redact(address.path))}"`;
      return fail(`${name} ${said}; a gateway takes CCM_Proxy_MutualAuth/ and a number.`, {
        path: name,
        evidence: { value: clip(redact(address.text)) },
      });
    });
  },
});
