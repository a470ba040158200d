import { createServer } from 'node:net';
import type { Platform } from '../../src/compose.js';
import { openLab } from '../../src/lab/ledger.js';
import { publicationOf, type RunningServer, serve } from '../../src/lab/serve/index.js';

/** A port of loopback that nobody listens on yet: a lab's certificates name it before its server is there. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  await new Promise((settle) => server.close(settle));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

export interface ServedLab {
  readonly folder: string;
  readonly port: number;
  /** What goes wrong: `lab serve --fault`. */
  readonly fault?: string | undefined;
  readonly now?: () => number;
}

/** While the lab's publication server is up. */
export async function serving<T>({ folder, port, fault, now }: ServedLab, use: () => Promise<T>): Promise<T> {
  const lab = openLab(folder);
  const pace = { slowMs: 10_000, dripMs: 50, hugeBytes: 64 * 1024 * 1024 };
  const clock = now === undefined ? {} : { now };
  const server: RunningServer = await serve({ port, fault, publication: publicationOf(lab), pace, ...clock });
  try {
    return await use();
  } finally {
    await server.close();
    lab.close();
  }
}

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
