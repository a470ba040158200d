import type { KeyObject } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Platform } from '../../src/compose/platform.js';
import { openLab } from '../../src/lab/ledger.js';
import { createApp } from '../../src/lab/serve/app.js';
import { type FaultContext, PACE } from '../../src/lab/serve/faults/fault.js';
import { publicationOf, serveFaults } from '../../src/lab/serve/index.js';
import { makeResponders, type Responders } from '../../src/lab/serve/responders.js';
import { signingKeyOf } from '../../src/lab/serve/signingKey.js';
import { makeKey } from '../../src/write/keys.js';

/** A port of loopback, held from before a lab's certificates name it until the last of its tests is done. */
export interface LabAddress {
  readonly port: number;
  /** Answers with this from now on; undefined: with 503, as while nothing is published. */
  answer(app: RequestListener | undefined): void;
  close(): Promise<void>;
}

export async function takeLabAddress(): Promise<LabAddress> {
  let app: RequestListener | undefined;
  const server = createServer((request, response) => {
    if (app === undefined) response.writeHead(503).end();
    else app(request, response);
  });
  await new Promise<void>((settle, refuse) => server.once('error', refuse).listen(0, '127.0.0.1', settle));
  return {
    port: (server.address() as AddressInfo).port,
    answer: (next) => {
      app = next;
      server.closeAllConnections();
    },
    close: () => new Promise((settle) => server.close(() => settle())),
  };
}

export interface ServedLab {
  readonly folder: string;
  readonly address: LabAddress;
  /** What goes wrong, at the addresses that certificates name: as `lab serve --fault` has it. */
  readonly fault?: string | undefined;
  readonly now?: () => number;
}

/** While the lab is published. The server's own keys are made once: they take longer than all the rest. */
export async function serving<T>(served: ServedLab, use: () => Promise<T>): Promise<T> {
  const { folder, address, fault, now = Date.now } = served;
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
  address.answer(createApp(parts));
  try {
    return await use();
  } finally {
    stopping.abort();
    address.answer(undefined);
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
