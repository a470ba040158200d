import { defineRule, fail, type Judgement, notApplicable, pass } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { KEY_MEMBERS, thumbprintOf } from '../../core/token/header.js';
import type { JsonValue } from '../../core/token/json.js';

export default defineRule({
  id: 'token/algorithm',
  title: 'The header names RS256, the type JWT, and the thumbprint of the signing certificate',
  targets: ['token'],
  severity: 'error',
  why: 'A site signs with RSA and SHA-256 and names its certificate by x5t. A header that asks for another algorithm, or for none, or brings its own key, was not written by a site; a check that obeyed it would take a forged token for a real one.',
  fix: 'Make the token with BulkRegistrationTokenTool.exe on the top-level site server; no other tool makes one that the site accepts.',
  symptoms: ['cmg-invalid-token'],
  citations: [
    { source: 'TP2001.2', section: 'Create a bulk registration token: the sample', strength: 'observed' },
    { source: 'RFC 8725', section: '2.1 and 3.1: algorithm verification', strength: 'required' },
    { source: 'RFC 7515', section: '4.1: registered header parameters', strength: 'required' },
  ],
  example: { good: '{"typ":"JWT","alg":"RS256","x5t":"…"}', bad: '{"typ":"JWT","alg":"none"}' },
  check({ token }): Judgement | readonly Judgement[] {
    const { members, whole } = token.header;
    if (!whole && members.size === 0) return notApplicable('The header cannot be read (token/form).');
    const found: Judgement[] = [];
    const wrong = (member: string, message: string) =>
      found.push(fail(message, { path: `header/${member}`, evidence: { member } }));
    const algorithm = members.get('alg');
    if (algorithm !== 'RS256' && (whole || algorithm !== undefined)) wrong('alg', algorithmMessage(algorithm));
    const type = members.get('typ');
    if (type !== 'JWT' && (whole || type !== undefined)) {
      wrong('typ', type === undefined ? 'The header names no type (typ).' : `The type is ${shown(type)}, not "JWT".`);
    }
    if (whole && thumbprintOf(token) === undefined) {
      const said = members.get('x5t');
      wrong(
        'x5t',
        said === undefined
          ? 'The header does not name the signing certificate (x5t).'
          : `x5t is ${shown(said)}, not a SHA-1 thumbprint: 20 octets in base64url.`,
      );
    }
    for (const member of KEY_MEMBERS) {
      if (members.has(member))
        wrong(member, `The header brings a key of its own (${member}). It is not used: nobody vouches for it.`);
    }
    if (members.has('crit')) wrong('crit', 'The header demands extensions (crit) that no site uses.');
    return found.length > 0 ? found : pass('RS256, JWT, and a thumbprint of 20 octets.', { alg: 'RS256' });
  },
});

const shown = (value: JsonValue): string =>
  typeof value === 'string' ? `"${clip(value)}"` : typeof value === 'object' ? 'no text' : String(value);

function algorithmMessage(value: JsonValue | undefined): string {
  if (value === undefined) return 'The header names no algorithm (alg).';
  if (typeof value === 'string' && value.toLowerCase() === 'none') {
    return `The algorithm is ${shown(value)}: the token is not signed, anybody could have written it.`;
  }
  if (typeof value === 'string' && /^HS\d/i.test(value)) {
    return `The algorithm is ${shown(value)}, a shared secret instead of a key pair: made with the public certificate as the secret, such a token deceives a check that obeys it.`;
  }
  return `The algorithm is ${shown(value)}, not "RS256".`;
}
