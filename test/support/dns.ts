import type { AddressInfo } from 'node:net';
import dns2 from 'dns2';

/** What a name has; `servfail` and `silent` are faults of the server for that name. */
export type Zone = Readonly<
  Record<
    string,
    | { readonly cname?: string; readonly a?: readonly string[]; readonly aaaa?: readonly string[] }
    | 'servfail'
    | 'silent'
  >
>;

export interface DnsServer {
  /** `127.0.0.1:port` */
  readonly address: string;
  /** `TYPE name`, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const { Packet } = dns2;
const NXDOMAIN = 3;
const SERVFAIL = 2;

/**
 * A DNS server on loopback with these names and no others, as a recursive resolver answers: an address question for an alias brings the aliases
 * and the address at their end.
 *
 * @param fallback what every other name has
 */
export async function startDns(zone: Zone, fallback?: Zone[string]): Promise<DnsServer> {
  const asked: string[] = [];
  const entry = (name: string) => zone[name.toLowerCase()] ?? fallback;
  const server = dns2.createServer({
    udp: true,
    handle: (request, send) => {
      const [question] = request.questions;
      const { name, type } = question as { name: string; type: number };
      asked.push(`${type === Packet.TYPE.A ? 'A' : type === Packet.TYPE.AAAA ? 'AAAA' : 'CNAME'} ${name}`);
      const response = Packet.createResponseFromRequest(request);
      let current = name;
      for (let step = 0; step < 20; step += 1) {
        const found = entry(current);
        if (found === 'silent') return;
        if (found === 'servfail' || found === undefined) {
          response.header.rcode = found === undefined ? NXDOMAIN : SERVFAIL;
          break;
        }
        const common = { name: current, class: Packet.CLASS.IN, ttl: 60 };
        if (found.cname !== undefined) {
          response.answers.push({ ...common, type: Packet.TYPE.CNAME, domain: found.cname } as never);
          if (type === Packet.TYPE.CNAME) break;
          current = found.cname;
          continue;
        }
        if (type === Packet.TYPE.A)
          for (const address of found.a ?? []) response.answers.push({ ...common, type, address } as never);
        if (type === Packet.TYPE.AAAA)
          for (const address of found.aaaa ?? []) response.answers.push({ ...common, type, address } as never);
        break;
      }
      void send(response);
    },
  });
  const addresses = await server.listen({ udp: { port: 0, address: '127.0.0.1', type: 'udp4' } as never });
  const { port } = (addresses as { udp: AddressInfo }).udp;
  return { address: `127.0.0.1:${port}`, asked, close: async () => void (await server.close()) };
}
