import { defineRule, fail, notApplicable, pass, unknown } from '../../core/check/rule.js';
import { asciiLower, coversHost, isWildcard } from '../../core/names/dnsName.js';
import { clip } from '../../core/text/clip.js';
import { readExtension } from '../../core/x509/readExtension.js';
import type { GeneralName } from '../../core/x509/types.js';

const PATH = 'new/extensions/subjectAltName';

export default defineRule({
  id: 'renewal/san',
  title: 'No DNS name of the SAN is lost',
  targets: ['renewal'],
  severity: 'warning',
  why: 'Every name under which clients still reach the gateway has to stand in the new certificate too; a name left out is noticed only by those who use it.',
  fix: 'Request the certificate with all DNS names of the old one, or make sure that nobody uses the ones left out.',
  symptoms: ['winhttp-cert-cn-invalid'],
  citations: [{ source: 'RFC 9525', section: '6.1', strength: 'recommended' }],
  example: { good: 'the same DNS names', bad: 'DNS:GraniteFalls.contoso.com alone, after two names' },
  check({ old, replacement }) {
    const before = readExtension(old.certificate, 'subjectAltName');
    const after = readExtension(replacement.certificate, 'subjectAltName');
    if (before.state === 'malformed' || after.state === 'malformed') {
      return unknown(
        'undecidable',
        `The SAN of the ${before.state === 'malformed' ? 'old' : 'new'} one cannot be read.`,
      );
    }
    if (before.state === 'absent') return notApplicable('The old one has no SAN.');
    const had = dnsNames(before.value);
    const has = new Set(after.state === 'present' ? dnsNames(after.value).map(asciiLower) : []);
    const wildcards = [...has].filter(isWildcard);
    const lost = had.filter(
      (name) => !has.has(asciiLower(name)) && !wildcards.some((wildcard) => coversHost(wildcard, name)),
    );
    const evidence = { lost: lost.slice(0, 50).map((name) => clip(name)), had: had.length, has: has.size };
    if (lost.length === 0)
      return pass(had.length === 0 ? 'The old one has no DNS name' : 'All DNS names are there', evidence);
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
