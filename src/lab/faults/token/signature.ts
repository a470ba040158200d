import { defineFault } from '../defineFault.js';
import { tokenArtefact } from '../siteToken.js';

/** The signature stays as it was. */
function changed(token: string): string {
  const [header, claims = '', signature] = token.split('.');
  const text = Buffer.from(claims, 'base64url').toString().replace('"UniqueId":"d', '"UniqueId":"c');
  return [header, Buffer.from(text).toString('base64url'), signature].join('.');
}

export default defineFault({
  id: 'token/signature',
  rule: 'token/signature',
  title: 'One character of the claims was changed',
  make: (kit) => tokenArtefact(kit, { tamper: (token) => changed(token) }),
});
