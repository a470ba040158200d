import type { JsonObject } from './json.js';

/** A JSON Web Token in compact form (RFC 7515 § 3.1, RFC 7519), taken apart. Nothing in it is believed yet. */
export interface TokenModel {
  /** The token itself, in one line. A credential: it is shown to nobody who does not ask for it. */
  readonly value: string;
  readonly header: TokenPart;
  readonly claims: TokenPart;
  /** Undefined where there is no third part, or none that decodes. */
  readonly signature: Uint8Array | undefined;
  /** Header and claims as they were signed: ASCII, with the dot between them. */
  readonly signingInput: string;
  /** What breaks the form, in the order of the parts; none when header and claims can be relied on to be what was sent. */
  readonly faults: readonly TokenFault[];
  /** It stood on this many lines: consoles break long lines, and what is copied keeps the breaks. */
  readonly lines: number;
}

/** Header or claims. */
export interface TokenPart {
  /** What could be read, up to the first fault. */
  readonly members: JsonObject;
  /** Every octet was read: what is not among the members is not there. */
  readonly whole: boolean;
}

export interface TokenFault {
  readonly part: 'token' | 'header' | 'claims' | 'signature';
  /** A sentence. */
  readonly message: string;
  /** Octet in the decoded part at which it was seen. */
  readonly offset?: number;
  /** The member of header or claims in which it was seen. */
  readonly member?: string;
}
