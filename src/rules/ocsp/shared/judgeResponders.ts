import type { AskedCertificate, OcspAnswer, OcspAsk, OcspReading } from '../../../core/check/online.js';
import { type Judgement, notApplicable, type Severity, unknown } from '../../../core/check/rule.js';
import type { CheckSettings } from '../../../core/check/settings.js';
import type { CertificateTarget, UploadTarget } from '../../../core/check/target.js';
import { ocspLocations, ofScheme } from '../../../core/revocation/locations.js';
import { type Revocable, revocables } from '../../../core/revocation/revocables.js';
import { clip } from '../../../core/text/clip.js';
import { isoTime } from '../../../core/text/isoTime.js';
import { listed } from '../../../core/text/list.js';
import { exchangeEvidence } from '../../crl/shared/judgeFetch.js';
import { networkNotConsulted } from '../../shared/networkNotConsulted.js';

export type Answered = Extract<OcspReading, { state: 'answered' }>;

export const isAnswered = (reading: OcspReading): reading is Answered => reading.state === 'answered';

/** The readings of a responder that count, the one by POST first. */
export const answeredBy = ({ answers }: OcspAsk): readonly Answered[] =>
  answers.map(({ reading }) => reading).filter(isAnswered);

/**
 * Judges each certificate of a path that names a responder at an http address.
 *
 * @param judge of a certificate and what its responders answered
 */
export function judgeResponders(
  target: CertificateTarget | UploadTarget,
  settings: CheckSettings,
  severity: Severity,
  question: (hosts: string) => string,
  judge: (asked: AskedCertificate) => readonly Judgement[],
): readonly Judgement[] {
  const naming = revocables(target).filter((one) => hostsOf(one).length > 0);
  if (naming.length === 0) return [notApplicable('It names no OCSP responder at an http address.')];
  const online = target.kind === 'chain' ? target.online : target.facts.online;
  if (online?.revocation === undefined) {
    return [networkNotConsulted(question(listed([...new Set(naming.flatMap(hostsOf))])), settings, severity)];
  }
  return naming.flatMap((one) => {
    const asked = online.revocation?.find(({ path }) => path === one.path);
    if (asked !== undefined && asked.ocsp.length > 0) return judge(asked);
    const message = `${one.label}: its responder was not asked, because the certificate of its issuer is not at hand.`;
    return unknown('missing-input', message, { severity, asks: ['--intermediates FILE', '--roots FILE'] });
  });
}

const hostsOf = ({ certificate }: Revocable): readonly string[] =>
  ofScheme(ocspLocations(certificate), 'http').map(({ host }) => host);

/** What was seen of one answer, as data. */
export function answerEvidence(
  label: string,
  url: string,
  { method, askedAt, exchange, reading }: OcspAnswer,
): Record<string, string | number> {
  const evidence = {
    certificate: label,
    responder: clip(url),
    method,
    asked: isoTime(askedAt),
    ...exchangeEvidence(exchange),
  };
  if (!isAnswered(reading)) return evidence;
  const { status, thisUpdate, nextUpdate, signer } = reading;
  const until = nextUpdate === undefined ? {} : { nextUpdate: isoTime(nextUpdate) };
  return { ...evidence, answer: status, thisUpdate: isoTime(thisUpdate), ...until, signer };
}
