import { defineRule, fail, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { publicCrlPlaces } from '../../core/plan/publicCrl.js';
import { missingFromPlan, notRead } from '../../core/plan/stated.js';

export default defineRule({
  id: 'plan/verify-revocation',
  title: '"Verify client certificate revocation" fits where the CRL of the clients is published',
  targets: ['plan'],
  severity: 'error',
  severityNote: 'warning when it is off with a public CRL',
  why: 'With the option on, the gateway refuses every client whose CRL it cannot reach; with it off, a stolen certificate goes on working though it was revoked.',
  fix: 'PKI clients with a public CRL: verifyClientRevocation: true. Without one: false, until the CRL is public. With Entra or tokens alone it makes no difference.',
  symptoms: ['iis-403-13'],
  citations: [
    { source: 'SEC', section: 'Verify client certificate revocation', strength: 'recommended' },
    { source: 'SET', section: 'Certificates', strength: 'required' },
  ],
  example: { good: 'on, with a public CRL', bad: 'on, with CRLs on ldap:/// alone' },
  check({ plan: { clients, verifyClientRevocation, files: named }, files }) {
    const methods = clients?.authentication;
    if (methods === undefined) return missingFromPlan('clients.authentication', 'how clients prove who they are');
    if (!methods.includes('pki')) return notApplicable('No client authenticates with a PKI certificate.');
    if (verifyClientRevocation === undefined)
      return missingFromPlan(
        'verifyClientRevocation',
        'whether the gateway verifies revocation; the default is that it does',
      );
    if ((named?.clients ?? []).length === 0)
      return missingFromPlan('files.clients', 'what a client certificate looks like');
    if (files.clients.length === 0) return notRead('files.clients', 'The client certificates');
    const places = files.clients.map(({ certificate }) => publicCrlPlaces(certificate));
    if (places.some((one) => one === undefined))
      return unknown('undecidable', 'The CRL locations of a client certificate cannot be read.', {
        path: 'files.clients',
      });
    const without = places.filter((one) => one?.length === 0).length;
    const evidence = { verifyClientRevocation, clients: places.length, withoutPublicCrl: without };
    const path = 'verifyClientRevocation';
    if (verifyClientRevocation && without > 0) {
      return fail(
        `It is on, and ${without} of ${places.length} client certificates name no CRL that the internet reaches.`,
        { path, evidence },
      );
    }
    if (!verifyClientRevocation && without === 0) {
      return fail('It is off, though the CRL of the clients is public: revoked certificates would be admitted.', {
        severity: 'warning',
        path,
        evidence,
      });
    }
    return pass(
      verifyClientRevocation ? 'It is on, and the CRL is public' : 'It is off, and the CRL is not public',
      evidence,
    );
  },
});
