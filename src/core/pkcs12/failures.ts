import { CmgCertError } from '../errors.js';
import type { Candidate } from './passwords.js';

/** What the messages say of a file beside the cause. */
export interface FailureFacts {
  readonly candidates: readonly Candidate[];
  /** `PFX` or `private key`. */
  readonly file: string;
  readonly mac: 'fails' | 'absent';
  /** Whether something in it is encrypted, so that decrypting could have told more; `untried`: the MAC decided, because keys take long. */
  readonly encrypted: 'nothing' | 'closed' | 'untried';
  /** A secretBag holds the password, encrypted for an Active Directory principal. */
  readonly principalProtected: boolean;
}

const AFRESH = 'Copy the file again from its source, in binary mode, or export it again.';

/** `wrong-password`, or `password-needed` where none was given. */
export function noPasswordFits(facts: FailureFacts): CmgCertError {
  const given = facts.candidates.filter((candidate) => candidate.kind === 'given');
  const closed = given.length === 0 ? 'password-needed' : 'wrong-password';
  const code = facts.principalProtected ? 'principal-protected' : closed;
  const which =
    given.length === 0
      ? `the ${facts.file} needs a password`
      : given.length === 1
        ? `the password does not open the ${facts.file}`
        : `none of the ${given.length} passwords opens the ${facts.file}`;
  return new CmgCertError(code, given.length === 0 ? which : `${which}: ${evidence(facts)}`, {
    remedy: remedyFor(facts, given),
  });
}

function evidence({ mac, encrypted }: FailureFacts): string {
  if (encrypted === 'nothing')
    return 'its MAC does not verify (nothing in it is encrypted, so a changed file would look the same)';
  if (mac === 'absent') return 'nothing in it decrypts';
  return encrypted === 'closed' ? 'its MAC does not verify and nothing in it decrypts' : 'its MAC does not verify';
}

function remedyFor({ principalProtected }: FailureFacts, given: readonly Candidate[]): string {
  if (principalProtected) {
    return 'It is protected for an Active Directory user or group: import it as that user on a computer of the domain, or export it again with a password.';
  }
  if (given.length === 0) return 'Give the password that was set when it was exported.';
  const letters = given.some((candidate) => candidate.ambiguous)
    ? ' Programs encode letters outside ASCII in different ways: a password of plain letters and digits avoids that.'
    : '';
  return `Give the password that was set when it was exported; if it is certainly this one, the file was damaged: export it again.${letters}`;
}

/** The MAC fails, and yet a part shows that the password is right. */
export function changedAfterMac(what: string, { kind, ambiguous }: Candidate): CmgCertError {
  const password = kind === 'given' ? 'the password given' : kind === 'empty' ? 'the empty password' : 'no password';
  const doubt = ambiguous ? ', or the program that wrote it encodes letters outside ASCII in its own way' : '';
  return new CmgCertError(
    'altered',
    `the MAC does not verify, but ${what} decrypts with ${password}: the file was changed after it was written${doubt}`,
    { remedy: `${AFRESH} One that was made with two passwords (openssl pkcs12 -twopass) opens when both are given.` },
  );
}

/** A part decrypts to broken content: the password is right, the bytes are not. */
export function damagedPart(what: string): CmgCertError {
  return new CmgCertError('altered', `${what} is damaged: the password is right, but what it decrypts to is broken`, {
    remedy: AFRESH,
  });
}

/** A part that shows nothing of the right key, in a file whose other parts open. */
export function closedPart(what: string, macVerifies: boolean): CmgCertError {
  const because = macVerifies
    ? 'the MAC verifies, so the file was written like that'
    : 'there is no MAC that would tell whether the file was changed';
  return new CmgCertError('altered', `${what} does not decrypt with the password that opens the rest; ${because}`, {
    remedy:
      'If this part was given a password of its own (Java, openssl pkcs12 -twopass), give that one too; otherwise export the file again.',
  });
}
