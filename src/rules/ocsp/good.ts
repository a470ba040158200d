import type { AskedCertificate } from '../../core/check/online.js';
import { defineRule, fail, type Judgement, pass, unknown } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { isoDay } from '../../core/text/days.js';
import { type Answered, answerEvidence, answeredBy, judgeResponders } from './shared/judgeResponders.js';

export default defineRule({
  id: 'ocsp/good',
  title: 'The OCSP responder says that the certificate is good',
  targets: ['server', 'client', 'connection-point', 'upload'],
  severity: 'error',
  severityNote:
    'a warning where the responder does not know the certificate and a CRL is named as well, to which clients then turn',
  online: true,
  why: 'A revoked certificate is refused as soon as a client has asked for its status.',
  fix: 'Find out why it was revoked; request a new certificate with a new key, and put that in its place.',
  symptoms: ['winhttp-cert-revoked', 'crypt-e-revoked'],
  citations: [{ source: 'RFC 6960', section: '2.2', strength: 'required' }],
  example: { good: 'good', bad: 'revoked, keyCompromise' },
  check(target, { settings }): readonly Judgement[] {
    return judgeResponders(target, settings, 'error', (hosts) => `what ${hosts} says of it`, judgeCertificate);
  },
});

/** The worst answer that is signed decides: a responder that says "good" does not make another's "revoked" undone. */
function judgeCertificate({ label, path, ocsp, hasCrlLocation }: AskedCertificate): readonly Judgement[] {
  const place = `${path}extensions/authorityInfoAccess`;
  const known = ocsp.flatMap((ask) => answeredBy(ask).map((reading) => ({ ask, reading })));
  const worst =
    known.find(({ reading }) => reading.status === 'revoked') ??
    known.find(({ reading }) => reading.status === 'good') ??
    known[0];
  if (worst === undefined) return [undecided(ocsp, label, hasCrlLocation)];
  const { ask, reading } = worst;
  const answer = ask.answers.find((one) => one.reading === reading);
  const evidence = answer === undefined ? {} : answerEvidence(label, ask.url, answer);
  return [judgeStatus(reading, clip(ask.url), label, { path: place, evidence }, hasCrlLocation)];
}

function judgeStatus(
  { status, revokedAt, reason }: Answered,
  where: string,
  label: string,
  details: Pick<Judgement, 'path' | 'evidence'>,
  hasCrlLocation: boolean,
): Judgement {
  if (status === 'good') return pass(`${label}: ${where} says good.`, details.evidence);
  if (status === 'revoked') {
    const day = revokedAt === undefined ? 'an unknown day' : isoDay(revokedAt);
    return fail(`${label}: ${where} says revoked on ${day} (reason: ${reason ?? 'not stated'}).`, details);
  }
  return fail(`${label}: ${where} does not know it.`, {
    ...details,
    severity: hasCrlLocation ? 'warning' : 'error',
    fix: 'Give the responder the CRL of the CA that issued the certificate (Online Responder Management > Revocation Configuration), and see that both are of the same key of the CA.',
  });
}

/** Nothing that counts was answered: ocsp/responder tells what is wrong with each responder. A CRL tells as well, where one is named. */
function undecided(ocsp: AskedCertificate['ocsp'], label: string, hasCrlLocation: boolean): Judgement {
  const readings = ocsp.flatMap(({ answers }) => answers.map(({ reading }) => reading));
  const severity = hasCrlLocation ? 'warning' : 'error';
  if (readings.some(({ state }) => state === 'failed')) {
    return unknown('undecidable', `${label}: no responder gave an answer that counts (ocsp/responder).`, { severity });
  }
  if (readings.some(({ state }) => state === 'private')) {
    const asks = ['--allow-private-network CIDR'];
    return unknown('missing-input', `${label}: its responder was not asked.`, { severity, asks });
  }
  return unknown('unreachable', `${label}: no responder was reached.`, { severity });
}
