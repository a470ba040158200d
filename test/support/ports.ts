import { type AddressInfo, createServer } from 'node:net';

/** A port where nobody listens: systems hand out none below 1024, and no program of today takes that of tcpmux. One that was free a moment ago may be taken. */
export const UNUSED_PORT = 1;

/** A port of loopback that was free a moment ago, for programs that take none from the system: another may have it by the time they start. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const { port } = server.address() as AddressInfo;
  await new Promise((settle) => server.close(settle));
  return port;
}
