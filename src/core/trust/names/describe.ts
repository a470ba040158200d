import { formatName } from '../../x509/formatName.js';
import { commonNames } from '../../x509/nameAttributes.js';
import type { GeneralName, Name } from '../../x509/types.js';

/** Names come from the files judged; a message stays readable whatever they hold. */
const MAX_LENGTH = 80;

/** Cuts a text that comes from a file to a length that fits a message. */
export function clip(text: string): string {
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH - 1)}…`;
}

/** What a person calls a name: its last common name, else its last attribute; undefined when it is empty. */
export function nameLabel(name: Name): string | undefined {
  const value = commonNames(name).at(-1) ?? name.rdns.flat().at(-1)?.value;
  return value === undefined ? undefined : `"${clip(value)}"`;
}

const KIND_WORDS = {
  dns: 'the DNS name',
  email: 'the e-mail address',
  uri: 'the URI',
  ip: 'the IP address',
} as const;

/** A general name with the word for its form, for messages. */
export function describeGeneralName(name: GeneralName): string {
  switch (name.kind) {
    case 'dns':
    case 'email':
    case 'uri':
    case 'ip':
      return `${KIND_WORDS[name.kind]} "${clip(name.value)}"`;
    case 'directory':
      return `the directory name "${clip(formatName(name.name))}"`;
    case 'other':
      return `the other name ${name.text === undefined ? '' : `"${clip(name.text)}" `}of type ${name.oid}`;
    case 'registered-id':
      return `the registered ID ${name.oid}`;
    case 'x400':
      return 'an X.400 address';
    case 'edi':
      return 'an EDI party name';
  }
}
