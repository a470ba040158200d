import { defineRule, notApplicable } from '../../core/check/rule.js';
import { azureHost } from '../../core/names/clouds.js';
import { deriveNames } from '../../core/names/serviceName.js';
import { networkNotConsulted, onlyOnline } from '../shared/networkNotConsulted.js';
import { onlineOf } from './shared/availability.js';
import { judgeCname } from './shared/judgeCname.js';
import { judgedFqdn } from './shared/nameOrJudgement.js';

export default defineRule({
  id: 'name/cname-resolves',
  title: 'Public DNS leads the service name to the deployment name',
  targets: ['server', 'name'],
  severity: 'error',
  severityNote: 'warning before there is a gateway',
  online: true,
  why: 'Clients on the internet find the gateway by its service name alone; without the CNAME, or with a stale one, they reach nothing or somebody else. A record that leads to a deployment name which nobody holds yet can be taken over.',
  fix: "Create the CNAME record in your domain's public DNS zone; name/cname-needed prints it.",
  symptoms: 'none recorded',
  citations: [
    { source: 'SRV', section: 'Create a DNS CNAME alias', strength: 'required' },
    { source: 'AZUREDNS', section: 'What is a subdomain takeover?', strength: 'recommended' },
  ],
  example: {
    good: 'granitefalls.contoso.com resolves to granitefalls.westus.cloudapp.azure.com',
    bad: 'granitefalls.contoso.com does not exist in public DNS',
  },
  check(target, { settings }) {
    const judged = judgedFqdn(target, settings);
    if ('instead' in judged) return onlyOnline(judged.instead, settings);
    const { serviceName } = judged;
    if (azureHost(serviceName) !== undefined) {
      return notApplicable(`${serviceName} is in an Azure domain and needs no CNAME.`);
    }
    const dns = onlineOf(target)?.dns;
    if (dns === undefined) return networkNotConsulted(`where public DNS leads ${serviceName}`, settings, 'error');
    return judgeCname(deriveNames(serviceName, settings), dns, settings);
  },
});
