import { BER_LIMITS, Cursor } from '../../asn1/cursor.js';
import { malformed } from '../../asn1/errors.js';
import { readNumber } from '../../asn1/integer.js';
import { TAG } from '../../asn1/tags.js';
import { readTime } from '../../asn1/time.js';
import { CmgCertError } from '../../errors.js';
import { readExtensions } from '../extension.js';
import { wholeContent } from '../extensions/decoder.js';
import { readGeneralNames } from '../generalName.js';
import type { Extension, GeneralName, RevokedEntry } from '../types.js';

const REASON_CODE = '2.5.29.21';
const INVALIDITY_DATE = '2.5.29.24';
const CERTIFICATE_ISSUER = '2.5.29.29';

interface EntryExtensions {
  reason: number | undefined;
  invalidityDate: number | undefined;
  certificateIssuer: readonly GeneralName[] | undefined;
  unknownCritical: string[];
}

/**
 * Decodes one entry of revokedCertificates (RFC 5280 § 5.3). An entry extension that cannot be read does
 * not make the certificate less revoked: it counts as absent, or if critical as unknown.
 * @param issuerBefore the certificateIssuer in force before it
 */
export function decodeEntry(
  bytes: Uint8Array,
  start: number,
  end: number,
  issuerBefore: readonly GeneralName[] | undefined,
): RevokedEntry {
  const entry = Cursor.over(bytes.subarray(start, end), BER_LIMITS).readInto(TAG.sequence, 'revokedCertificates');
  const serial = entry.read(TAG.integer, 'userCertificate');
  const revocationDate = readTime(entry, 'revocationDate').ms;
  const found: EntryExtensions = {
    reason: undefined,
    invalidityDate: undefined,
    certificateIssuer: issuerBefore,
    unknownCritical: [],
  };
  if (!entry.atEnd) for (const extension of extensionsOf(entry, found)) readInto(found, extension);
  return {
    serialNumber: serial.bytes.subarray(serial.contentStart, serial.contentEnd),
    revocationDate,
    ...found,
  };
}

/** What the check of the whole list let pass and this reader cannot take apart may be critical: it counts as that. */
function extensionsOf(entry: Cursor, { unknownCritical }: EntryExtensions): readonly Extension[] {
  try {
    return readExtensions(entry, 'crlEntryExtensions', []);
  } catch (error) {
    if (!(error instanceof CmgCertError)) throw error;
    unknownCritical.push('crlEntryExtensions');
    return [];
  }
}

function readInto(found: EntryExtensions, extension: Extension): void {
  try {
    switch (extension.oid) {
      case REASON_CODE:
        found.reason = readReason(extension.value);
        return;
      case INVALIDITY_DATE:
        found.invalidityDate = readTime(Cursor.over(extension.value, BER_LIMITS), 'invalidityDate').ms;
        return;
      case CERTIFICATE_ISSUER: {
        const content = wholeContent(extension.value, TAG.sequence, 'certificateIssuer');
        found.certificateIssuer = readGeneralNames(content, 'certificateIssuer');
        return;
      }
    }
  } catch (error) {
    if (!(error instanceof CmgCertError)) throw error;
  }
  if (extension.critical) found.unknownCritical.push(extension.oid);
}

function readReason(value: Uint8Array): number {
  const reason = readNumber(Cursor.over(value, BER_LIMITS), 'reasonCode', TAG.enumerated);
  if (reason < 0 || reason > 10) throw malformed(`reasonCode: ${reason} is none`);
  return reason;
}
