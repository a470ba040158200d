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
