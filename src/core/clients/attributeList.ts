import { CmgCertError } from '../errors.js';
import { clip } from '../text/clip.js';
import type { Name } from '../x509/types.js';
import { ATTRIBUTE_TYPES, attributeOid } from './attributeTypes.js';

export interface WantedAttribute {
  readonly oid: string;
  readonly value: string;
}

/** As many as no name has. */
const MAX_ATTRIBUTES = 50;

/**
 * Attributes as Configuration Manager writes them: `CN=Contoso Root CA; OU=Servers; O=Contoso, Ltd; C=US`. Comma and semicolon separate them
 * [PROP, CCMCERTISSUERS]; a comma that no `TYPE=` follows belongs to the value, as in the documents' own example.
 *
 * @throws CmgCertError `usage` for a type that Configuration Manager does not know, or text that is no attribute
 */
export function parseAttributes(text: string): readonly WantedAttribute[] {
  const parts = text
    .split(/[,;](?=\s*[A-Za-z0-9.-]+\s*=)/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== ';' && part !== ',');
  if (parts.length === 0 || parts.length > MAX_ATTRIBUTES) throw malformed(text);
  return parts.map((part) => {
    const at = part.indexOf('=');
    const type = part.slice(0, at).trim();
    const value = part
      .slice(at + 1)
      .replace(/[,;]\s*$/, '')
      .trim();
    if (at < 1 || value === '') throw malformed(text);
    const oid = attributeOid(type);
    if (oid === undefined) {
      throw new CmgCertError('usage', `Configuration Manager selects by no attribute "${clip(type)}"`, {
        remedy: `It knows ${ATTRIBUTE_TYPES.join(', ')} in this spelling, and their OIDs.`,
      });
    }
    return { oid, value };
  });
}

const malformed = (text: string): CmgCertError =>
  new CmgCertError('usage', `"${clip(text)}" is no list of attributes`, {
    remedy: 'Write TYPE=VALUE, such as "CN=Contoso Root CA; O=Contoso".',
  });

/** Whether a name has every attribute wanted, with exactly that value; letters in upper and lower case differ [PROP, PLC]. */
export function hasAttributes(name: Name, wanted: readonly WantedAttribute[], foldCase = false): boolean {
  const form = (value: string) => (foldCase ? value.toLowerCase() : value);
  const present = name.rdns.flat();
  return wanted.every(({ oid, value }) =>
    present.some((attribute) => attribute.oid === oid && form(attribute.value) === form(value)),
  );
}
