import { CmgCertError } from '../errors.js';
import { LazyExtension } from './extension.js';
import type { ExtensionDecoder } from './extensions/decoder.js';
import { EXTENSION_DECODERS } from './extensions/index.js';
import type { Extension, ExtensionName, ExtensionReading, ExtensionValues } from './types.js';

const ABSENT = { state: 'absent' } as const;

/**
 * One extension, decoded; kept, so that asking again costs nothing.
 *
 * An OID that appears twice is malformed (RFC 5280 § 4.2 forbids it): readers differ in which one they
 * believe, so none may be.
 *
 * @param holder a certificate or a certificate request
 */
export function readExtension<K extends ExtensionName>(
  holder: { readonly extensions: readonly Extension[] },
  name: K,
): ExtensionReading<ExtensionValues[K]> {
  const decoder: ExtensionDecoder<K> = EXTENSION_DECODERS[name];
  return decodeExtension<ExtensionValues[K]>(holder.extensions, decoder.oid, decoder.decode);
}

/**
 * Finds an extension by OID and decodes it; what the decoder throws becomes the reading.
 * @param decode always the same for one OID and one kind of holder
 */
export function decodeExtension<T>(
  extensions: readonly Extension[],
  oid: string,
  decode: (value: Uint8Array) => T,
): ExtensionReading<T> {
  let found: Extension | undefined;
  for (const extension of extensions) {
    if (extension.oid !== oid) continue;
    if (found !== undefined) {
      const critical = found.critical || extension.critical;
      return { state: 'malformed', critical, error: `extension ${oid} appears twice` };
    }
    found = extension;
  }
  if (found === undefined) return ABSENT;
  if (!(found instanceof LazyExtension)) return decodeOne(found, decode);
  found.reading ??= decodeOne(found, decode);
  return found.reading as ExtensionReading<T>;
}

function decodeOne<T>(extension: Extension, decode: (value: Uint8Array) => T): ExtensionReading<T> {
  const { critical } = extension;
  try {
    return { state: 'present', critical, value: decode(extension.value) };
  } catch (error) {
    if (!(error instanceof CmgCertError)) throw error;
    return { state: 'malformed', critical, error: error.message };
  }
}
