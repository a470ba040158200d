import { authoritiesOf } from '../../core/authorities/judgeAuthorities.js';
import type { AskedCertificate } from '../../core/check/online.js';
import { defineRule, type Judgement, note, pass } from '../../core/check/rule.js';
import { hostExposure } from '../../core/names/publicHost.js';
import { crlLocations, ofScheme } from '../../core/revocation/locations.js';
import type { Certificate } from '../../core/x509/types.js';
import { judgeFetch } from './shared/judgeFetch.js';

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
    const asked = target.facts.online?.revocation ?? [];
    const { wanted, because } = advice(revocable.map((certificate) => stateOf(certificate, asked)));
    const now = on === undefined ? 'on by default' : on ? 'on' : 'off';
    return (on ?? true) === wanted
      ? pass(`${name} is ${now}, as it should be: ${because}.`)
      : note(`${name} is ${now} and should be ${wanted ? 'on' : 'off'} (${option}): ${because}.`);
  },
});

/** What was seen counts; where nothing was asked, or nothing answered, the name of the location does. */
type Publication = 'fetched' | 'failed' | 'open' | 'public' | 'not-public';

function stateOf(certificate: Certificate, asked: readonly AskedCertificate[]): Publication {
  const own = asked.find((one) => one.certificate === certificate);
  const states = own?.crls.map((fetch) => judgeFetch(fetch).state) ?? [];
  if (!isPublic(certificate)) return 'not-public';
  if (states.some((state) => state === 'good' || state === 'slow' || state === 'cache')) return 'fetched';
  if (states.length === 0) return 'public';
  return states.every((state) => state === 'failed') ? 'failed' : 'open';
}

function advice(states: readonly Publication[]): { readonly wanted: boolean; readonly because: string } {
  if (states.includes('not-public')) {
    return { wanted: false, because: 'not every certificate names a CRL location that can be public' };
  }
  if (states.includes('failed')) {
    return { wanted: false, because: 'the CRL of one of its certificates cannot be had, until that is mended' };
  }
  if (states.every((state) => state === 'fetched')) {
    return { wanted: true, because: 'the CRL of every certificate at hand was fetched' };
  }
  if (states.includes('open')) {
    const because =
      'every certificate at hand names a CRL location that can be public, though not every one was reached from here';
    return { wanted: true, because };
  }
  return { wanted: true, because: 'every certificate at hand names a CRL location that can be public' };
}

function isPublic(certificate: Certificate): boolean {
  const crl = crlLocations(certificate);
  return crl.state === 'present' && ofScheme(crl.locations, 'http').some(({ host }) => hostExposure(host).public);
}
