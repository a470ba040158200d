import { azCliCommands } from '../../../core/names/azCliCommands.js';
import type { AzureRefusal, AzureRequest } from '../../../core/names/azureFacts.js';
import { cloudOf } from '../../../core/names/cloudTable.js';

/** Why Azure gave no answer, in words. */
export interface Refusal {
  readonly state: 'unanswered';
  readonly code: AzureRefusal;
  readonly message: string;
  readonly remedy: string;
}

/** What the errors of Microsoft's libraries have in common, as far as it is read here. */
interface SdkError {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  readonly statusCode?: number;
  readonly status?: number | string;
  readonly errors?: readonly unknown[];
  readonly cause?: unknown;
  readonly errorResponse?: { readonly error?: string; readonly errorDescription?: string };
  readonly details?: { readonly error?: { readonly code?: string; readonly message?: string } };
  readonly response?: {
    readonly headers?: { get?(name: string): string | undefined };
    readonly bodyAsText?: string | null;
  };
}

const refuse = (code: AzureRefusal, message: string, remedy: string): Refusal => ({
  state: 'unanswered',
  code,
  message,
  remedy,
});

/** Errors of Entra ID that come of asking the wrong cloud or the wrong tenant for a token. */
const WRONG_CLOUD = /AADSTS(?:900439|900432|500011|90002|700016|50194)\b/;

/** How the library of the sign-in says that it did not get through; it keeps no more of the cause. */
const NO_CONNECTION = /endpoints_resolution_error|openid_config_error|network_error|no_network_connectivity/;

/** What kept a token from being had. */
export function loginRefusal(error: unknown, request: AzureRequest): Refusal {
  const all = flat(error);
  const text = all
    .map(({ message = '', errorResponse }) => `${message} ${errorResponse?.errorDescription ?? ''}`)
    .join(' ');
  const { name: cloud } = cloudOf(request.cloud);
  const login = azCliCommands.login(request);
  if (all.some(isAbort)) return timedOut('the sign-in', request);
  if (WRONG_CLOUD.test(text)) {
    return refuse(
      'wrong-cloud',
      `the sign-in does not know this account, or Azure Resource Manager, in the ${cloud} (${request.authority}): ${said(text)}`,
      `Give the cloud of the subscription (--cloud public or --cloud usgov), and log in there: ${login}`,
    );
  }
  if (NO_CONNECTION.test(text)) return unreachable(request.authority, 'no connection, or no trusted certificate');
  const answered = all.find(({ errorResponse, statusCode }) => errorResponse !== undefined || statusCode !== undefined);
  if (answered !== undefined) {
    return refuse(
      'login-failed',
      `the sign-in at ${request.authority} was refused: ${said(text)}`,
      `Log in anew: ${login}`,
    );
  }
  const network = all.map(networkFault).find((fault) => fault !== undefined);
  if (network !== undefined) return unreachable(request.authority, network);
  return refuse(
    'not-logged-in',
    'nobody is logged in to Azure here',
    `Log in: ${login}. In a pipeline, set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET.`,
  );
}

/** What kept Azure Resource Manager from answering. */
export function askRefusal(error: unknown, request: AzureRequest, what: string): Refusal {
  const all = flat(error);
  if (all.some(isAbort)) return timedOut(what, request);
  const answered = all.find((one) => statusOf(one) !== undefined);
  if (answered === undefined) {
    const network = all.map(networkFault).find((fault) => fault !== undefined);
    return network === undefined
      ? refuse(
          'unexpected',
          `the question could not be asked: ${said(all[0]?.message ?? '')}`,
          'Ask again; by hand if it stays so.',
        )
      : unreachable(request.endpoint, network);
  }
  return statusRefusal(answered, request);
}

