import { uriHost } from '../names/uri.js';
import type { NameForm } from './form.js';
import { type HostPattern, hostPattern, isBelow } from './host.js';

interface UriBase extends HostPattern {
  readonly below: boolean;
}

/** A base is the host of the URI, or with a leading period the hosts below one. */
export const uriForm: NameForm<'uri', string, UriBase> = {
  kind: 'uri',
  title: 'URI',
  parseName: ({ value }) => uriHost(value),
  parseBase({ value }) {
    const below = value.startsWith('.');
    const pattern = hostPattern(below ? value.slice(1) : value);
    return pattern && { value: { ...pattern, below }, lenient: false };
  },
  within: contains,
  overlaps: contains,
};

function contains(host: string, base: UriBase): boolean {
  if (base.host === '') return true;
  return base.below ? isBelow(host, base) : host === base.host;
}
