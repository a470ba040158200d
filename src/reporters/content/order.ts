import type { Finding } from '../../core/report/report.js';

/** What mends a failure: the PFX written anew around the same certificate, a new certificate, or something outside the file. */
export type Remedy = 'rebuild' | 'reissue' | 'outside';

/** Rules of crl/ whose mistake is written in the certificate; the others are about the CRL. */
const CDP_RULES: ReadonlySet<string> = new Set(
  ['distribution-point', 'http', 'public-host', 'no-https', 'no-file'].map((name) => `crl/${name}`),
);

/** Topics whose rules are about the leaf certificate itself. */
const CERTIFICATE_TOPICS: ReadonlySet<string> = new Set([
  'renewal',
  'request',
  'name',
  'key',
  'usage',
  'cert',
  'client',
]);

const topicOf = (rule: string): string => rule.split('/')[0] ?? '';

export function remedyOf(rule: string): Remedy {
  if (rule.startsWith('pfx/')) return 'rebuild';
  if (isElsewhere(rule)) return 'outside';
  return CDP_RULES.has(rule) || CERTIFICATE_TOPICS.has(topicOf(rule)) ? 'reissue' : 'outside';
}

/** What Azure and DNS say of a name: no new certificate of the same name mends that. */
export const isElsewhere = (rule: string): boolean => /^name\/(cname-resolves$|region-known$|.*-available$)/.test(rule);

const SEVERITIES = ['error', 'warning', 'info'];
const REMEDIES: readonly Remedy[] = ['rebuild', 'reissue', 'outside'];
/** The name decides the request, and the key is made for it. */
const TOPICS = ['pfx', 'renewal', 'request', 'name', 'key', 'usage', 'cert', 'client', 'trust', 'crl'];

/** What has to be settled first comes first: without the key there is nothing to upload; what one request mends stands together. */
export function byEffect(findings: readonly Finding[]): Finding[] {
  const rank = ({ severity, rule }: Finding): number =>
    SEVERITIES.indexOf(severity) * 1000 +
    REMEDIES.indexOf(remedyOf(rule)) * 100 +
    ((TOPICS.indexOf(topicOf(rule)) + 100) % 100);
  return [...findings].sort((a, b) => rank(a) - rank(b));
}