function statusRefusal(error: SdkError, request: AzureRequest): Refusal {
  const { code, message } = bodyOf(error);
  const status = statusOf(error);
  const { subscription } = request;
  const words = said(message);
  if (/^(?:SubscriptionNotFound|InvalidSubscriptionId)$/i.test(code)) {
    return refuse(
      'subscription-not-found',
      `there is no subscription ${subscription} that this account can see in the ${cloudOf(request.cloud).name}`,
      `Find its ID: ${azCliCommands.subscriptions()}. Another account or cloud: ${azCliCommands.login(request)}`,
    );
  }
  if (/^InvalidAuthenticationToken(?:Tenant|Audience)$|^AuthenticationFailedInvalidAudience/i.test(code)) {
    return refuse(
      'wrong-cloud',
      `Azure Resource Manager at ${request.endpoint} does not take this account's token: ${words}`,
      `Log in to the tenant and the cloud of the subscription: ${azCliCommands.login(request)}`,
    );
  }
  if (/^MissingSubscriptionRegistration$|^SubscriptionNotRegistered$/i.test(code)) {
    const namespace = /Microsoft\.[A-Za-z]+/.exec(message)?.[0] ?? '<namespace>';
    return refuse(
      'not-registered',
      `the resource provider ${namespace} is not registered in this subscription`,
      `Register it: ${azCliCommands.register(namespace)}`,
    );
  }
  if (status === 401) {
    return refuse(
      'login-failed',
      `Azure refused the token (401${coded(code)}): ${words}`,
      `Log in anew: ${azCliCommands.login(request)}`,
    );
  }
  if (status === 403) {
    return refuse(
      'forbidden',
      `this account may not ask (403${coded(code)})`,
      `Have the role Reader assigned to it on the subscription: az role assignment create --assignee <account> --role Reader --scope /subscriptions/${subscription}`,
    );
  }
  if (status === 429) {
    const wait = retryAfterSeconds(error);
    return refuse(
      'throttled',
      `Azure is throttling (429)${wait === undefined ? '' : ` and wants a wait of ${wait} s`}`,
      `Ask again ${wait === undefined ? 'in some minutes' : `after ${wait} s`}.`,
    );
  }
  return refuse('unexpected', `Azure answered ${status}${coded(code)}: ${words}`, 'Ask again later, or by hand.');
}

const coded = (code: string): string => (code === '' ? '' : ` ${code}`);

function timedOut(what: string, { timeoutMs }: AzureRequest): Refusal {
  return refuse(
    'timed-out',
    `${what} was not done within ${Math.round(timeoutMs / 1000)} s`,
    'Ask again; look at the proxy (HTTPS_PROXY) if it stays so.',
  );
}

const unreachable = (where: string, fault: string): Refusal =>
  refuse(
    'unreachable',
    `${where} cannot be reached from here (${fault})`,
    'Look at the network, and at the proxy (HTTPS_PROXY).',
  );

/** Seconds that an answer 429 asks to wait; undefined where it does not say. */
export function retryAfterSeconds(error: unknown): number | undefined {
  const value = sdkError(error).response?.headers?.get?.('retry-after');
  const seconds = value !== undefined && /^\d{1,6}$/.test(value.trim()) ? Number(value) : undefined;
  return seconds;
}

/** What the libraries throw has any of these; of anything else none is there. */
const sdkError = (error: unknown): SdkError => (typeof error === 'object' && error !== null ? error : {});

export const statusOf = (error: unknown): number | undefined => {
  const own = sdkError(error);
  const status = own.statusCode ?? own.status;
  return typeof status === 'number'
    ? status
    : typeof status === 'string' && /^\d{3}$/.test(status)
      ? Number(status)
      : undefined;
};

/** An error, those gathered in it (a chain of credentials), and their causes. */
function flat(error: unknown, depth = 0): SdkError[] {
  if (typeof error !== 'object' || error === null || depth > 4) return [];
  const own = sdkError(error);
  return [own, ...(own.errors ?? []).flatMap((one) => flat(one, depth + 1)), ...flat(own.cause, depth + 1)];
}

const isAbort = ({ name, code }: SdkError): boolean =>
  name === 'AbortError' || name === 'TimeoutError' || code === 'ABORT_ERR';

const NETWORK: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'REQUEST_SEND_ERROR',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

function networkFault({ code, message = '' }: SdkError): string | undefined {
  if (code !== undefined && NETWORK.has(code)) return code === 'REQUEST_SEND_ERROR' ? said(message) : code;
  return [...NETWORK].find((known) => message.includes(known));
}

/** Azure's error body: `{ error: { code, message } }`, however the library keeps it. */
function bodyOf(error: SdkError): { readonly code: string; readonly message: string } {
  const inner = error.details?.error;
  return {
    code: error.code ?? inner?.code ?? '',
    message: inner?.message ?? error.message ?? '',
  };
}

const MAX_WORDS = 200;

/** The first sentence or so of somebody else's message, on one line, without the full stop that ours brings. */
function said(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MAX_WORDS ? line.replace(/[.\s]+$/, '') : `${line.slice(0, MAX_WORDS)}...`;
}
