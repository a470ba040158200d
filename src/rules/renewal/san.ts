import { defineRule, fail, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { asciiLower, coversHost, isWildcard } from '../../core/names/dnsName.js';
import { clip } from '../../core/text/clip.js';
import { readExtension } from '../../core/x509/readExtension.js';
import type { GeneralName } from '../../core/x509/types.js';

const PATH = 'new/extensions/subjectAltName';

export default defineRule({
  id: 'renewal/san',
  title: 'The new certificate keeps all DNS names of the SAN',
  targets: ['renewal'],
  severity: 'warning',
  why: 'The new certificate needs every name that clients still use to reach the gateway. Only the clients that use a missing name notice it.',
  fix: 'Request the certificate with all DNS names of the old one, or make sure that no client uses the missing names.',
  symptoms: ['winhttp-cert-cn-invalid'],
  citations: [{ source: 'RFC 9525', section: '6.1', strength: 'recommended' }],
  example: { good: 'the same DNS names', bad: 'only DNS:GraniteFalls.contoso.com after two names' },
  check({ old, replacement }) {
    const before = readExtension(old.certificate, 'subjectAltName');
    const after = readExtension(replacement.certificate, 'subjectAltName');
    if (before.state === 'malformed' || after.state === 'malformed') {
      return unknown(
        'undecidable',
        `Cannot read the SAN of the ${before.state === 'malformed' ? 'old' : 'new'} certificate.`,
      );
    }
    if (before.state === 'absent') return notApplicable('The old certificate has no SAN.');
    const had = dnsNames(before.value);
    const has = new Set(after.state === 'present' ? dnsNames(after.value).map(asciiLower) : []);
    const wildcards = [...has].filter(isWildcard);
    const lost = had.filter(
      (name) => !has.has(asciiLower(name)) && !wildcards.some((wildcard) => coversHost(wildcard, name)),
    );
    const evidence = { lost: lost.slice(0, 50).map((name) => clip(name)), had: had.length, has: has.size };
    if (lost.length === 0)
      return pass(
        had.length === 0 ? 'The old certificate has no DNS name' : 'All DNS names are in the new certificate',
        evidence,
      );
    const shown = lost
      .slice(0, 5)
      .map((name) => clip(name))
      .join(', ');
    const rest = lost.length > 5 ? ` and ${lost.length - 5} more` : '';
    return fail(`The new SAN lacks ${shown}${rest}.`, { path: PATH, evidence });
  },
});

const dnsNames = (names: readonly GeneralName[]): string[] =>
  names.flatMap((name) => (name.kind === 'dns' ? [name.value] : []));
