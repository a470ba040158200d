/** Stable codes of {@link CmgCertError}. New ones are added, none is renamed. */
export type ErrorCode =
  | 'empty'
  | 'not-recognised'
  | 'not-a-pfx'
  | 'truncated'
  | 'malformed'
  | 'altered'
  | 'wrong-password'
  | 'password-needed'
  | 'principal-protected'
  | 'unsupported-cipher'
  | 'too-large'
  | 'too-deep'
  | 'too-many-elements'
  | 'too-many-iterations'
  | 'no-certificate'
  | 'unreadable'
  | 'usage'
  | 'configuration';

export interface ErrorDetails {
  /** What the reader of the message should do next: one sentence, imperative. */
  readonly remedy?: string;
  /** Byte offset in the input at which reading stopped. */
  readonly offset?: number;
  readonly cause?: unknown;
}

/**
 * Thrown for unusable input or misuse, never for a finding. `message` says what is wrong and where,
 * `remedy` what to do; neither ever contains key material or a password.
 */
export class CmgCertError extends Error {
  override readonly name = 'CmgCertError';
  readonly code: ErrorCode;
  readonly remedy: string;
  readonly offset: number | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.remedy = details.remedy ?? '';
    this.offset = details.offset;
  }
}
