import type { GeneralName } from '../../x509/types.js';
import { directoryForm } from './directory.js';
import { dnsForm } from './dns.js';
import { emailForm } from './email.js';
import type { ParsedBase } from './form.js';
import { ipForm } from './ip.js';
import { uriForm } from './uri.js';

/** A `NameForm` whose types are left to the caller: names and bases of one kind only ever meet the form of that kind. */
export interface AnyNameForm {
  readonly title: string;
  parseName(name: GeneralName): unknown;
  parseBase(base: GeneralName): ParsedBase<unknown> | undefined;
  within(name: unknown, base: unknown): boolean;
  overlaps(name: unknown, base: unknown): boolean;
}

/** otherName, x400Address, ediPartyName and registeredID have no comparison that a standard defines. */
const FORMS: Readonly<Partial<Record<GeneralName['kind'], AnyNameForm>>> = {
  dns: dnsForm,
  email: emailForm,
  uri: uriForm,
  ip: ipForm,
  directory: directoryForm,
};

/** @returns undefined for kinds that cannot be compared */
export function formOf(kind: GeneralName['kind']): AnyNameForm | undefined {
  return FORMS[kind];
}
