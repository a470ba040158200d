import type { NetworkPolicy, NetworkPort } from '../../../core/ports.js';
import { exchange } from './exchange.js';
import { Router } from './route.js';

/**
 * HTTP that goes only where the policy allows.
 * @throws CmgCertError `usage`, `configuration` for a policy that cannot be read
 */
export function openNetwork(policy: NetworkPolicy): NetworkPort {
  const router = new Router(policy);
  return {
    proxy: router.proxy?.origin,
    http: (request, sink) => exchange(request, sink, router, policy.userAgent),
  };
}
