import { namedBits, readBitString } from '../../asn1/bitstring.js';
import { readBoolean } from '../../asn1/boolean.js';
import { BER_LIMITS, Cursor } from '../../asn1/cursor.js';
import { TAG } from '../../asn1/tags.js';
import { readTime } from '../../asn1/time.js';
import { namesOf } from '../../rows.js';
import { readDistributionPointName, readDistributionPoints } from '../distributionPoint.js';
import { decodeAuthorityKeyIdentifier } from '../extensions/authorityKeyIdentifier.js';
import { wholeContent, wholeElement } from '../extensions/decoder.js';
import { decodeMicrosoftCaVersion } from '../extensions/microsoftCaVersion.js';
import { readGeneralNames } from '../generalName.js';
import { decodeExtension } from '../readExtension.js';
import type {
  Crl,
  CrlExtensionName,
  CrlExtensionValues,
  ExtensionReading,
  IssuingDistributionPoint,
} from '../types.js';

interface CrlExtensionDecoder<K extends CrlExtensionName> {
  readonly oid: string;
  decode(value: Uint8Array): CrlExtensionValues[K];
}

/** RFC 5280 § 5.2, and Microsoft's. */
const DECODERS: { readonly [K in CrlExtensionName]: CrlExtensionDecoder<K> } = {
  authorityKeyIdentifier: { oid: '2.5.29.35', decode: decodeAuthorityKeyIdentifier },
  issuerAltName: {
    oid: '2.5.29.18',
    decode: (value) => readGeneralNames(wholeContent(value, TAG.sequence, 'issuerAltName'), 'issuerAltName'),
  },
  crlNumber: { oid: '2.5.29.20', decode: (value) => integerContent(value, 'cRLNumber') },
  deltaCrlIndicator: { oid: '2.5.29.27', decode: (value) => integerContent(value, 'deltaCRLIndicator') },
  issuingDistributionPoint: { oid: '2.5.29.28', decode: decodeIssuingDistributionPoint },
  freshestCrl: {
    oid: '2.5.29.46',
    decode: (value) => readDistributionPoints(wholeContent(value, TAG.sequence, 'freshestCRL'), 'freshestCRL'),
  },
  microsoftCaVersion: { oid: '1.3.6.1.4.1.311.21.1', decode: decodeMicrosoftCaVersion },
  microsoftNextPublish: { oid: '1.3.6.1.4.1.311.21.4', decode: decodeNextPublish },
  microsoftSelfCdp: {
    oid: '1.3.6.1.4.1.311.21.14',
    decode: (value) => readDistributionPoints(wholeContent(value, TAG.sequence, 'selfCDP'), 'selfCDP'),
  },
};

/** The extensions' names by OID: what `readCrlExtension` decodes. */
export const CRL_EXTENSION_NAMES: ReadonlyMap<string, CrlExtensionName> = new Map(
  namesOf<CrlExtensionName>(DECODERS).map((name) => [DECODERS[name].oid, name]),
);

/** One extension of a CRL, decoded. An OID that appears twice is malformed. */
export function readCrlExtension<K extends CrlExtensionName>(
  crl: Pick<Crl, 'extensions'>,
  name: K,
): ExtensionReading<CrlExtensionValues[K]> {
  const decoder: CrlExtensionDecoder<K> = DECODERS[name];
  return decodeExtension<CrlExtensionValues[K]>(crl.extensions, decoder.oid, decoder.decode);
}

function integerContent(value: Uint8Array, what: string): Uint8Array {
  const tlv = wholeElement(value, TAG.integer, what);
  return value.subarray(tlv.contentStart, tlv.contentEnd);
}

function decodeNextPublish(value: Uint8Array): number {
  const cursor = Cursor.over(value, BER_LIMITS);
  const { ms } = readTime(cursor, 'nextPublish');
  cursor.finish('nextPublish');
  return ms;
}

function decodeIssuingDistributionPoint(value: Uint8Array): IssuingDistributionPoint {
  const what = 'issuingDistributionPoint';
  const inner = wholeContent(value, TAG.sequence, what);
  const flag = (tag: number, field: string) => inner.nextTag === tag && readBoolean(inner, field, tag);
  const point = inner.readOptional(0xa0, `${what}: distributionPoint`);
  const name =
    point === undefined
      ? { fullName: [], relativeName: undefined }
      : readDistributionPointName(inner.enter(point), `${what}: distributionPoint`);
  const onlyContainsUserCerts = flag(0x81, 'onlyContainsUserCerts');
  const onlyContainsCaCerts = flag(0x82, 'onlyContainsCACerts');
  const onlySomeReasons = inner.nextTag === 0x83 ? namedBits(readBitString(inner, 'onlySomeReasons', 0x83)) : undefined;
  const indirectCrl = flag(0x84, 'indirectCRL');
  const onlyContainsAttributeCerts = flag(0x85, 'onlyContainsAttributeCerts');
  inner.finish(what);
  return {
    ...name,
    onlyContainsUserCerts,
    onlyContainsCaCerts,
    onlySomeReasons,
    indirectCrl,
    onlyContainsAttributeCerts,
  };
}
