import type { GeneralName } from '../../x509/types.js';

/** Name forms that this validator can constrain (RFC 5280 § 4.2.1.10). */
export type ConstrainableKind = 'dns' | 'email' | 'uri' | 'ip' | 'directory';

/** A subtree's base, ready to be compared. */
export interface ParsedBase<B> {
  readonly value: B;
  /** Read leniently; RFC 5280 does not allow this form. */
  readonly lenient: boolean;
}

/** How names of one form are read and compared with the bases of subtrees. */
export interface NameForm<K extends ConstrainableKind, N, B> {
  readonly kind: K;
  /** For messages: `DNS name`. */
  readonly title: string;
  /** @returns undefined when it is no name of this form */
  parseName(name: GeneralName & { readonly kind: K }): N | undefined;
  /** @returns undefined when it is no base of this form */
  parseBase(base: GeneralName & { readonly kind: K }): ParsedBase<B> | undefined;
  /** Whether everything that the name stands for lies in the subtree: what permitted subtrees ask. */
  within(name: N, base: B): boolean;
  /** Whether something that the name stands for lies in the subtree: what excluded subtrees ask. */
  overlaps(name: N, base: B): boolean;
}
