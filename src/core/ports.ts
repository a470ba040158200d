import type { CipherName, HashName } from './algorithms.js';
import type { AlgorithmIdentifier } from './x509/types.js';

export type { CipherName, HashName } from './algorithms.js';

/** One exchange over HTTP, redirects included. Every bound is the caller's. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Absolute; of scheme `http`, or the exchange fails as `not-http`. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: Uint8Array | undefined;
  /** For everything together: names, connections, redirects, the whole body. */
  readonly timeoutMs: number;
  /** Of the body. */
  readonly maxBytes: number;
  readonly maxRedirects: number;
}

/** Takes the body of an answer with status 200 as it comes; the next part waits until it has settled. */
export type BodySink = (chunk: Uint8Array) => void | Promise<void>;

/** How an exchange went; nothing that a network does makes it throw. */
export interface HttpExchange {
  /** As asked. */
  readonly url: string;
  /** The last one requested: another where there were redirects. */
  readonly finalUrl: string;
  /** Where the answers led, in order, the one that was refused included. */
  readonly redirects: readonly string[];
  /** Address that answered; undefined where none did, and through a proxy, which alone knows it. */
  readonly address: string | undefined;
  /** The proxy asked instead of the host, without credentials. */
  readonly proxy: string | undefined;
  readonly milliseconds: number;
  /** Of the body, as far as it came. */
  readonly bytes: number;
  /** Absent when no answer came. */
  readonly status: number | undefined;
  readonly contentType: string | undefined;
  /** Absent when there was an answer, of whatever status, and it came whole. */
  readonly failure: HttpFailure | undefined;
}

export interface HttpFailure {
  readonly code: HttpFailureCode;
  /** A clause whose subject is the host or the answer: `did not answer within 15 s`. */
  readonly message: string;
}

/**
 * `not-resolved`, `not-connected`: nothing answered from here, which says nothing of other places. `private-address`: refused before anything was sent.
 * `slow`: connected, and not done in time. `cut-off`: it ended too early, or is no HTTP.
 */
export type HttpFailureCode =
  | 'not-resolved'
  | 'not-connected'
  | 'private-address'
  | 'not-http'
  | 'slow'
  | 'cut-off'
  | 'too-large'
  | 'too-many-redirects'
  | 'redirect-loop'
  | 'bad-redirect';

/** What may be asked of whom. */
export interface NetworkPolicy {
  /** Networks that may be asked although the internet does not route them: `10.0.0.0/8`, `fd00::/8`. */
  readonly allowPrivateNetworks: readonly string[];
  /** `HOST:PORT=ADDRESS`: the address of a host, in place of what DNS says. */
  readonly resolve: readonly string[];
  /** Named to every server asked. */
  readonly userAgent: string;
  /** Where HTTP_PROXY and NO_PROXY are looked up. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The network, as a platform that has one offers it. */
export interface NetworkPort {
  /** The proxy of the environment, without credentials; undefined where there is none. */
  readonly proxy: string | undefined;
  http(request: HttpRequest, sink: BodySink): Promise<HttpExchange>;
}

/** CRLs kept between runs, by their address. What comes out of it is judged as if it came from the network. */
export interface CrlCache {
  read(url: string): Promise<CachedCrl | undefined>;
  /** @returns undefined where nothing can be kept */
  store(url: string): Promise<CacheWriter | undefined>;
}

export interface CachedCrl {
  /** ms since 1970. */
  readonly storedAt: number;
  /** The same buffer may come again with new content. */
  chunks(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** Nothing is in the cache before `keep`. */
export interface CacheWriter {
  write(chunk: Uint8Array): Promise<void>;
  keep(): Promise<void>;
  drop(): Promise<void>;
}

export interface VerifyRequest {
  readonly algorithm: AlgorithmIdentifier;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
  readonly signature: Uint8Array;
  readonly data: Uint8Array;
}

/** `unsupported`: this platform has no such algorithm; that is no verdict on the signature. */
export type VerifyResult = 'valid' | 'invalid' | 'unsupported';

/** Takes signed data piece by piece. */
export interface StreamVerifier {
  update(chunk: Uint8Array): void;
  /** Once, at the end. */
  verify(signature: Uint8Array): VerifyResult;
}

/** SHA-256 of data that come piece by piece. */
export interface StreamDigest {
  update(chunk: Uint8Array): void;
  /** Once, at the end. */
  digest(): Uint8Array;
}

export interface CryptoStreams {
  sha256(): StreamDigest;
  /** `unsupported` also for algorithms that need the data twice (Ed25519). */
  verifier(algorithm: AlgorithmIdentifier, spki: Uint8Array): StreamVerifier | 'invalid' | 'unsupported';
}

/**
 * What core asks of its platform. Hashes are synchronous because the PKCS #12 key derivation
 * (RFC 7292 appendix B) calls them up to millions of times in a row.
 */
export interface CryptoPort {
  /** @returns undefined where the platform lacks the hash */
  hash(name: HashName): ((data: Uint8Array) => Uint8Array) | undefined;
  hmac(name: HashName, key: Uint8Array, data: Uint8Array): Uint8Array | undefined;
  /** `length` in octets. @returns undefined where the platform lacks the hash */
  pbkdf2(
    name: HashName,
    password: Uint8Array,
    salt: Uint8Array,
    iterations: number,
    length: number,
  ): Promise<Uint8Array | undefined>;
  scrypt(
    password: Uint8Array,
    salt: Uint8Array,
    params: { readonly n: number; readonly r: number; readonly p: number },
    length: number,
  ): Promise<Uint8Array | undefined>;
  /**
   * @param effectiveBits RC2's effective key bits; other ciphers ignore it
   * @param padding `none` leaves the padding on the plain text: that shows what a damaged cipher text still holds
   * @returns the plain text, `bad-padding` (nearly always a wrong key), or `unsupported`
   */
  decrypt(
    cipher: CipherName,
    key: Uint8Array,
    iv: Uint8Array,
    data: Uint8Array,
    effectiveBits?: number,
    padding?: 'pkcs7' | 'none',
  ): Promise<Uint8Array | 'bad-padding' | 'unsupported'>;
  verify(request: VerifyRequest): Promise<VerifyResult>;
  /** For what is too large to hold; absent where the platform cannot. */
  readonly streams?: CryptoStreams;
  /** Whether the private key (PKCS #8) signs what the public key (SPKI) verifies. */
  proves(pkcs8: Uint8Array, spki: Uint8Array): Promise<'match' | 'mismatch' | 'unsupported'>;
}

/** One question to DNS, answered or not; nothing that a network does makes it throw. */
export type DnsAnswer =
  | { readonly state: 'found'; readonly records: readonly string[] }
  /** `no-name`: NXDOMAIN. `no-record`: the name exists, or may exist, without such a record. */
  | { readonly state: 'none'; readonly code: 'no-name' | 'no-record' }
  /** A clause whose subject is the server: `did not answer in time`. */
  | { readonly state: 'failed'; readonly message: string };

/** DNS, as a platform that has it offers it. Every question is bounded in time, and so are all together. */
export interface DnsPort {
  /** For people: `the DNS servers of this computer (10.1.0.53)`. */
  readonly server: string;
  /** Their addresses alone, with a comma between. */
  readonly addresses: string;
  query(name: string, type: 'CNAME' | 'A' | 'AAAA'): Promise<DnsAnswer>;
}
