import { lifetimeLimit } from '../roots/lifetimes.js';
import { CLIENT_AUTH, purposeName, SERVER_AUTH } from '../usage/purposes.js';
import type { Report } from './report.js';

export type RequestRole = 'server' | 'client' | 'connection-point';

/** What to order from a CA, in words. */
export interface Order {
  readonly key: string;
  readonly names: string;
  /** As asked; absent where the subject has none. */
  readonly organization?: string;
  readonly purpose: string;
  readonly life: string;
  readonly issuer: string;
  /** Record to create in public DNS; absent where none is needed. */
  readonly dnsRecord?: string;
}

/** A request that was written, and where to. */
export interface WrittenRequestReport {
  /** What a wildcard stands for. */
  readonly serviceName: string | undefined;
  readonly role: RequestRole;
  readonly form: 'inf' | 'csr';
  readonly file: string;
  readonly keyFile: string | undefined;
  readonly plainKey: boolean;
  readonly order: Order;
  readonly report: Pick<Report, 'counts'>;
}

/** The part of a request that a CA has to be told. */
export interface Ordered {
  /** The common name first. */
  readonly dnsNames: readonly string[];
  readonly keyBits: number;
  readonly organization: string | undefined;
}

/**
 * What the CA has to be told, from what was asked and judged.
 * @param at time of the request, ms since 1970: it decides the longest life under a public root
 */
export function orderOf(
  role: RequestRole,
  { dnsNames, keyBits, organization }: Ordered,
  report: Report,
  at: number,
): Order {
  const dnsRecord = report.inputs[0]?.request?.names?.cname;
  const shared = {
    key: `RSA ${keyBits}, SHA-256`,
    names: `common name (CN) ${dnsNames[0]}; subject alternative name (SAN) ${dnsNames.join(', ')}`,
    ...(organization === undefined ? {} : { organization }),
  };
  if (role !== 'server') {
    return {
      ...shared,
      purpose: `${purposeName(CLIENT_AUTH)}; key usage Digital Signature, Key Encipherment`,
      life: 'as your CA allows',
      issuer: 'your own CA; its root and intermediates are uploaded to the CMG (cmg-cert chain export)',
    };
  }
  const days = lifetimeLimit(at)?.days;
  return {
    ...shared,
    purpose: `${purposeName(SERVER_AUTH)} only`,
    life: `${days === undefined ? 'as the CA allows' : `at most ${days} days`} from a public CA; your own CA may give more`,
    issuer: 'a public CA, or your own CA whose root the clients trust and whose CRL they reach',
    ...(dnsRecord === undefined ? {} : { dnsRecord }),
  };
}
