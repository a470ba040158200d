import type { Finding } from '../report/report.js';

/** Where a plan says what other commands are told by an option, or by a file beside the input. */
const KEYS: Readonly<Record<string, string>> = {
  '--crl FILE': 'files.crls',
  '--issuer FILE': 'files.intermediates',
  '--intermediates FILE': 'files.intermediates',
  '--roots FILE': 'files.roots',
  '--signing-certificate FILE': 'files.signingCertificates',
  '--service-name FQDN': 'deployment.serviceName',
  '--region NAME': 'deployment.region',
  '--region REGION': 'deployment.region',
  '--deployment METHOD': 'deployment.method',
  '--cloud CLOUD': 'deployment.cloud',
  '--configmgr VERSION': 'configmgr',
  '--clients-check-crl on|off': 'clientsCheckCrl',
  'a client certificate beside it': 'files.clients',
  'CA files to upload beside it': 'files.roots and files.intermediates',
  'the certificate, with this file as --crl': 'the certificate that it is for',
};

/** The same finding, asking for what can be stated in a plan. */
export function askedInPlan(finding: Finding): Finding {
  const { asks, target } = finding;
  if (asks === undefined) return finding;
  const told = asks.map((ask) => {
    // Which computer a sample of the clients is from is no part of a design.
    if (ask === '--computer NAME') return `cmg-cert check ${target.label} --as client --computer NAME`;
    const key = ask === '--roots FILE' && target.role === 'server' ? 'files.serverRoots' : KEYS[ask];
    return key === undefined ? ask : `${key} in the plan`;
  });
  return { ...finding, asks: [...new Set(told)] };
}
