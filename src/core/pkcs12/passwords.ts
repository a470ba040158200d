import { decodeLatin1, encodeUtf8, encodeUtf16be } from '../asn1/strings.js';

/** The octets of one password in one convention. */
export interface Spelling {
  /** For the derivation of RFC 7292 appendix B: BMPString with two zero octets behind it. */
  readonly pkcs12: Uint8Array;
  /** For PBKDF1, PBKDF2 and scrypt. */
  readonly pkcs5: Uint8Array;
}

/** A password to try, in the spelling of the standards and in those that other programs have used. */
export interface Candidate {
  readonly kind: 'null' | 'empty' | 'given';
  readonly standard: Spelling;
  readonly others: readonly Spelling[];
  /** Letters outside ASCII, which programs have encoded in more than one way. */
  readonly ambiguous: boolean;
}

const NONE = new Uint8Array();

/**
 * What is tried on a file: those given, then the null password (no octets) and the empty one (two zero octets).
 * The order decides nothing but the time, which with 600,000 iterations a password is worth saving.
 */
export function candidatesFor(passwords: readonly string[]): readonly Candidate[] {
  const given = [...new Set(passwords)].filter((password) => password !== '').map(candidateOf);
  const nullPassword: Candidate = {
    kind: 'null',
    standard: { pkcs12: NONE, pkcs5: NONE },
    others: [],
    ambiguous: false,
  };
  return [...given, nullPassword, { ...candidateOf(''), kind: 'empty' }];
}

/**
 * RFC 7292 appendix B.1 for PKCS #12, RFC 9579 § 5 and common practice (UTF-8) for PKCS #5. UTF-16 with
 * surrogates stands for letters beyond the BMP, as in Windows and Java.
 */
function candidateOf(password: string): Candidate {
  const standard = { pkcs12: bmpString(password), pkcs5: encodeUtf8(password) };
  // NSS before 3.31 gave the BMPString to PBES2 as well.
  const others: Spelling[] = [{ pkcs12: standard.pkcs12, pkcs5: standard.pkcs12 }];
  const ambiguous = [...password].some((letter) => letter > '\u007f');
  if (ambiguous) {
    // OpenSSL before 1.1 made a 16-bit unit of each octet that the terminal sent, UTF-8 or not.
    const widened = { pkcs12: bmpString(decodeLatin1(standard.pkcs5)), pkcs5: standard.pkcs5 };
    others.push(widened, { pkcs12: standard.pkcs12, pkcs5: latin1(password) });
  }
  return { kind: 'given', standard, others, ambiguous };
}

function bmpString(text: string): Uint8Array {
  return encodeUtf16be(`${text}\0`);
}

/** What a terminal set to ISO 8859-1 sends; other letters become question marks there. */
function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0) as number;
    return code < 256 ? code : 0x3f;
  });
}
