import { defineRule, fail, type Judgement, notApplicable, pass, unknown } from '../../core/check/rule.js';
import type { GivenAuthority } from '../../core/check/target.js';
import { counted } from '../../core/text/days.js';
import { shortName } from '../../core/x509/shortName.js';

export default defineRule({
  id: 'trust/roots-self-signed',
  title: 'What is given as a root is self-signed, what is given as an intermediate is not',
  targets: ['client', 'connection-point', 'upload'],
  severity: 'error',
  why: 'A certificate that is not self-signed in the Trusted Root list makes IIS refuse every client certificate, with 403.16 or 403.7; a root among the intermediates is trusted by nobody.',
  fix: 'Put self-signed certificates under Trusted Root Certification Authorities (here: --roots) and all others under Intermediate Certification Authorities (here: --intermediates).',
  symptoms: ['iis-403-16', 'iis-403-7'],
  citations: [
    { source: 'KB2802568', strength: 'required' },
    { source: 'SET', section: 'Client authentication: trusted certificates', strength: 'required' },
  ],
  example: { good: '--roots root.cer --intermediates issuing.cer', bad: '--roots issuing.cer' },
  check(target): readonly Judgement[] {
    const given = target.kind === 'chain' ? target.given : target.facts.given;
    if (given === undefined || given.length === 0) {
      return [notApplicable('Nothing is given as a root or as an intermediate.')];
    }
    const troubles = given.flatMap((one) => judgeOne(one) ?? []);
    if (troubles.length > 0) return troubles;
    const roots = given.filter(({ as }) => as === 'root').length;
    return [
      pass(`${counted(roots, 'root')} and ${counted(given.length - roots, 'intermediate')}, each given as what it is.`),
    ];
  },
});

function judgeOne({ label, certificate, as, selfSigned }: GivenAuthority): Judgement | undefined {
  const name = shortName(certificate.subject);
  const evidence = { file: label, certificate: name, givenAs: as };
  if (as === 'intermediate') {
    if (selfSigned !== 'valid') return undefined;
    return fail(`${label}, "${name}", is self-signed and given as an intermediate.`, { evidence });
  }
  if (selfSigned === 'valid') return undefined;
  if (selfSigned === 'unsupported') {
    return unknown('undecidable', `Whether ${label}, "${name}", signed itself cannot be told here.`, { evidence });
  }
  return fail(`${label}, "${name}", is not self-signed and given as a root.`, { evidence });
}
