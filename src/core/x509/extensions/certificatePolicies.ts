import type { Cursor } from '../../asn1/cursor.js';
import { readOid } from '../../asn1/oid.js';
import { decodeString } from '../../asn1/strings.js';
import { TAG } from '../../asn1/tags.js';
import type { ExtensionValues } from '../types.js';
import { type ExtensionDecoder, readList, wholeContent } from './decoder.js';

/** RFC 5280 § 4.2.1.4. */
export const certificatePolicies: ExtensionDecoder<'certificatePolicies'> = {
  name: 'certificatePolicies',
  oid: '2.5.29.32',
  decode: (value) => decodePolicies(value, 'certificatePolicies'),
};

type Policy = ExtensionValues['certificatePolicies'][number];
type Qualifier = Policy['qualifiers'][number];

/** SEQUENCE OF PolicyInformation; Microsoft's application policies have the same syntax. */
export function decodePolicies(value: Uint8Array, what: string): readonly Policy[] {
  return readList(wholeContent(value, TAG.sequence, what), what, (list): Policy => {
    const inner = list.readInto(TAG.sequence, `${what}: PolicyInformation`);
    const oid = readOid(inner, `${what}: policyIdentifier`);
    const qualifiers = inner.atEnd
      ? []
      : readList(inner.readInto(TAG.sequence, `${what}: policyQualifiers`), `${what}: policyQualifiers`, (qualifier) =>
          readQualifier(qualifier, what),
        );
    inner.finish(`${what}: PolicyInformation`);
    return { oid, qualifiers };
  });
}

function readQualifier(list: Cursor, what: string): Qualifier {
  const inner = list.readInto(TAG.sequence, `${what}: PolicyQualifierInfo`);
  const oid = readOid(inner, `${what}: policyQualifierId`);
  const tlv = inner.read(undefined, `${what}: qualifier`);
  inner.finish(`${what}: PolicyQualifierInfo`);
  const content = tlv.bytes.subarray(tlv.contentStart, tlv.contentEnd);
  // A userNotice is a SEQUENCE whose explicitText, the last member, is the string that people read.
  const text = tlv.tag === TAG.sequence ? explicitText(inner.enter(tlv)) : decodeString(tlv.tag, content)?.text;
  return { oid, text };
}

function explicitText(userNotice: Cursor): string | undefined {
  let text: string | undefined;
  while (!userNotice.atEnd) {
    const tlv = userNotice.read(undefined, 'userNotice');
    text = decodeString(tlv.tag, tlv.bytes.subarray(tlv.contentStart, tlv.contentEnd))?.text ?? text;
  }
  return text;
}
