import { errorCode } from '../errorCode.js';

/** Microsoft's libraries that asking Azure takes: optional packages, loaded only then. */
export const AZURE_PACKAGES: readonly string[] = [
  '@azure/identity',
  '@azure/arm-keyvault',
  '@azure/arm-network',
  '@azure/arm-resources',
  '@azure/arm-resources-subscriptions',
  '@azure/arm-storage',
];

export type AzureLibraries = Awaited<ReturnType<typeof load>>;

/** @returns the name of the first package that is missing, where one is */
export async function loadLibraries(): Promise<AzureLibraries | { readonly missing: string }> {
  try {
    return await load();
  } catch (error) {
    const code = errorCode(error);
    const message = error instanceof Error ? error.message : '';
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw error;
    return { missing: AZURE_PACKAGES.find((name) => message.includes(name)) ?? '@azure/identity' };
  }
}

async function load() {
  const [identity, keyVault, network, resources, subscriptions, storage] = await Promise.all([
    import('@azure/identity'),
    import('@azure/arm-keyvault'),
    import('@azure/arm-network'),
    import('@azure/arm-resources'),
    import('@azure/arm-resources-subscriptions'),
    import('@azure/arm-storage'),
  ]);
  return { identity, keyVault, network, resources, subscriptions, storage };
}
