import { decodeUtf8 } from '../asn1/strings.js';
import { encodeBase64Url, tryDecodeBase64Url } from '../base64.js';
import { CmgCertError } from '../errors.js';
import { present } from '../present.js';
import { readJsonObject } from './json.js';
import type { TokenFault, TokenModel, TokenPart } from './types.js';

/** A site's tokens have some 900 characters, access tokens of other services seldom more than 4,000. */
export const MAX_TOKEN_LENGTH = 65_536;

const EMPTY: TokenPart = { members: new Map(), whole: false };

/**
 * Takes a JSON Web Token apart. What is malformed comes back as faults, with all that could still be read; the signature is not verified.
 *
 * @param text the token; white space around it and line breaks within it do not count
 * @throws CmgCertError `too-large` above 65,536 characters
 */
export function decodeToken(text: string): TokenModel {
  if (text.length > MAX_TOKEN_LENGTH) {
    throw new CmgCertError('too-large', `the token has ${text.length} characters, more than ${MAX_TOKEN_LENGTH}`, {
      remedy: "A site's tokens have some 900 characters. Check that this is the file you meant.",
    });
  }
  const lines = text.trim().split(/\s*[\r\n]\s*/);
  const value = lines.join('');
  const faults: TokenFault[] = [];
  const parts = value.split('.');
  if (parts.length !== 3) faults.push({ part: 'token', message: countMessage(parts.length) });
  const [headerText = '', claimsText = '', signatureText = ''] = parts;
  return {
    value,
    header: readPart('header', headerText, faults),
    claims: parts.length < 2 ? EMPTY : readPart('claims', claimsText, faults),
    signature: parts.length < 3 ? undefined : decodePart('signature', signatureText, faults),
    signingInput: `${headerText}.${claimsText}`,
    faults,
    lines: lines.length,
  };
}

function countMessage(count: number): string {
  if (count === 5) return 'It has five parts: that is an encrypted token (JWE), not a signed one.';
  const parts = count === 1 ? 'one part' : `${count} parts`;
  const cut = count < 3 ? ' The end is missing.' : '';
  return `It has ${parts}; a signed token has three, with a dot between each.${cut}`;
}

function decodePart(part: TokenFault['part'], text: string, faults: TokenFault[]): Uint8Array | undefined {
  const refuse = (message: string, offset?: number): undefined => {
    faults.push({ part, message, ...(offset === undefined ? {} : { offset }) });
  };
  if (text === '') return refuse(`Its ${part === 'claims' ? 'second' : ordinal(part)} part, the ${part}, is empty.`);
  const bytes = tryDecodeBase64Url(text);
  if (!(bytes instanceof Uint8Array)) {
    return refuse(`The ${part} cannot be decoded: ${bytes.reason} (base64url, character ${bytes.at + 1}).`, bytes.at);
  }
  // Padding, and bits that belong to no octet: the standard knows one spelling of each value, and a check that
  // passes over others would take a changed token for the one that was signed (RFC 4648 § 3.5, RFC 7515 § 2).
  const canonical = encodeBase64Url(bytes);
  if (canonical === text) return bytes;
  return refuse(
    text.startsWith(canonical)
      ? `The ${part} has padding at its end, which base64url in a token does not have.`
      : `The last character of the ${part} is not what base64url writes there: it was changed, or something was cut off.`,
  );
}

const ordinal = (part: TokenFault['part']): string => (part === 'header' ? 'first' : 'third');

function readPart(part: 'header' | 'claims', text: string, faults: TokenFault[]): TokenPart {
  const bytes = decodePart(part, text, faults);
  if (bytes === undefined) return EMPTY;
  const { text: json, valid } = decodeUtf8(bytes);
  const { members, duplicates, fault } = readJsonObject(json);
  const verb = part === 'header' ? 'is' : 'are';
  const within = (member: string | undefined) => (member === undefined ? '' : `, in "${member}"`);
  if (!valid) {
    const offset = firstBadOctet(bytes, json);
    const octet = present(bytes[offset]).toString(16).toUpperCase().padStart(2, '0');
    // The replaced octet stops the JSON too, unless it stands in a string.
    const member = fault?.member;
    faults.push({
      part,
      message: `The ${part} ${verb} not UTF-8: octet ${offset} is 0x${octet}${within(member)}.`,
      offset,
      ...(member === undefined ? {} : { member }),
    });
  } else if (fault !== undefined) {
    faults.push({
      part,
      message: `The ${part} ${verb} not JSON: at character ${fault.at}${within(fault.member)} ${fault.reason}.`,
      offset: fault.at,
      ...(fault.member === undefined ? {} : { member: fault.member }),
    });
  }
  for (const name of new Set(duplicates)) {
    faults.push({ part, message: `The ${part} ${verb} ambiguous: "${name}" stands there twice.`, member: name });
  }
  return { members, whole: fault === undefined };
}

/** Each bad octet became one U+FFFD; a real one has three octets. */
function firstBadOctet(bytes: Uint8Array, text: string): number {
  let at = 0;
  for (const character of text) {
    const codePoint = present(character.codePointAt(0));
    if (codePoint === 0xfffd && !(bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd)) return at;
    at += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }
  return at;
}
