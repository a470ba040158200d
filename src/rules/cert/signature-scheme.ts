import { defineRule, fail, pass, unknown } from '../../core/check/rule.js';
import { describeSignatureAlgorithm } from '../../core/x509/signatureAlgorithms.js';

export default defineRule({
  id: 'cert/signature-scheme',
  title: 'The signature is not RSASSA-PSS',
  targets: ['server', 'client', 'connection-point'],
  severity: 'warning',
  why: 'AD CS uses RSASSA-PSS when "alternate signature format" is on. Windows servers accept it. Some clients, appliances and older libraries cannot verify it and refuse the certificate.',
  fix: 'Turn it off on the CA, and reissue the certificate: certutil -setreg CA\\csp\\AlternateSignatureAlgorithm 0, then net stop certsvc, then net start certsvc. Also set AlternateSignatureAlgorithm=0 in CAPolicy.inf for the next renewal of the CA.',
  symptoms: 'none recorded',
  citations: [
    { source: 'CERTREQ', section: 'AlternateSignatureAlgorithm', strength: 'observed' },
    { source: 'RFC 4055', section: '3: RSASSA-PSS', strength: 'observed' },
  ],
  example: { good: 'sha256WithRSAEncryption', bad: 'rsassaPss with SHA-256' },
  check({ certificate: { signatureAlgorithm } }) {
    const { name, hash, scheme, mgfHash } = describeSignatureAlgorithm(signatureAlgorithm);
    const path = 'signatureAlgorithm';
    if (scheme === 'unknown')
      return unknown('undecidable', `cmg-cert does not know the signature algorithm ${name}.`, { path });
    if (scheme !== 'rsa-pss') return pass(name, { algorithm: name });
    const hashes =
      hash === undefined
        ? ''
        : ` with ${hash}${mgfHash === hash ? '' : ` and a mask with ${mgfHash ?? 'another hash'}`}`;
    return fail(`The certificate is signed with RSASSA-PSS${hashes}.`, { path, evidence: { algorithm: name } });
  },
});
