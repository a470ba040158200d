import type { Cursor } from '../asn1/cursor.js';
import { readOid } from '../asn1/oid.js';
import { TAG } from '../asn1/tags.js';
import { readList } from './extensions/decoder.js';
import { readGeneralName } from './generalName.js';
import type { GeneralName } from './types.js';

/** Reads all of a SEQUENCE OF AccessDescription (RFC 5280 § 4.2.2.1); the cursor stands at its content. */
export function readAccessDescriptions(
  list: Cursor,
  what: string,
): readonly { readonly method: string; readonly location: GeneralName }[] {
  return readList(list, what, (cursor) => {
    const inner = cursor.readInto(TAG.sequence, `${what}: AccessDescription`);
    const method = readOid(inner, `${what}: accessMethod`);
    const location = readGeneralName(inner, `${what}: accessLocation`);
    inner.finish(`${what}: AccessDescription`);
    return { method, location };
  });
}
