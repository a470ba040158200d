/** The folders below src/rules: what each is about, and the target a new rule there starts with. */
export const TOPICS = {
  pfx: { title: 'PFX files', target: 'pfx' },
  cert: { title: 'Certificates', target: 'server' },
  key: { title: 'Keys', target: 'server' },
  usage: { title: 'Key usage and purposes', target: 'server' },
  name: { title: 'Names', target: 'server' },
  azure: { title: 'Azure subscriptions', target: 'name' },
  trust: { title: 'Chains and uploaded CA certificates', target: 'server' },
  crl: { title: 'Certificate revocation lists', target: 'server' },
  ocsp: { title: 'OCSP', target: 'server' },
  request: { title: 'Certificate requests', target: 'server-request' },
  client: { title: 'Client certificates', target: 'client' },
  token: { title: 'Bulk registration tokens', target: 'token' },
  ccmsetup: { title: 'ccmsetup command lines', target: 'commandline' },
  plan: { title: 'Designs', target: 'plan' },
  renewal: { title: 'Renewals', target: 'renewal' },
  live: { title: 'Deployed gateways', target: 'server' },
};

/** Lower-case words joined by single hyphens, twice, with a slash between. */
export const RULE_ID = /^[a-z]+(?:-[a-z]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;
