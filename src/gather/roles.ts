import type { RoleDecision } from '../core/check/inputs.js';
import type { Role } from '../core/check/target.js';
import { isCa } from '../core/x509/certificateKind.js';
import { readExtension } from '../core/x509/readExtension.js';
import type { Certificate } from '../core/x509/types.js';

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

/**
 * What a certificate is meant to be. CA true is a CA; one purpose alone decides; both or none is a server's in a PFX (that is
 * what the wizard takes) and a client's as a bare certificate (that is what a store exports).
 */
export function decideRole(
  certificate: Pick<Certificate, 'extensions'>,
  container: 'pfx' | 'bare' | 'request',
  asked: Role | 'auto',
): RoleDecision {
  if (asked !== 'auto') return { role: asked, reason: container === 'request' ? 'as asked' : `--as ${asked}` };
  // That a request asks for a CA is a mistake in a request for something else: cert/end-entity says so.
  if (container !== 'request' && isCa(certificate))
    return { role: 'ca', reason: 'basic constraints say that it is a CA' };
  const usage = readExtension(certificate, 'extendedKeyUsage');
  const purposes = usage.state === 'present' ? usage.value : [];
  const server = purposes.includes(SERVER_AUTH);
  const client = purposes.includes(CLIENT_AUTH);
  if (server && !client) return { role: 'server', reason: 'its only purpose here is Server Authentication' };
  if (client && !server) return { role: 'client', reason: 'its only purpose here is Client Authentication' };
  const seen = server ? 'it has both purposes' : 'it names neither purpose';
  if (container === 'request')
    return { role: 'server', reason: `${seen}, and a server certificate is what is requested by hand` };
  return container === 'pfx'
    ? { role: 'server', reason: `${seen}, and a PFX is what the CMG wizard takes` }
    : { role: 'client', reason: `${seen}, and a bare certificate is what a client shows` };
}
