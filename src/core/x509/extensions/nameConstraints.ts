import type { Cursor } from '../../asn1/cursor.js';
import { malformed } from '../../asn1/errors.js';
import { readNumber } from '../../asn1/integer.js';
import { TAG } from '../../asn1/tags.js';
import { readGeneralName } from '../generalName.js';
import type { GeneralSubtree } from '../types.js';
import { type ExtensionDecoder, readList, wholeContent } from './decoder.js';

/** RFC 5280 § 4.2.1.10. An empty sequence constrains nothing although it says it does: refused. */
export const nameConstraints: ExtensionDecoder<'nameConstraints'> = {
  name: 'nameConstraints',
  oid: '2.5.29.30',
  decode: (value) => {
    const inner = wholeContent(value, TAG.sequence, 'nameConstraints');
    if (inner.atEnd) throw malformed('nameConstraints: neither permitted nor excluded subtrees');
    const permitted = readSubtrees(inner, 0xa0, 'permittedSubtrees');
    const excluded = readSubtrees(inner, 0xa1, 'excludedSubtrees');
    inner.finish('nameConstraints');
    return { permitted, excluded };
  },
};

function readSubtrees(cursor: Cursor, tag: number, what: string): readonly GeneralSubtree[] {
  const tagged = cursor.readOptional(tag, what);
  if (tagged === undefined) return [];
  return readList(cursor.enter(tagged), what, (list): GeneralSubtree => {
    const inner = list.readInto(TAG.sequence, what);
    const base = readGeneralName(inner, what, 'subnet');
    const minimum = inner.nextTag === 0x80 ? readNumber(inner, `${what}: minimum`, 0x80) : 0;
    const maximum = inner.nextTag === 0x81 ? readNumber(inner, `${what}: maximum`, 0x81) : undefined;
    inner.finish(what);
    return { base, minimum, maximum };
  });
}
