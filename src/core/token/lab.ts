import { formatName } from '../x509/formatName.js';
import type { Certificate } from '../x509/types.js';

/**
 * What the lab writes as UniqueId: a GUID of version 8, which RFC 9562 § 5.8 leaves to whoever makes it, with the first digits 1ab. Claims and form stay those
 * of a site's token; a site's own GUIDs are random (version 4).
 */
const LAB_UNIQUE_ID = /^1ab[0-9a-f]{5}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

export const isLabUniqueId = (text: string): boolean => LAB_UNIQUE_ID.test(text);

/** Makes a lab's UniqueId of 16 octets of chance. */
export function labUniqueId(random: Uint8Array): string {
  const digits = [...random.subarray(0, 16)].map((octet) => octet.toString(16).padStart(2, '0')).join('');
  const variant = '89ab'[(random[8] ?? 0) & 3];
  return `1ab${digits.slice(3, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

/** Organization in the name of everything that a lab issues. */
const LAB_MARK = /cmg-cert lab/i;

export const isLabSigner = ({ subject, issuer }: Certificate): boolean =>
  LAB_MARK.test(formatName(subject)) || LAB_MARK.test(formatName(issuer));
