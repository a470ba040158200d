import { defineRule, fail, type Judgement, notApplicable, pass, unknown } from '../../core/check/rule.js';
import type { CertificateTarget, PfxTarget } from '../../core/check/target.js';
import { counted } from '../../core/text/days.js';

const WITHOUT_KEY = 'A .cer, .crt or .p7b file has no private key.';

export default defineRule({
  id: 'pfx/private-key-present',
  title: 'The file contains the private key of the certificate',
  targets: ['pfx', 'server', 'connection-point'],
  severity: 'error',
  severityNote: 'warning if the key is available, but not in a PFX',
  why: 'A server must have the private key of the certificate that it presents in TLS. The wizard that creates the CMG requires a PFX with the key. The gateway cannot start without it.',
  fix: 'Export it again with its key, on the computer that requested it: certlm.msc > Personal > Certificates > the certificate > All Tasks > Export > "Yes, export the private key". If that option is unavailable, the key is missing or not exportable. Request the certificate again with Exportable = TRUE.',
  symptoms: 'none recorded',
  citations: [
    { source: 'SET', section: 'Set up a CMG: Certificate file', strength: 'required' },
    { source: 'PKI', section: 'PKI certificates for servers', strength: 'required' },
  ],
  example: {
    good: 'a PFX with one certificate, its private key and the intermediate',
    bad: 'a PFX with certificates and no private key',
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
    return fail(`The file has ${has}, but no server or client certificate.`, {
      evidence,
      fix: 'Build the PFX again from the certificate and its key: cmg-cert pfx build key.pem certificate.cer --chain issuing.cer -o new.pfx.',
    });
  }
  if (privateKey.state === 'present') return pass('The file has a private key.', evidence);
  if (role === 'client')
    return notApplicable('A client certificate is checked without its key, which stays on the client.');
  return fail(`The file has ${counted(pfx.certificates.length, 'certificate')} and no private key.`, { evidence });
}

function judgeCertificate({ role, facts }: CertificateTarget): Judgement {
  if (facts.container === 'pfx') return notApplicable('Checked for the PFX file as a whole.');
  if (facts.privateKey.state === 'present') return judgeKeyBeside(facts.privateKey.match, role);
  const user = role === 'server' ? 'the CMG wizard needs the PFX' : 'the connection point needs its key';
  return unknown('missing-input', `${WITHOUT_KEY} This may be the right certificate, but ${user}.`, {
    fix: 'Check the PFX instead of the certificate without its key. If its key is in a file: cmg-cert pfx build key.pem certificate.cer --chain issuing.cer -o new.pfx.',
    asks: ['the PFX'],
  });
}

/** A PEM key beside the certificate is available, but the wizard does not accept it in this form. */
function judgeKeyBeside(match: 'match' | 'mismatch' | 'unsupported', role: CertificateTarget['role']): Judgement {
  if (match === 'mismatch') {
    return fail('The private key in the file belongs to another certificate.', { evidence: { match } });
  }
  if (match === 'unsupported')
    return unknown('undecidable', 'This platform cannot test whether the separate key belongs to the certificate.');
  if (role !== 'server') return pass('You gave its private key separately.');
  return fail('Its private key is available, but not in a PFX. The CMG wizard accepts only a PFX.', {
    severity: 'warning',
    evidence: { match },
    fix: 'Write the PFX: cmg-cert pfx build key.pem certificate.cer --chain issuing.cer -o server.pfx.',
  });
}
