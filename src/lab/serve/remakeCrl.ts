import { Cursor } from '../../core/asn1/cursor.js';
import { bitString, sequence, time } from '../../core/asn1/encode.js';
import { TAG } from '../../core/asn1/tags.js';
import type { Crl } from '../../core/x509/types.js';
import type { SigningKey } from './signingKey.js';

export interface Remake {
  /** Name, DER. */
  readonly issuer?: Uint8Array;
  /** ms since 1970. */
  readonly thisUpdate?: number;
  readonly nextUpdate?: number;
  readonly signingKey: SigningKey;
}

/** The same CRL with other fields, signed anew (RFC 5280 § 5.1). Entries and extensions stay as they are. */
export async function remakeCrl(
  { tbs }: Pick<Crl, 'tbs'>,
  { issuer, thisUpdate, nextUpdate, signingKey }: Remake,
): Promise<Uint8Array> {
  const fields = Cursor.over(tbs).readInto(TAG.sequence, 'tbsCertList');
  const whole = (): Uint8Array => {
    const tlv = fields.read();
    return tlv.bytes.subarray(tlv.start, tlv.end);
  };
  const version = fields.nextTag === TAG.integer ? [whole()] : [];
  whole();
  const oldIssuer = whole();
  const oldThisUpdate = whole();
  const hasNextUpdate = fields.nextTag === TAG.utcTime || fields.nextTag === TAG.generalizedTime;
  const oldNextUpdate = hasNextUpdate ? [whole()] : [];
  const rest: Uint8Array[] = [];
  while (!fields.atEnd) rest.push(whole());
  const remade = sequence(
    ...version,
    signingKey.algorithm,
    issuer ?? oldIssuer,
    thisUpdate === undefined ? oldThisUpdate : time(thisUpdate),
    ...(nextUpdate === undefined ? oldNextUpdate : [time(nextUpdate)]),
    ...rest,
  );
  return sequence(remade, signingKey.algorithm, bitString(await signingKey.sign(remade)));
}
