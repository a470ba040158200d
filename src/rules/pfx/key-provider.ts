import { defineRule, fail, notApplicable, note } from '../../core/check/rule.js';
import { MILESTONES } from '../../core/plan/versions.js';
import { clip } from '../../core/text/clip.js';
import { classifyProvider, PROVIDER_WORDS } from '../../core/windows/keyProviders.js';

/** The first release that accepts keys from a key storage provider for the CMG. */
const FIRST_WITH_KSP = MILESTONES.cng.from;

export default defineRule({
  id: 'pfx/key-provider',
  title: 'Your release of Configuration Manager supports the provider of the key',
  targets: ['pfx'],
  severity: 'info',
  severityNote: 'error for a key storage provider before release 1802',
  why: 'Configuration Manager supports keys in a key storage provider (CNG, "version 3") from release 1802 on. Earlier releases require a cryptographic service provider (CryptoAPI).',
  fix: 'Request the certificate again from a template whose Cryptography tab shows Provider Category "Legacy Cryptographic Service Provider" (certreq: ProviderName = "Microsoft RSA SChannel Cryptographic Provider", KeySpec = 1), or upgrade Configuration Manager.',
  symptoms: 'none recorded',
  citations: [
    { source: 'CNG', section: 'Supported scenarios', strength: 'required' },
    { source: 'SRV', section: 'Issue the certificate', strength: 'required' },
  ],
  example: {
    good: 'Microsoft Software Key Storage Provider, Configuration Manager 2503',
    bad: 'Microsoft Software Key Storage Provider, Configuration Manager 1710',
  },
  check({ privateKey }, { settings: { configmgrVersion } }) {
    if (privateKey.state === 'absent') return notApplicable('The file has no private key.');
    const { localMachine } = privateKey;
    const place = localMachine
      ? 'for the computer (LocalMachine key set)'
      : 'for the user who imports it, unless you choose otherwise';
    if (privateKey.provider === undefined) {
      return note(`The file names no provider. Windows picks one when it imports the key ${place}.`, {
        evidence: { provider: 'not stated', localMachine },
      });
    }
    const provider = clip(privateKey.provider);
    const kind = classifyProvider(provider);
    const evidence = { provider, kind, localMachine };
    if ((kind === 'ksp' || kind === 'tpm') && configmgrVersion !== undefined && configmgrVersion < FIRST_WITH_KSP) {
      return fail(
        `The key was in "${provider}", ${PROVIDER_WORDS[kind]}, which Configuration Manager ${configmgrVersion} does not support.`,
        {
          severity: 'error',
          evidence: { ...evidence, configmgrVersion },
        },
      );
    }
    return note(`The key was in "${provider}", ${PROVIDER_WORDS[kind]}. Windows imports it ${place}.`, { evidence });
  },
});
