import { HASH_OIDS, type HashName } from '../algorithms.js';
import { Cursor, DER_LIMITS } from '../asn1/cursor.js';
import { malformed } from '../asn1/errors.js';
import { readNumber } from '../asn1/integer.js';
import { TAG } from '../asn1/tags.js';
import { readAlgorithm } from '../x509/algorithm.js';
import type { AlgorithmIdentifier } from '../x509/types.js';

export interface PssParameters {
  readonly hash: HashName;
  /** The hash of MGF1; nearly always the same. */
  readonly maskHash: HashName;
  readonly saltOctets: number;
}

const MGF1 = '1.2.840.113549.1.1.8';
const TRAILER_FIELD_BC = 1;
/** The signature's own length bounds the salt: 16,384 bits are the largest key that is verified. */
const MAX_SALT_OCTETS = 2048;

/**
 * RSASSA-PSS-params (RFC 4055 § 3.1), each field with its default.
 * @param der the parameters of an AlgorithmIdentifier, whole
 * @returns `unsupported` for a hash, a mask function or a trailer that is not known here
 * @throws CmgCertError `malformed` and the like for what is no RSASSA-PSS-params
 */
export function readPssParameters(der: Uint8Array): PssParameters | 'unsupported' {
  const outer = Cursor.over(der, DER_LIMITS);
  const fields = outer.readInto(TAG.sequence, 'RSASSA-PSS-params');
  outer.finish('RSASSA-PSS-params');
  const hashAlgorithm = readExplicit(fields, 0, 'hashAlgorithm', readAlgorithm);
  const maskGenAlgorithm = readExplicit(fields, 1, 'maskGenAlgorithm', readAlgorithm);
  const saltOctets = readExplicit(fields, 2, 'saltLength', readNumber) ?? 20;
  const trailer = readExplicit(fields, 3, 'trailerField', readNumber) ?? TRAILER_FIELD_BC;
  fields.finish('RSASSA-PSS-params');
  if (saltOctets < 0 || saltOctets > MAX_SALT_OCTETS) throw malformed(`saltLength: ${saltOctets} octets`);
  const hash = hashAlgorithm === undefined ? 'SHA-1' : hashOf(hashAlgorithm, 'hashAlgorithm');
  const maskHash = maskGenAlgorithm === undefined ? 'SHA-1' : maskHashOf(maskGenAlgorithm);
  if (hash === undefined || maskHash === undefined || trailer !== TRAILER_FIELD_BC) return 'unsupported';
  return { hash, maskHash, saltOctets };
}

function readExplicit<T>(
  fields: Cursor,
  number: number,
  what: string,
  read: (cursor: Cursor, what: string) => T,
): T | undefined {
  const field = fields.readOptional(0xa0 + number, what);
  if (field === undefined) return undefined;
  const inner = fields.enter(field);
  const value = read(inner, what);
  inner.finish(what);
  return value;
}

function maskHashOf(algorithm: AlgorithmIdentifier): HashName | undefined {
  if (algorithm.oid !== MGF1) return undefined;
  if (algorithm.parameters === undefined) throw malformed('maskGenAlgorithm: MGF1 without its hash');
  const outer = Cursor.over(algorithm.parameters, DER_LIMITS);
  const hash = readAlgorithm(outer, 'maskGenAlgorithm.hash');
  outer.finish('maskGenAlgorithm.hash');
  return hashOf(hash, 'maskGenAlgorithm.hash');
}

/** RFC 4055 § 2.1: NULL or absent parameters, to be taken alike. */
function hashOf({ oid, parameters }: AlgorithmIdentifier, what: string): HashName | undefined {
  if (parameters !== undefined && (parameters.length !== 2 || parameters[0] !== TAG.null)) {
    throw malformed(`${what}: a hash takes no parameters`);
  }
  return HASH_OIDS.get(oid);
}
