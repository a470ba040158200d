import { CmgCertError } from '../errors.js';
import type { ExtensionDecoder } from './extensions/decoder.js';
import { EXTENSION_DECODERS } from './extensions/index.js';
import type { Extension, ExtensionName, ExtensionReading, ExtensionValues } from './types.js';

const ABSENT = { state: 'absent' } as const;

type Readings = { [K in ExtensionName]?: ExtensionReading<ExtensionValues[K]> };
/** By the list of extensions, so that a certificate and a copy of it with another field share the work. */
const readings = new WeakMap<readonly Extension[], Readings>();

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
  let known: Readings | undefined = readings.get(holder.extensions);
  if (known === undefined) {
    known = {};
    readings.set(holder.extensions, known);
  }
  const before = known[name];
  if (before !== undefined) return before;
  const decoder: ExtensionDecoder<K> = EXTENSION_DECODERS[name];
  const reading = decodeExtension<ExtensionValues[K]>(holder.extensions, decoder.oid, decoder.decode);
  known[name] = reading as Readings[K];
  return reading;
}

/** Finds an extension by OID and decodes it; what the decoder throws becomes the reading. */
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
  try {
    return { state: 'present', critical: found.critical, value: decode(found.value) };
  } catch (error) {
    if (!(error instanceof CmgCertError)) throw error;
    return { state: 'malformed', critical: found.critical, error: error.message };
  }
}
