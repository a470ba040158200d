import { type Mailbox, parseMailbox } from '../names/email.js';
import type { NameForm } from './form.js';
import { type HostPattern, hostPattern, isBelow } from './host.js';

type EmailBase =
  | { readonly kind: 'mailbox'; readonly mailbox: Mailbox }
  | ({ readonly kind: 'host' | 'below' } & HostPattern);

/** A base is one mailbox, all mailboxes of a host, or with a leading period those of the hosts below one. */
export const emailForm: NameForm<'email', Mailbox, EmailBase> = {
  kind: 'email',
  title: 'e-mail address',
  parseName: ({ value }) => parseMailbox(value),
  parseBase({ value }) {
    if (value.includes('@')) {
      const mailbox = parseMailbox(value);
      return mailbox && { value: { kind: 'mailbox', mailbox }, lenient: false };
    }
    const below = value.startsWith('.');
    const pattern = hostPattern(below ? value.slice(1) : value);
    return pattern && { value: { kind: below ? 'below' : 'host', ...pattern }, lenient: false };
  },
  within: contains,
  overlaps: contains,
};

function contains(name: Mailbox, base: EmailBase): boolean {
  switch (base.kind) {
    case 'mailbox':
      return name.local === base.mailbox.local && name.host === base.mailbox.host;
    case 'host':
      return base.host === '' || name.host === base.host;
    case 'below':
      return isBelow(name.host, base);
  }
}
