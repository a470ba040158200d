import { getPublicSuffix } from 'tldts';
import { type ExpectedName, type PathInput, validatePath } from '../../src/core/trust/index.js';
import { readCertificate } from '../../src/core/x509/certificate.js';
import { readCrl } from '../../src/core/x509/crl/readCrl.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';
import { derOfPem, readConformance } from './data.js';

interface PeerName {
  readonly kind: 'DNS' | 'IP' | 'RFC822';
  readonly value: string;
}

/** A case of C2SP x509-limbo, as far as it is used. */
export interface LimboCase {
  readonly id: string;
  readonly validation_kind: 'SERVER' | 'CLIENT';
  readonly trusted_certs: readonly string[];
  readonly untrusted_intermediates: readonly string[];
  readonly peer_certificate: string;
  readonly validation_time: string | null;
  readonly extended_key_usage: readonly ('serverAuth' | 'clientAuth')[];
  readonly expected_result: 'SUCCESS' | 'FAILURE';
  readonly expected_peer_name: PeerName | null;
  readonly expected_peer_names: readonly PeerName[];
  readonly max_chain_depth: number | null;
  readonly crls: readonly string[];
}

/** For cases without a time of their own: any time at which their certificates, valid for a thousand years, are. */
const DEFAULT_TIME = '2026-11-21T00:00:00Z';

const NAME_KINDS = { DNS: 'dns', IP: 'ip', RFC822: 'email' } as const;

export function loadLimbo(): readonly LimboCase[] | undefined {
  return readConformance<{ testcases: LimboCase[] }>('limbo/limbo-public.json.gz')?.testcases;
}

/** The profile follows from the id's prefix and from nothing else. */
export function limboProfile(id: string): 'webpki' | 'rfc5280' {
  return id.startsWith('webpki::') || id.startsWith('online::') ? 'webpki' : 'rfc5280';
}

/** @throws CmgCertError when a certificate or a CRL cannot be read at all */
export function limboInput(test: LimboCase): PathInput {
  const names = [...(test.expected_peer_name === null ? [] : [test.expected_peer_name]), ...test.expected_peer_names];
  const certificate = (pem: string) => readCertificate(derOfPem(pem));
  return {
    leaf: certificate(test.peer_certificate),
    intermediates: test.untrusted_intermediates.map(certificate),
    anchors: test.trusted_certs.map(certificate),
    crls: test.crls.map((pem) => readCrl(derOfPem(pem))),
    at: Date.parse(test.validation_time ?? DEFAULT_TIME),
    profile: limboProfile(test.id),
    purpose: test.extended_key_usage[0] ?? (test.validation_kind === 'SERVER' ? 'serverAuth' : 'clientAuth'),
    names: names.map(({ kind, value }): ExpectedName => ({ kind: NAME_KINDS[kind], value })),
    ...(test.max_chain_depth === null ? {} : { maxPathLength: test.max_chain_depth }),
    isPublicSuffix: (name) => getPublicSuffix(name, { allowPrivateDomains: true }) === name,
    verify: nodeCrypto.verify,
  };
}

/** What we say of a case: the reason of a refusal stands after the colon. */
export async function judgeLimbo(test: LimboCase): Promise<{ readonly valid: boolean; readonly reason: string }> {
  let input: PathInput;
  try {
    input = limboInput(test);
  } catch (error) {
    return { valid: false, reason: `unreadable: ${(error as Error).message}` };
  }
  const result = await validatePath(input);
  return result.valid
    ? { valid: true, reason: '' }
    : { valid: false, reason: `${result.failure.code}: ${result.failure.message}` };
}
