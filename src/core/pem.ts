import { CmgCertError } from './errors.js';
import { decodeBase64 } from './text/base64.js';

/** One armoured block (RFC 7468). */
export interface PemBlock {
  /** `CERTIFICATE`, `PRIVATE KEY`, … */
  readonly label: string;
  readonly bytes: Uint8Array;
  /** RFC 1421 headers of traditional key files: Proc-Type, DEK-Info. */
  readonly headers: ReadonlyMap<string, string>;
  /** Line of the BEGIN, counted from 1. */
  readonly line: number;
}

/** A Windows store of many thousand certificates is read whole; more is no certificate file. */
const MAX_BLOCKS = 100_000;
const BEGIN = /-----BEGIN ([A-Z0-9 ]{1,64})-----/;

/** Whether there is anything to read: a BEGIN line somewhere. */
export const hasPem = (text: string): boolean => BEGIN.test(text);

/**
 * Reads every armoured block of a text; what stands around and between them is passed over. Any line ending, leading white space.
 * @throws CmgCertError `truncated` (a block without END), `malformed` (no Base64, with its line), `too-many-elements`
 */
export function readPem(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  const lines = text.split(/\r\n|\n|\r/);
  for (let at = 0; at < lines.length; at += 1) {
    const label = BEGIN.exec(lines[at] ?? '')?.[1];
    if (label === undefined) continue;
    if (blocks.length === MAX_BLOCKS) {
      throw new CmgCertError('too-many-elements', `more than ${MAX_BLOCKS} PEM blocks`, { remedy: 'Split the file.' });
    }
    const end = endOf(lines, at, label);
    blocks.push({ label, line: at + 1, ...bodyOf(lines, at + 1, end, label) });
    at = end;
  }
  return blocks;
}

function endOf(lines: readonly string[], begin: number, label: string): number {
  for (let at = begin + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.includes(`-----END ${label}-----`)) return at;
    if (line.includes('-----BEGIN ') || line.includes('-----END ')) break;
  }
  throw new CmgCertError('truncated', `the ${label} block that begins on line ${begin + 1} has no END line of its own`, {
    remedy: 'The text is cut short. Copy all of it, from -----BEGIN to -----END and both lines themselves.',
  });
}

function bodyOf(
  lines: readonly string[],
  from: number,
  to: number,
  label: string,
): Pick<PemBlock, 'bytes' | 'headers'> {
  const headers = new Map<string, string>();
  let start = from;
  // Headers end at a blank line; a body of Base64 has no colon.
  while (start < to && (lines[start] ?? '').includes(':')) {
    const line = lines[start] ?? '';
    const colon = line.indexOf(':');
    headers.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
    start += 1;
  }
  const chunks: string[] = [];
  for (let at = start; at < to; at += 1) {
    const line = lines[at] ?? '';
    const bad = line.search(/[^A-Za-z0-9+/=\s]/);
    if (bad >= 0) {
      throw new CmgCertError('malformed', `line ${at + 1}, in the ${label} block: character ${bad + 1} is not Base64`, {
        remedy: 'The text was changed on its way. Copy it again as plain text.',
      });
    }
    chunks.push(line);
  }
  const reading = decodeBase64(chunks.join(''));
  if (reading.state === 'bad') {
    throw new CmgCertError('malformed', `the ${label} block that begins on line ${from} is not whole Base64`, {
      remedy: 'Characters are missing or doubled. Copy the block again as plain text.',
    });
  }
  return { bytes: reading.bytes, headers };
}
