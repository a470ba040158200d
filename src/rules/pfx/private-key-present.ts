import { defineRule, fail, type Judgement, notApplicable, pass, unknown } from '../../core/check/rule.js';
import type { CertificateTarget, PfxTarget } from '../../core/check/target.js';
import { counted } from '../../core/text/days.js';

const WITHOUT_KEY = 'A .cer, .crt or .p7b holds no private key.';

export default defineRule({
  id: 'pfx/private-key-present',
  title: 'The private key of the certificate is in the file',
  targets: ['pfx', 'server', 'connection-point'],
  severity: 'error',
  severityNote: 'warning where the key is at hand, but not in a PFX',
  why: 'Whoever presents a certificate in TLS must hold its private key. The wizard that creates the CMG takes a PFX with the key, and the gateway cannot start without it.',
  fix: 'Export it again with its key, on the computer where it was requested: certlm.msc > Personal > Certificates > the certificate > All Tasks > Export > "Yes, export the private key". If that choice is grey, the key is not exportable or not there: request the certificate again with Exportable = TRUE.',
  symptoms: 'none recorded',
  citations: [
    { source: 'SET', section: 'Set up a CMG: Certificate file', strength: 'required' },
    { source: 'PKI', section: 'PKI certificates for servers', strength: 'required' },
  ],
  example: {
    good: 'a PFX with one certificate, its private key and the intermediate',
    bad: 'a PFX with certificates alone',
  },
  check(target) {
    return target.kind === 'pfx' ? judgePfx(target) : judgeCertificate(target);
  },
});

function judgePfx({ role, pfx, leaf, privateKey }: PfxTarget): Judgement {
  const evidence = { keys: pfx.keys.length, certificates: pfx.certificates.length };
  if (leaf === undefined) {
    const has =
      pfx.keys.length > 0
        ? counted(pfx.keys.length, 'private key')
        : counted(pfx.certificates.length, 'CA certificate');
    return fail(`The file has ${has}, and no certificate of a server or client.`, {
      evidence,
      fix: 'Build the PFX again from the certificate and its key: cmg-cert pfx build key.pem certificate.cer --chain issuing.cer -o new.pfx.',
    });
  }
  if (privateKey.state === 'present') return pass('The file has a private key.', evidence);
  if (role === 'client')
    return notApplicable('A client certificate is judged without its key, which stays on the client.');
  return fail(`The file has ${counted(pfx.certificates.length, 'certificate')} and no private key.`, { evidence });
}

function judgeCertificate({ role, facts }: CertificateTarget): Judgement {
  if (facts.container === 'pfx') return notApplicable('Judged for the PFX file as a whole.');
  if (facts.privateKey.state === 'present') return judgeKeyBeside(facts.privateKey.match, role);
  const user = role === 'server' ? 'the CMG wizard wants the PFX' : 'the connection point needs it with its key';
  return unknown('missing-input', `${WITHOUT_KEY} This can be the right certificate, but ${user}.`, {
    fix: 'Give the PFX instead of the bare certificate. Where its key is a file: cmg-cert pfx build key.pem certificate.cer --chain issuing.cer -o new.pfx.',
    asks: ['the PFX'],
  });
}

/** A key in PEM beside the certificate: there, but not in what the wizard takes. */
function judgeKeyBeside(match: 'match' | 'mismatch' | 'unsupported', role: CertificateTarget['role']): Judgement {
  if (match === 'mismatch') {
    return fail('The private key in the file belongs to another certificate.', { evidence: { match } });
  }
  if (match === 'unsupported')
    return unknown('undecidable', 'Whether the key beside it is its own cannot be tried here.');
  if (role !== 'server') return pass('Its private key was given beside it.');
  return fail('Its private key is at hand, but not in a PFX, which is all that the CMG wizard takes.', {
    severity: 'warning',
    evidence: { match },
    fix: 'Write the PFX: cmg-cert pfx build key.pem certificate.cer --chain issuing.cer -o server.pfx.',
  });
}
