import { describeSignatureAlgorithm } from '../../x509/signatureAlgorithms.js';
import type { Context, Judged } from '../context.js';
import { failure, type PathFailure } from '../failure.js';

/** Key and signature algorithm are strong enough for the profile. An anchor's own signature proves nothing, and is not judged. */
export function checkKeys(judged: Judged, context: Context): PathFailure | undefined {
  return checkKey(judged, context) ?? (judged.position === 'anchor' ? undefined : checkSignatureHash(judged, context));
}

function checkKey({ certificate, label }: Judged, { profile }: Context): PathFailure | undefined {
  const { key } = certificate.publicKey;
  const { keys } = profile;
  const refuse = (reason: string, operands: Record<string, string | number>) =>
    failure('key-not-allowed', certificate, `The key of ${label} ${reason}.`, operands);
  // Elsewhere an unknown key is left to the verification, should it sign something on this path.
  if (key.type === 'unknown') return keys.types && refuse(`cannot be read: ${key.reason}`, { type: 'unknown' });
  if (keys.types !== undefined && !keys.types.includes(key.type))
    return refuse(`is of the type ${key.type}, which is not allowed`, { type: key.type });
  if (key.type === 'ec') {
    // RFC 5480 § 2.1.1 has PKIX certificates name their curve.
    const allowed = key.curve !== 'explicit' && (keys.curves === undefined || keys.curves.includes(key.curve));
    if (!allowed) return refuse(`is on the curve ${key.curve}, which is not allowed`, { type: 'ec', curve: key.curve });
  }
  if (key.type === 'rsa') {
    const operands = { type: 'rsa', bits: key.modulusBits, minimum: keys.rsaMinBits };
    if (key.negative) return refuse('has a negative modulus or exponent', operands);
    if (key.modulusBits < keys.rsaMinBits) {
      return refuse(`has ${key.modulusBits} bits, fewer than ${keys.rsaMinBits}`, operands);
    }
    if (keys.rsaWholeOctets && key.modulusBits % 8 !== 0) {
      return refuse(`has ${key.modulusBits} bits, which is no multiple of 8`, operands);
    }
    const low = key.exponent.at(-1) ?? 0;
    if ((low & 1) === 0 || (key.exponent.length === 1 && low === 1)) {
      return refuse('has a public exponent that is even or 1', operands);
    }
  }
  return undefined;
}

function checkSignatureHash({ certificate, label }: Judged, { profile }: Context): PathFailure | undefined {
  const { hash } = describeSignatureAlgorithm(certificate.signatureAlgorithm);
  // Without a known hash, the verification tells unknown from wrong.
  if (hash === undefined || profile.signatureHashes.includes(hash)) return undefined;
  return failure('algorithm-not-allowed', certificate, `${label} is signed with ${hash}, which is not accepted.`, {
    hash,
    algorithm: certificate.signatureAlgorithm.oid,
  });
}
