import { defineRule, notApplicable, note, unknown } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { classifyProvider, PROVIDER_WORDS } from '../../core/windows/keyProviders.js';

export default defineRule({
  id: 'client/key-provider',
  title: 'The provider that holds the key is known',
  targets: ['client', 'connection-point'],
  severity: 'info',
  why: 'The guidance for CNG certificates wants a key storage provider, best the one of the TPM, where the key cannot be copied. Keys of CryptoAPI are still supported.',
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
      return unknown('not-asked', 'A bare certificate does not say which provider holds its key.', {
        fix: 'On the computer: certutil -store My, the line "Provider".',
        asks: ['the PFX'],
      });
    }
    if (privateKey.provider === undefined) return note('The file does not say which provider held the key.');
    const provider = clip(privateKey.provider);
    const kind = classifyProvider(provider);
    return note(`The key was in "${provider}", ${PROVIDER_WORDS[kind]}.`, { evidence: { provider, kind } });
  },
});
