import type { AskedCertificate, OcspAsk } from '../../core/check/online.js';
import { defineRule, fail, type Judgement, note, pass, unknown } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { isoDay } from '../../core/text/days.js';
import { answerEvidence, isAnswered, judgeResponders } from './shared/judgeResponders.js';

export default defineRule({
  id: 'ocsp/responder',
  title: 'The OCSP responder gives a valid, current, signed answer',
  targets: ['server', 'client', 'connection-point', 'upload'],
  severity: 'warning',
  severityNote: 'a note where it answers POST and not GET, or where its own certificate could be revoked',
  online: true,
  why: 'A client that is given a responder asks it before it fetches a CRL, and waits for it when it is silent.',
  fix: 'Make the responder answer (certutil -url certificate.cer, or openssl ocsp -issuer issuing.pem -cert certificate.pem -url http://ocsp.contoso.com), or issue certificates without one.',
  symptoms: ['winhttp-cert-rev-failed'],
  citations: [{ source: 'RFC 6960', section: '2.2', strength: 'required' }],
  example: { good: 'the responder answers good, for the next week', bad: 'the responder answers tryLater' },
  check(target, { settings }): readonly Judgement[] {
    return judgeResponders(target, settings, 'warning', (hosts) => `whether ${hosts} answers`, judgeCertificate);
  },
});

const judgeCertificate = ({ label, path, ocsp }: AskedCertificate): readonly Judgement[] =>
  ocsp.map((ask) => judgeResponder(ask, label, `${path}extensions/authorityInfoAccess`));

function judgeResponder({ url, answers }: OcspAsk, label: string, path: string): Judgement {
  const where = clip(url);
  const good = answers.find(({ reading }) => isAnswered(reading));
  const bad = answers.find(({ reading }) => !isAnswered(reading));
  if (good !== undefined && isAnswered(good.reading)) {
    const evidence = answerEvidence(label, url, good);
    if (bad !== undefined && !isAnswered(bad.reading)) {
      const other = answerEvidence(label, url, bad);
      const message = `${where} answers ${good.method}, but by ${bad.method} it ${bad.reading.message}: Windows asks by GET first and then once more.`;
      return note(message, { path, evidence: other });
    }
    const { nextUpdate, signer } = good.reading;
    const until = nextUpdate === undefined ? 'without saying until when' : `until ${isoDay(nextUpdate)}`;
    const message = `${where} answers by POST and GET, ${until}, signed by ${signer}.`;
    return signer.includes('without id-pkix-ocsp-nocheck')
      ? note(message, { path, evidence })
      : pass(message, evidence);
  }
  const [first] = answers;
  if (first === undefined || isAnswered(first.reading))
    return unknown('undecidable', `${where} was not asked.`, { path });
  const { reading } = answers.find(({ reading: { state } }) => state === 'failed') ?? first;
  const evidence = answerEvidence(label, url, first);
  const message = `${where} ${isAnswered(reading) ? '' : reading.message}.`;
  switch (reading.state) {
    case 'unreachable':
      return unknown('unreachable', message, { path, evidence });
    case 'private':
      return unknown('missing-input', `${where} was not asked: it ${reading.message}.`, {
        path,
        evidence,
        asks: ['--allow-private-network CIDR'],
      });
    default:
      return fail(message, { path, evidence });
  }
}
