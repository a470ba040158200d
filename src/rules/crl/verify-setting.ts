import { authoritiesOf } from '../../core/authorities/judgeAuthorities.js';
import { defineRule, type Judgement, note, pass } from '../../core/check/rule.js';
import { hostExposure } from '../../core/names/publicHost.js';
import { crlLocations, ofScheme } from '../../core/revocation/locations.js';
import type { Certificate } from '../../core/x509/types.js';

export default defineRule({
  id: 'crl/verify-setting',
  title: 'The switch for revocation checking is as the CRL locations allow',
  targets: ['server', 'client', 'connection-point'],
  severity: 'info',
  why: 'With a public CRL the check should be on, for it is what keeps stolen certificates out; without one it has to be off, or nothing connects. Where clients use Microsoft Entra ID or tokens only, the switch for client certificates does not matter.',
  fix: 'Clients: Administration > Cloud Services > Cloud Management Gateway > Properties > Settings, "Verify client certificate revocation". Server: Sites > Properties > Communication Security, "Clients check the certificate revocation list (CRL) for site systems".',
  symptoms: ['crypt-e-revocation-offline'],
  citations: [
    { source: 'SEC', section: 'Publish the certificate revocation list', strength: 'recommended' },
    { source: 'PLC', section: 'PKI certificate revocation', strength: 'recommended' },
  ],
  example: { good: 'a public CRL, and the switch on', bad: 'a public CRL, and the switch off' },
  check(target, { settings }): Judgement {
    const server = target.role === 'server';
    const on = server ? settings.clientsCheckCrl : settings.verifyClientRevocation;
    const option = server ? '--clients-check-crl' : '--verify-client-revocation';
    const name = server ? '"Clients check the CRL for site systems"' : '"Verify client certificate revocation"';
    const cas = authoritiesOf(target).filter(({ root }) => !root);
    const revocable = [target.certificate, ...cas.map(({ certificate }) => certificate)];
    const wanted = revocable.every(isPublic);
    const because = wanted
      ? 'every certificate at hand names a CRL location that can be public'
      : 'not every certificate names a CRL location that can be public';
    const now = on === undefined ? 'on by default' : on ? 'on' : 'off';
    return (on ?? true) === wanted
      ? pass(`${name} is ${now}, as it should be: ${because}.`)
      : note(`${name} is ${now} and should be ${wanted ? 'on' : 'off'} (${option}): ${because}.`);
  },
});

function isPublic(certificate: Certificate): boolean {
  const crl = crlLocations(certificate);
  return crl.state === 'present' && ofScheme(crl.locations, 'http').some(({ host }) => hostExposure(host).public);
}
