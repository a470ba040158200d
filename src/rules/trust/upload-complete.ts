import { defineRule, fail, type Judgement, notApplicable, pass, unknown } from '../../core/check/rule.js';
import type { CertificateTarget, UploadTarget } from '../../core/check/target.js';
import { counted } from '../../core/text/days.js';
import { listed } from '../../core/text/list.js';
import { shortName } from '../../core/x509/shortName.js';

export default defineRule({
  id: 'trust/upload-complete',
  title: 'Every CA of each client chain is among the certificates to upload',
  targets: ['client', 'upload'],
  severity: 'error',
  why: 'The CMG knows no CA but those uploaded to it. A client whose chain it cannot build up to a root is refused with 401 Unauthorized.',
  fix: 'Add the missing CA certificates: in the console Administration > Cloud Services > Cloud Management Gateway > the gateway > Properties > Settings > Certificates, every root and intermediate of the client chain.',
  symptoms: ['cmg-unauthorized'],
  citations: [
    { source: 'AUTH', section: 'Client trusted root certificate to CMG', strength: 'required' },
    { source: 'SET', section: 'Client authentication: trusted certificates', strength: 'required' },
  ],
  example: {
    good: 'client.cer, issued by Contoso Issuing CA 1 below Contoso Root CA, with issuing.cer and root.cer',
    bad: 'the same client with root.cer alone',
  },
  check: (target): Judgement => (target.kind === 'chain' ? judgeSet(target) : judgeClient(target)),
});

function judgeClient({ certificate, facts: { upload, selfSigned } }: CertificateTarget): Judgement {
  if (upload === undefined) {
    return unknown('not-asked', 'No CA certificates to upload are given beside it.', {
      asks: ['CA files to upload beside it'],
    });
  }
  if (selfSigned !== 'not-self-issued') return notApplicable('It is self-signed: there is no CA to upload.');
  if (upload.chain !== undefined) {
    const names = upload.chain.map((ca) => shortName(ca.subject));
    return pass(`The upload has its whole chain: ${listed(names)}.`, { chain: names });
  }
  if (upload.unread !== undefined && upload.unread.length > 0) return unreadPart(upload.label, upload.unread);
  const missing = upload.missing.slice(0, 20);
  const lacks = missing.length === 0 ? 'a CA that signed it' : listed(missing);
  return fail(`The upload (${upload.label}) lacks ${lacks}: the CMG would answer this client with 401 Unauthorized.`, {
    evidence: { client: shortName(certificate.subject), missing },
  });
}

/** What seems to be missing may be in it. */
const unreadPart = (label: string, unread: readonly string[]): Judgement =>
  unknown(
    'missing-input',
    `The upload (${label}) may have the whole chain or not: ${listed(unread)} could not be read.`,
    {
      fix: 'Give the file, or mend it; then check again.',
    },
  );

/** Without a client the set can only be asked whether it holds together. */
function judgeSet({ label, clients = [], missing = [], stated = false, unread = [] }: UploadTarget): Judgement {
  if (clients.length > 0) {
    return notApplicable(`It is judged at ${counted(clients.length, 'client certificate')} given beside it.`);
  }
  const asks = ['a client certificate beside it'];
  if (missing.length === 0) {
    const message =
      'Each CA in it leads to a root in it; whether these are the CAs of your clients cannot be told without a client certificate.';
    return unknown('not-asked', message, { asks });
  }
  if (unread.length > 0) return unreadPart(label, unread);
  const message = `It lacks ${listed(missing)}, which issued a CA in it`;
  if (!stated)
    return unknown('not-asked', `${message}; say --as ca if this is the whole upload.`, { asks: ['--as ca'] });
  return fail(`${message}: the CMG would answer clients below that CA with 401 Unauthorized.`, {
    evidence: { missing: missing.slice(0, 20) },
  });
}
