export type ProviderKind = 'ksp' | 'tpm' | 'csp' | 'unknown';

const TPM_PROVIDER = 'microsoft platform crypto provider';

/**
 * What a provider is, from the name that Windows gives it: Microsoft's CNG providers are called "… Key Storage Provider", those of
 * CryptoAPI "… Cryptographic Provider" (with a version behind it on older ones).
 */
export function classifyProvider(name: string): ProviderKind {
  const lower = name.trim().toLowerCase();
  if (lower === TPM_PROVIDER) return 'tpm';
  if (lower.endsWith('key storage provider')) return 'ksp';
  return /cryptographic provider( v\d+\.\d+)?( \(prototype\))?$/.test(lower) ? 'csp' : 'unknown';
}

/** In a sentence after the provider's name. */
export const PROVIDER_WORDS: Readonly<Record<ProviderKind, string>> = {
  ksp: 'a key storage provider (CNG, "v3")',
  tpm: 'the key storage provider of the TPM (CNG, "v3")',
  csp: 'a cryptographic service provider (CryptoAPI)',
  unknown: "a provider that is not one of Microsoft's",
};
