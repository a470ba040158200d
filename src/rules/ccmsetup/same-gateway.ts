import { hostAddress, isGateway, managementPoints } from '../../core/ccmsetup/ask.js';
import { redact } from '../../core/ccmsetup/redact.js';
import { variableIn } from '../../core/ccmsetup/variable.js';
import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { equalDnsNames } from '../../core/names/dnsName.js';
import { clip } from '../../core/text/clip.js';

export default defineRule({
  id: 'ccmsetup/same-gateway',
  title: '/mp and CCMHOSTNAME lead to the same gateway and management point',
  targets: ['commandline'],
  severity: 'warning',
  why: 'ccmsetup loads the client through /mp, and the client then works through CCMHOSTNAME. Where the two differ by a letter, the client installs and is never heard of.',
  fix: 'Take both from a client that works: (Get-WmiObject -Namespace Root\\Ccm\\LocationServices -Class SMS_ActiveMPCandidate | Where-Object {$_.Type -eq "Internet"}).MP',
  symptoms: 'none recorded',
  citations: [{ source: 'PROP', section: '/mp and CCMHOSTNAME', strength: 'recommended' }],
  example: {
    good: '/mp:https://HOST/CCM_Proxy_MutualAuth/1 CCMHOSTNAME=HOST/CCM_Proxy_MutualAuth/1',
    bad: '/mp:https://GraniteFalls.contoso.com/… CCMHOSTNAME=GraniteFall.contoso.com/…',
  },
  check({ line }, { settings: { serviceName } }) {
    const points = managementPoints(line).filter(isGateway);
    const host = hostAddress(line);
    const named = [
      ...points.map((address) => ({ name: '/mp', address })),
      ...(host !== undefined && isGateway(host) ? [{ name: 'CCMHOSTNAME', address: host }] : []),
    ].filter(({ address }) => variableIn(address.host) === undefined);
    const stranger = named.find(
      ({ address }) => serviceName !== undefined && !equalDnsNames(address.host, serviceName),
    );
    if (stranger !== undefined) {
      return fail(
        `${stranger.name} names ${clip(redact(stranger.address.host))}, and the service name is ${clip(serviceName ?? '')}.`,
        {
          path: stranger.name,
          evidence: { value: clip(redact(stranger.address.text)), serviceName: clip(serviceName ?? '') },
          fix: 'Take the service name in both, the common name of the server certificate: clients refuse a gateway whose certificate has another.',
        },
      );
    }
    if (points.length === 0 || host === undefined) return notApplicable('It does not name a gateway in both.');
    const same = (text: string) => text.toLowerCase().replace(/\/$/, '');
    const hosts = points.filter((one) => same(one.host) === same(host.host));
    const [first] = points;
    const evidence = { mp: clip(redact(first?.text ?? '')), ccmhostname: clip(redact(host.text)) };
    if (hosts.length === 0) {
      return fail(`/mp names ${clip(redact(first?.host ?? ''))}, CCMHOSTNAME ${clip(redact(host.host))}.`, {
        path: 'CCMHOSTNAME',
        evidence,
      });
    }
    if (hosts.some((one) => same(one.path) === same(host.path))) return pass('Both name the same.');
    return fail(
      `The paths differ: /mp has "${clip(redact(hosts[0]?.path ?? ''))}", CCMHOSTNAME "${clip(redact(host.path))}".`,
      {
        path: 'CCMHOSTNAME',
        evidence,
      },
    );
  },
});
