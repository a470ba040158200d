import type { Cloud, DeploymentMethod } from '../core/check/settings.js';
import { CmgCertError } from '../core/errors.js';
import { dnsNameProblem, isWildcard } from '../core/names/dnsName.js';
import type { Report } from '../core/report/report.js';
import { type Order, orderOf, type RequestRole } from '../core/report/request.js';
import { CLIENT_AUTH, SERVER_AUTH } from '../core/usage/purposes.js';
import type { KeyUsageBit } from '../core/x509/types.js';
import type { SubjectDetails } from '../write/request/recipe.js';
import { createCheck } from './check.js';
import type { CheckOptions } from './checkOptions.js';
import { resolveCheckTime } from './normalizeOptions.js';
import type { Platform } from './platform.js';

export interface RequestOptions {
  /** Default `server`. */
  readonly role?: RequestRole | undefined;
  /** `inf`: a file from which certreq makes key and request on Windows. `csr`: the request, and its key. */
  readonly form: 'inf' | 'csr';
  readonly keyBits?: 2048 | 4096 | undefined;
  /** Further DNS names of the SAN. */
  readonly dnsNames?: readonly string[] | undefined;
  /** What the subject says besides the common name; a renewal keeps its organization. */
  readonly subject?: SubjectDetails | undefined;
  /** What a wildcard stands for. */
  readonly serviceName?: string | undefined;
  readonly region?: string | undefined;
  readonly cloud?: Cloud | undefined;
  readonly deployment?: DeploymentMethod | undefined;
  /** Release of Configuration Manager, 2503. */
  readonly configmgrVersion?: number | undefined;
  /** `inf` only. */
  readonly provider?: string | undefined;
  /** `inf` only. Default: of the server's and the connection point's key true, of a client's false. */
  readonly exportable?: boolean | undefined;
  /** `inf` only: template of AD CS. */
  readonly template?: string | undefined;
  readonly at?: number | Date | undefined;
}

export interface WrittenRequest {
  /** The request as it was judged: what is wrong with it was found before anything was paid for. */
  readonly report: Report;
  readonly order: Order;
  /** The INF, or the request in PEM; undefined when the report fails or is incomplete. */
  readonly content: string | Uint8Array | undefined;
  /** The private key in PEM, PKCS #8 encrypted with the password given; `csr` only. */
  readonly keyPem: ((password: string | undefined) => string) | undefined;
}

/**
 * Asks for a certificate for a service name or a computer, and judges what is asked by the rules that will judge the certificate.
 * @throws CmgCertError `usage` for a computer name that DNS does not allow
 */
export type WriteRequest = (name: string, options: RequestOptions) => Promise<WrittenRequest>;

const PURPOSES: Readonly<Record<RequestRole, string>> = {
  server: SERVER_AUTH,
  client: CLIENT_AUTH,
  'connection-point': CLIENT_AUTH,
};
const KEY_USAGE: readonly KeyUsageBit[] = ['digitalSignature', 'keyEncipherment'];
export const DEFAULT_REQUEST_PROVIDER = 'Microsoft Software Key Storage Provider';

/** Binds the writing of requests to one platform. It runs on Node: see write/request. */
export function createWriteRequest(platform: Platform): WriteRequest {
  return async (name, options) => {
    const role = options.role ?? 'server';
    if (role !== 'server') refuseComputerName(name);
    refuseUnwritable(options);
    refuseIllegalSubject(options.subject ?? {});
    const { makeKey, keyPem } = await import('../write/index.js');
    const { csrPem, writeCsr } = await import('../write/request/writeCsr.js');
    const { infFile, writeInf } = await import('../write/request/writeInf.js');
    const recipe = {
      commonName: name,
      details: options.subject,
      dnsNames: [...new Set([name, ...(options.dnsNames ?? [])])],
      purposes: [PURPOSES[role]],
      keyUsage: KEY_USAGE,
      keyBits: options.keyBits ?? 2048,
    };
    // For an INF the key is thrown away: what certreq will ask for is judged as a request, signature and all.
    const key = await makeKey(`rsa-${recipe.keyBits}`);
    const csr = writeCsr(recipe, key);
    const at = resolveCheckTime(options.at, platform);
    const report = await createCheck(platform)(
      [{ name: `the request for ${name}`, bytes: csr }],
      checkOptions(options, role, at),
    );
    const order = orderOf(role, { ...recipe, organization: options.subject?.organization }, report, at);
    if (report.verdict === 'fail' || report.verdict === 'incomplete') {
      return { report, order, content: undefined, keyPem: undefined };
    }
    if (options.form === 'csr') {
      return { report, order, content: csrPem(csr), keyPem: (password) => keyPem(key, password) };
    }
    const inf = writeInf(recipe, {
      provider: options.provider ?? DEFAULT_REQUEST_PROVIDER,
      exportable: options.exportable ?? role !== 'client',
      template: options.template,
    });
    return { report, order, content: infFile(inf), keyPem: undefined };
  };
}

const checkOptions = (options: RequestOptions, role: RequestRole, at: number): CheckOptions => ({
  as: role,
  at,
  serviceName: options.serviceName,
  region: options.region,
  cloud: options.cloud,
  deployment: options.deployment,
  configmgrVersion: options.configmgrVersion,
});

/** A server's name is for the rules to judge; a computer's may be a single label, and has to be one that DNS allows. */
function refuseComputerName(name: string): void {
  const problem = dnsNameProblem(name);
  if (problem === undefined) return;
  throw new CmgCertError('usage', `"${name}" is no computer name: it ${problem.message}`, {
    remedy: 'Give the full name of the computer, such as PC-0001.contoso.com.',
  });
}

/** What no rule judges, and must not end a line or begin another name in the INF. */
function refuseUnwritable({ dnsNames = [], provider, template }: RequestOptions): void {
  for (const name of dnsNames) {
    const problem = dnsNameProblem(isWildcard(name) ? name.slice(2) : name);
    if (problem !== undefined) throw new CmgCertError('usage', `"${name}" is no DNS name: it ${problem.message}`);
  }
  for (const text of [provider, template]) {
    if (text !== undefined && /\p{Cc}/u.test(text)) {
      throw new CmgCertError('usage', 'a control character stands in the name of the provider or the template');
    }
  }
}

/** Upper bounds of RFC 5280, Appendix A.1; longer ones are refused by some CAs and cut by others. */
const SUBJECT_BOUNDS = {
  organization: ['organization', 64],
  organizationalUnit: ['organizational unit', 64],
  locality: ['locality', 128],
  state: ['state', 128],
} as const;

/** What no rule judges. */
function refuseIllegalSubject(details: SubjectDetails): void {
  const refuse = (what: string, remedy: string): never => {
    throw new CmgCertError('usage', what, { remedy });
  };
  for (const [key, [label, most]] of Object.entries(SUBJECT_BOUNDS)) {
    const value = details[key as keyof typeof SUBJECT_BOUNDS];
    if (value === undefined) continue;
    const { length } = Array.from(value);
    if (value.trim() === '') refuse(`the ${label} of the subject is empty`, 'Leave the option out.');
    if (length > most) refuse(`the ${label} is ${length} characters long; it holds ${most}`, 'Shorten it.');
    if (/\p{Cc}/u.test(value)) refuse(`a control character stands in the ${label}`, 'Type it anew.');
  }
  if (details.country !== undefined && !/^[A-Z]{2}$/.test(details.country)) {
    refuse(`"${details.country}" is no country code`, 'Give the two capital letters of ISO 3166, such as US or DE.');
  }
}
