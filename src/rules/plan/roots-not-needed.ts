import { defineRule, notApplicable, note, pass } from '../../core/check/rule.js';
import { unconfirmed } from '../../core/plan/stated.js';
import { counted } from '../../core/text/days.js';

export default defineRule({
  id: 'plan/roots-not-needed',
  title: 'No CA certificates are uploaded where no client uses PKI',
  targets: ['plan'],
  severity: 'info',
  why: 'Where all clients use Microsoft Entra or tokens, uploaded CAs serve nobody, and admit whoever they issued to.',
  fix: 'Leave files.roots and files.intermediates out.',
  symptoms: 'none recorded',
  citations: [
    { source: 'AUTH', section: 'Client trusted root certificate to CMG', strength: 'recommended' },
    { source: 'SEC', section: 'Certificate trust list', strength: 'recommended' },
  ],
  example: { good: 'authentication: [entra], no roots', bad: 'authentication: [entra] with roots' },
  check({ plan: { clients }, files }) {
    const methods = clients?.authentication;
    if (methods === undefined) return unconfirmed('clients.authentication', 'how clients prove who they are');
    if (methods.includes('pki')) return notApplicable('Clients use PKI certificates.');
    const count = files.roots + files.intermediates;
    return count === 0
      ? pass('No CA certificate is uploaded', { count })
      : note(`${counted(count, 'CA certificate')} would be uploaded, and no client uses PKI.`, {
          path: 'files.roots',
          evidence: { count },
        });
  },
});
