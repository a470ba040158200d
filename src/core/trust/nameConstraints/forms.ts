import { directoryForm } from './directory.js';
import { dnsForm } from './dns.js';
import { emailForm } from './email.js';
import { ipForm } from './ip.js';
import { uriForm } from './uri.js';

export type { ConstrainableKind, NameForm } from './form.js';

/** otherName, x400Address, ediPartyName and registeredID have no comparison that a standard defines. */
export const FORMS = {
  dns: dnsForm,
  email: emailForm,
  uri: uriForm,
  ip: ipForm,
  directory: directoryForm,
} as const;
