import type { DnsNameFacts, OnlineFacts } from '../../src/core/check/online.js';
import type { NameTarget } from '../../src/core/check/target.js';
import type { AzureSubscriptionFacts } from '../../src/core/names/azureFacts.js';

/** A service name by itself as a target. */
export const nameTarget = (online?: OnlineFacts, serviceName = 'granitefalls.contoso.com'): NameTarget => ({
  kind: 'name',
  role: undefined,
  label: serviceName,
  serviceName,
  ...(online === undefined ? {} : { online }),
});

/** What Azure said of a subscription: nothing but that it is there, unless stated. */
export const place = (facts: Partial<AzureSubscriptionFacts> = {}): AzureSubscriptionFacts => ({
  endpoint: 'https://management.azure.com',
  id: '0b1f6471-1bf0-4dda-aec3-111122223333',
  subscription: { state: 'answered', value: { name: 'Contoso Production', state: 'Enabled' } },
  providers: [],
  ...facts,
});

/** What DNS said: that nothing exists, unless stated. */
export const dnsFacts = (facts: Partial<DnsNameFacts> = {}): DnsNameFacts => ({
  server: 'the DNS server 192.0.2.53',
  service: { state: 'followed', names: ['granitefalls.contoso.com'], addresses: [], end: 'nothing' },
  deployment: { state: 'absent' },
  deploymentAddresses: [],
  storage: { state: 'absent' },
  keyVault: { state: 'absent' },
  ...facts,
});
