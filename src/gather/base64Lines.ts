import { decodeBareBase64 } from '../core/base64.js';
import type { Source } from '../core/check/inputs.js';
import { CmgCertError } from '../core/errors.js';
import { derKind } from '../core/identify.js';
import { looksLikePem } from '../core/pem.js';
import { decodeText } from '../core/text/decodeText.js';

/** More than the store of any computer; a fleet has its own command. */
const MAX_LINES = 10_000;
/** Longer than the Base64 of any certificate in use. */
const MAX_LINE = 100_000;
const SEQUENCE = 0x30;

/**
 * Text of one Base64 certificate a line, as PowerShell prints a store (`Get-ChildItem Cert:\LocalMachine\My | % { [Convert]::ToBase64String($_.RawData) }`),
 * UTF-8 or UTF-16: one source a line, named by it. Anything else comes back as it is.
 *
 * @throws CmgCertError `too-many-elements`
 */
export function splitBase64Lines(source: Source): readonly Source[] {
  if (source.bytes.length === 0 || source.bytes[0] === SEQUENCE) return [source];
  const { text } = decodeText(source.bytes);
  if (looksLikePem(text)) return [source];
  const lines = text.split(/\r\n|\n|\r/);
  const first = lines.find((line) => line.trim() !== '');
  if (first === undefined || wholeCertificate(first) === undefined) return [source];
  const filled = lines.map((line, index) => ({ line, number: index + 1 })).filter(({ line }) => line.trim() !== '');
  if (filled.length > MAX_LINES) {
    throw new CmgCertError('too-many-elements', `${source.name} has more than ${MAX_LINES} lines`, {
      remedy: 'Give the certificates of one computer.',
    });
  }
  if (filled.length === 1) return [source];
  return filled.map(({ line, number }) => ({
    name: `${source.name}, line ${number}`,
    // A line that is no certificate is handed on: reading it says what is wrong with it.
    bytes: wholeCertificate(line) ?? Uint8Array.from(line.slice(0, MAX_LINE), (character) => character.charCodeAt(0)),
  }));
}

/** Wrapped Base64 has the beginning of a certificate in its first line; a line of its own has all of it. */
function wholeCertificate(line: string): Uint8Array | undefined {
  if (line.length > MAX_LINE) return undefined;
  const bytes = decodeBareBase64(line);
  if (bytes === undefined || derKind(bytes) !== 'certificate') return undefined;
  return derLength(bytes) === bytes.length ? bytes : undefined;
}

/** Of the outer element, header included; certificates need two or three octets of length. */
function derLength(bytes: Uint8Array): number {
  const [, first = 0, second = 0, third = 0, fourth = 0] = bytes;
  if (first < 0x80) return 2 + first;
  if (first === 0x81) return 3 + second;
  if (first === 0x82) return 4 + second * 256 + third;
  if (first === 0x83) return 5 + second * 65_536 + third * 256 + fourth;
  return -1;
}
