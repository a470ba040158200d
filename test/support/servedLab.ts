import type { KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import { createServer as listener } from 'node:net';
import type { Platform } from '../../src/compose/platform.js';
import { openLab } from '../../src/lab/ledger.js';
import { makeKey } from '../../src/lab/make/keys.js';
import { createApp } from '../../src/lab/serve/app.js';
import { type FaultContext, PACE } from '../../src/lab/serve/faults/fault.js';
import { publicationOf, serveFaults } from '../../src/lab/serve/index.js';
import { makeResponders, type Responders } from '../../src/lab/serve/responders.js';
import { signingKeyOf } from '../../src/lab/serve/signingKey.js';

/** A port of loopback that nobody listens on yet: a lab's certificates name it before its server is there. */
export async function freePort(): Promise<number> {
  const server = listener();
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  await new Promise((settle) => server.close(settle));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

export interface ServedLab {
  readonly folder: string;
  readonly port: number;
  /** What goes wrong, at the addresses that certificates name: as `lab serve --fault` has it. */
  readonly fault?: string | undefined;
  readonly now?: () => number;
}

/** While the lab is published. The server's own keys are made once: they take longer than all the rest. */
export async function serving<T>(served: ServedLab, use: () => Promise<T>): Promise<T> {
  const { folder, port, fault, now = Date.now } = served;
  const lab = openLab(folder);
  const stopping = new AbortController();
  keys ??= Promise.all([makeResponders(now), makeKey('rsa-2048')]);
  const [responders, stranger] = await keys;
  const context: FaultContext = {
    now,
    stranger: signingKeyOf(stranger),
    unauthorizedResponder: responders.unauthorized,
    pace: { ...PACE, slowMs: 10_000, dripMs: 50, hugeBytes: 64 * 1024 * 1024 },
    stopping: stopping.signal,
  };
  const everywhere = serveFaults.find(({ name }) => name === fault);
  if (fault !== undefined && everywhere === undefined) throw new Error(`there is no fault ${fault}`);
  const parts = { publication: publicationOf(lab), responders, context, log: () => undefined, now, everywhere };
  const server = createServer(createApp(parts));
  await new Promise<void>((settle, refuse) => server.once('error', refuse).listen(port, '127.0.0.1', settle));
  try {
    return await use();
  } finally {
    stopping.abort();
    server.closeAllConnections();
    await new Promise((settle) => server.close(settle));
    lab.close();
  }
}

let keys: Promise<[Responders, KeyObject]> | undefined;

/** The same platform, with less patience and room for answers. */
export const impatient = <P extends Platform>(platform: P, patienceMs: number, patientBytes: number): P => ({
  ...platform,
  network: async (policy) => {
    const network = await platform.network?.(policy);
    if (network === undefined) throw new Error('no network');
    return {
      proxy: network.proxy,
      http: (request, sink) =>
        network.http(
          {
            ...request,
            timeoutMs: Math.min(request.timeoutMs, patienceMs),
            maxBytes: Math.min(request.maxBytes, patientBytes),
          },
          sink,
        ),
    };
  },
});
