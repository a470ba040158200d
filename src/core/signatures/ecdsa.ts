import { Cursor, DER_LIMITS } from '../asn1/cursor.js';
import { isMinimalInteger, isNegativeInteger, withoutLeadingZeros } from '../asn1/integer.js';
import { TAG } from '../asn1/tags.js';
import { CmgCertError } from '../errors.js';

/**
 * An ECDSA signature as certificates hold it, to the form of IEEE P1363 that Web Crypto takes:
 * r and s one after the other, each as long as the order of the curve.
 * @param der Ecdsa-Sig-Value (RFC 3279 § 2.2.3)
 * @param orderOctets 32 for P-256, 48 for P-384, 66 for P-521
 * @returns undefined for what is no signature on that curve
 */
export function ecdsaSignatureToP1363(der: Uint8Array, orderOctets: number): Uint8Array | undefined {
  try {
    const outer = Cursor.over(der, DER_LIMITS);
    const values = outer.readInto(TAG.sequence, 'Ecdsa-Sig-Value');
    outer.finish('Ecdsa-Sig-Value');
    const signature = new Uint8Array(2 * orderOctets);
    for (const [what, end] of [['r', orderOctets] as const, ['s', 2 * orderOctets] as const]) {
      const tlv = values.read(TAG.integer, what);
      const content = der.subarray(tlv.contentStart, tlv.contentEnd);
      if (!isMinimalInteger(content) || isNegativeInteger(content)) return undefined;
      const magnitude = withoutLeadingZeros(content);
      if (magnitude.length === 0 || magnitude.length > orderOctets) return undefined;
      signature.set(magnitude, end - magnitude.length);
    }
    values.finish('Ecdsa-Sig-Value');
    return signature;
  } catch (error) {
    if (error instanceof CmgCertError) return undefined;
    throw error;
  }
}
