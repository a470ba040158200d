import { isIP } from 'node:net';
import { connect, type PeerCertificate } from 'node:tls';
import { CmgCertError } from '../../core/errors.js';

/** As long as Windows waits for a connection before it tries another address. */
const TIMEOUT = 15_000;
/** No server has use for more; a peer that sends circles must not keep us. */
const MAX_CERTIFICATES = 20;

/**
 * The certificates that a TLS server shows, leaf first, DER. Nothing of them is believed: an expired or foreign certificate is just what a
 * caller may want to see.
 * @throws CmgCertError `unreadable` when no TLS connection comes about
 */
export function presentedChain(host: string, port: number, timeout = TIMEOUT): Promise<Uint8Array[]> {
  return new Promise((resolve, reject) => {
    const refuse = (reason: string) => {
      socket.destroy();
      reject(
        new CmgCertError('unreadable', `${host}:${port} shows no certificate: ${reason}`, {
          remedy:
            'Look whether the name resolves and port 443 can be reached from here, or give the old certificate as a file.',
        }),
      );
    };
    const socket = connect(
      { host, port, servername: isIP(host) === 0 ? host.replace(/\.$/, '') : '', rejectUnauthorized: false },
      () => {
        const chain = chainOf(socket.getPeerCertificate(true));
        socket.destroy();
        if (chain.length === 0) refuse('the server sent none');
        else resolve(chain);
      },
    );
    // Time to first byte and to the end of the handshake alike: the socket's own time-out starts anew with each byte.
    const timer = setTimeout(() => refuse(`no TLS handshake within ${timeout / 1000} seconds`), timeout);
    socket.on('close', () => clearTimeout(timer));
    socket.on('error', (error: NodeJS.ErrnoException) => refuse(error.code ?? error.message));
  });
}

type Linked = PeerCertificate & { readonly issuerCertificate?: Linked };

function chainOf(leaf: Linked | undefined): Uint8Array[] {
  const chain: Uint8Array[] = [];
  const seen = new Set<string>();
  for (let next = leaf; next?.raw !== undefined && chain.length < MAX_CERTIFICATES; next = next.issuerCertificate) {
    if (seen.has(next.fingerprint256)) break;
    seen.add(next.fingerprint256);
    chain.push(new Uint8Array(next.raw));
  }
  return chain;
}
