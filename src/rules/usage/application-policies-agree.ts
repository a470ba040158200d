import { defineRule, fail, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { isAnyPurpose, listPurposes } from '../../core/usage/purposes.js';
import { readExtension } from '../../core/x509/readExtension.js';

export default defineRule({
  id: 'usage/application-policies-agree',
  title: 'The application policies and the extended key usage name the same purposes',
  targets: ['server', 'client', 'connection-point', 'server-request', 'client-request', 'connection-point-request'],
  severity: 'warning',
  why: 'If a certificate has application policies, Windows uses them. Other software uses the extended key usage. If the two differ, the certificate works for some and not for others.',
  fix: 'Make both the same. In the template, Application Policies on the Extensions tab sets both. In a certreq INF, leave out the application policies. Then request the certificate again.',
  symptoms: 'none recorded',
  citations: [
    { source: 'PKI', section: 'PKI certificates for clients', strength: 'recommended' },
    { source: 'RFC 5280', section: '4.2.1.12', strength: 'recommended' },
  ],
  example: { good: 'both: Server Authentication', bad: 'policies: Server Authentication; EKU: Client Authentication' },
  check({ certificate }) {
    const policies = readExtension(certificate, 'microsoftApplicationPolicies');
    const path = 'extensions/microsoftApplicationPolicies';
    if (policies.state === 'absent') return notApplicable('The certificate has no application policies.');
    const usage = readExtension(certificate, 'extendedKeyUsage');
    for (const reading of [policies, usage]) {
      if (reading.state === 'malformed') {
        const message = `Cannot read one of the two extensions (cert/extensions-decodable): ${reading.error}`;
        return unknown('undecidable', message, { path });
      }
    }
    if (policies.state !== 'present') return notApplicable('The certificate has no application policies.');
    const named = normalise(policies.value);
    const used = usage.state === 'present' ? normalise(usage.value) : undefined;
    const evidence = {
      applicationPolicies: policies.value.slice(0, 50),
      extendedKeyUsage: usage.state === 'present' ? usage.value.slice(0, 50) : [],
    };
    if (used === undefined) {
      return fail(
        `Windows allows only ${listPurposes(policies.value)}. Without an extended key usage, other software allows everything.`,
        {
          path,
          evidence,
        },
      );
    }
    const onlyPolicies = [...named].filter((oid) => !used.has(oid));
    const onlyUsage = [...used].filter((oid) => !named.has(oid));
    if (onlyPolicies.length === 0 && onlyUsage.length === 0) return pass('Both name the same purposes', evidence);
    const differences = [
      ...(onlyPolicies.length === 0 ? [] : [`only the policies have ${listPurposes(onlyPolicies)}`]),
      ...(onlyUsage.length === 0 ? [] : [`only the extended key usage has ${listPurposes(onlyUsage)}`]),
    ];
    return fail(`Application policies and extended key usage differ: ${differences.join('; ')}.`, { path, evidence });
  },
});

/** Each list has its own OID for "any purpose". */
const normalise = (oids: readonly string[]): ReadonlySet<string> =>
  new Set(oids.map((oid) => (isAnyPurpose(oid) ? 'any purpose' : oid)));
