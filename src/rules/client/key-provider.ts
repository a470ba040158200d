import { defineRule, notApplicable, note, unknown } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { classifyProvider, PROVIDER_WORDS } from '../../core/windows/keyProviders.js';

export default defineRule({
  id: 'client/key-provider',
  title: 'The certificate file names the provider of the key',
  targets: ['client', 'connection-point'],
  severity: 'info',
  why: 'Microsoft recommends a key storage provider for CNG certificates, preferably the TPM provider, because no one can copy the key. CryptoAPI keys are still supported.',
  fix: 'In the template: Cryptography tab > Provider Category "Key Storage Provider" > "Microsoft Software Key Storage Provider" or "Microsoft Platform Crypto Provider".',
  symptoms: 'none recorded',
  citations: [{ source: 'CNG', section: 'To use CNG certificates', strength: 'recommended' }],
  example: {
    good: 'Microsoft Platform Crypto Provider (TPM)',
    bad: 'Microsoft RSA SChannel Cryptographic Provider (CryptoAPI, still supported)',
  },
  check({ facts: { container, privateKey } }) {
    if (privateKey.state === 'absent') {
      if (container === 'pfx') return notApplicable('The file has no private key.');
      return unknown('not-asked', 'A certificate without its key does not name the provider of the key.', {
        fix: 'On the computer, run certutil -store My and read the line "Provider".',
        asks: ['the PFX'],
      });
    }
    if (privateKey.provider === undefined) return note('The file does not name the provider of the key.');
    const provider = clip(privateKey.provider);
    const kind = classifyProvider(provider);
    return note(`The key was in "${provider}", ${PROVIDER_WORDS[kind]}.`, { evidence: { provider, kind } });
  },
});
