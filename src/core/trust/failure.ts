import type { Certificate } from '../x509/types.js';

/**
 * What a failure says of the question asked. `refused`: a path is there and must not be trusted.
 * `missing-input`: an issuer's certificate is not at hand. `undecidable`: this validator, this platform
 * or this budget cannot tell.
 */
export type FailureKind = 'refused' | 'missing-input' | 'undecidable';

/**
 * Stable codes. When several paths fail for different reasons, the one with the highest rank is told: what
 * holds of every path before what holds of one, what is the CA's decision before what time brings, and
 * last what only says that a candidate was the wrong one.
 */
const FAILURES = {
  'budget-exceeded': { kind: 'undecidable', rank: 1000 },
  revoked: { kind: 'refused', rank: 900 },
  'revocation-unknown': { kind: 'undecidable', rank: 800 },
  'signature-unsupported': { kind: 'undecidable', rank: 790 },
  'name-constraint-unsupported': { kind: 'undecidable', rank: 780 },
  'name-not-permitted': { kind: 'refused', rank: 700 },
  'name-excluded': { kind: 'refused', rank: 700 },
  'name-malformed': { kind: 'refused', rank: 690 },
  'name-constraint-malformed': { kind: 'refused', rank: 690 },
  'path-too-long': { kind: 'refused', rank: 680 },
  'path-length-exceeded': { kind: 'refused', rank: 680 },
  'policy-not-allowed': { kind: 'refused', rank: 670 },
  'purpose-not-allowed': { kind: 'refused', rank: 660 },
  'not-a-ca': { kind: 'refused', rank: 650 },
  'ca-as-leaf': { kind: 'refused', rank: 650 },
  'key-usage-not-allowed': { kind: 'refused', rank: 640 },
  'unknown-critical-extension': { kind: 'refused', rank: 630 },
  'malformed-extension': { kind: 'refused', rank: 620 },
  'duplicate-extension': { kind: 'refused', rank: 620 },
  'extension-criticality': { kind: 'refused', rank: 610 },
  'extension-missing': { kind: 'refused', rank: 610 },
  'extension-not-allowed': { kind: 'refused', rank: 610 },
  'algorithm-mismatch': { kind: 'refused', rank: 600 },
  'algorithm-not-allowed': { kind: 'refused', rank: 600 },
  'key-not-allowed': { kind: 'refused', rank: 600 },
  'version-not-allowed': { kind: 'refused', rank: 590 },
  'serial-number': { kind: 'refused', rank: 590 },
  'empty-name': { kind: 'refused', rank: 590 },
  'not-der': { kind: 'refused', rank: 580 },
  'time-encoding': { kind: 'refused', rank: 580 },
  'name-mismatch': { kind: 'refused', rank: 570 },
  'common-name-encoding': { kind: 'refused', rank: 570 },
  expired: { kind: 'refused', rank: 500 },
  'not-yet-valid': { kind: 'refused', rank: 500 },
  'signature-invalid': { kind: 'refused', rank: 300 },
  'issuer-key-differs': { kind: 'missing-input', rank: 200 },
  'issuer-cycle': { kind: 'missing-input', rank: 150 },
  'issuer-missing': { kind: 'missing-input', rank: 100 },
  'root-not-trusted': { kind: 'missing-input', rank: 100 },
} as const satisfies Record<string, { readonly kind: FailureKind; readonly rank: number }>;

export type FailureCode = keyof typeof FAILURES;

export type Operand = string | number | boolean | readonly string[];
export type Operands = Readonly<Record<string, Operand>>;

/** Why a certificate is not trusted. */
export interface PathFailure {
  readonly code: FailureCode;
  readonly kind: FailureKind;
  /** The certificate that it is about. */
  readonly certificate: Certificate;
  /** One sentence or two for an administrator, naming the certificate. */
  readonly message: string;
  /** What was compared, JSON-plain. Times as ISO 8601, byte strings in hexadecimal. */
  readonly operands: Operands;
}

export function failure(
  code: FailureCode,
  certificate: Certificate,
  message: string,
  operands: Operands = {},
): PathFailure {
  return { code, kind: FAILURES[code].kind, certificate, message, operands };
}

/** Positive when `a` says more than `b`. */
export function compareFailures(a: PathFailure, b: PathFailure): number {
  return FAILURES[a.code].rank - FAILURES[b.code].rank;
}
