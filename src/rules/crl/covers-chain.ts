import type { CrlFact } from '../../core/check/crlFacts.js';
import type { AskedCertificate } from '../../core/check/online.js';
import { defineRule, fail, type Judgement, notApplicable, pass, unknown } from '../../core/check/rule.js';
import type { RevocationStatus } from '../../core/check/target.js';
import { counted } from '../../core/text/days.js';
import { nameEquals } from '../../core/x509/compareNames.js';
import { isDeltaCrl, revocationOf } from './shared/judgeCrls.js';
import { whyNoCrl } from './shared/judgeFetch.js';
import { isSwitchedOff } from './shared/revocationFailure.js';

export default defineRule({
  id: 'crl/covers-chain',
  title: 'The CRLs find every certificate of the path below the root good',
  targets: ['server', 'client', 'connection-point', 'upload'],
  severity: 'error',
  why: 'Windows checks the whole chain but the root: one certificate without a usable CRL, the issuing CA below an offline root for one, and everything counts as revoked.',
  fix: "Publish the CRL of every CA of the path, the offline root's included (certutil -crl at each), and give them all here with --crl.",
  symptoms: ['crypt-e-revocation-offline', 'winhttp-cert-rev-failed'],
  citations: [
    { source: 'PLC', section: 'PKI certificate revocation', strength: 'required' },
    { source: 'RFC 5280', section: '6.3', strength: 'required' },
  ],
  example: {
    good: 'the CRL of the issuing CA and that of the root above it',
    bad: "the issuing CA's CRL only, while the root's ended last month",
  },
  check(target, { settings }): readonly Judgement[] {
    const { at } = settings;
    const revocation = revocationOf(target);
    if (revocation === undefined) {
      return [unknown('not-asked', 'No CRL is given to look in.', { asks: ['--crl FILE', '--online'] })];
    }
    const { statuses, crls } = revocation;
    if (statuses.length === 0) return [notApplicable('There is only a root, which no CRL covers.')];
    const asked = (target.kind === 'chain' ? target.online : target.facts.online)?.revocation;
    const off = isSwitchedOff(target.role, settings);
    const troubles = statuses
      .flatMap((status) => judgeStatus(status, crls, at, asked) ?? [])
      .map((judgement) =>
        // Nobody checks it: what cannot be told does not leave the answer open.
        off && judgement.outcome === 'unknown' ? { ...judgement, severity: 'warning' as const } : judgement,
      );
    return troubles.length > 0
      ? troubles
      : [
          pass(
            `${counted(statuses.length, 'certificate')} found good by the CRLs ${asked === undefined ? 'given' : 'given or fetched'}.`,
          ),
        ];
  },
});

function judgeStatus(
  status: RevocationStatus,
  crls: readonly CrlFact[],
  at: number,
  asked: readonly AskedCertificate[] | undefined,
): Judgement | undefined {
  const { label, state, reasons, hasCrl } = status;
  if (state === 'good') return undefined;
  if (state === 'revoked') return fail(`${label} is revoked.`, { causedBy: 'crl/not-revoked' });
  const shown = reasons.slice(0, 5);
  const message = `Whether ${label} is revoked cannot be told: ${shown.join('; ')}.`;
  if (!hasCrl) {
    const asks = asked === undefined ? ['--crl FILE', '--online'] : ['--crl FILE'];
    const why = whyNoCrl(status.certificate, asked);
    const causedBy = why === undefined ? undefined : why === 'foreign' ? 'crl/issuer' : 'crl/reachable';
    return unknown(why === 'silent' ? 'unreachable' : 'missing-input', message, { asks, causedBy });
  }
  return fail(message, { evidence: { certificate: label, reasons: shown }, causedBy: causeOf(status, crls, at) });
}

/** What another rule says of the CRL: then the chain is left uncovered only in consequence. */
function causeOf({ certificate }: RevocationStatus, crls: readonly CrlFact[], at: number): string | undefined {
  const own = crls.filter(({ crl }) => !isDeltaCrl(crl) && nameEquals(crl.issuer, certificate.issuer));
  if (own.some(({ crl }) => crl.problems.length > 0)) return 'crl/well-formed';
  if (own.some(({ issuer }) => issuer?.signature === 'invalid')) return 'crl/signature';
  const outdated = own.some(({ crl: { thisUpdate, nextUpdate } }) => at < thisUpdate || at > (nextUpdate ?? 0));
  return outdated ? 'crl/current' : 'crl/distribution-point-matches';
}
