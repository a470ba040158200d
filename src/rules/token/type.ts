import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { isSiteToken, TYPE, textOf } from '../../core/token/claims.js';

export default defineRule({
  id: 'token/type',
  title: 'It is a bulk registration token',
  targets: ['token'],
  severity: 'error',
  why: "ccmsetup's /regtoken takes bulk registration tokens only: the token that a client gets for itself, or an access token of Microsoft Entra ID, does not register anybody.",
  fix: 'Make one on the top-level site server: BulkRegistrationTokenTool.exe /new',
  symptoms: ['cmg-invalid-token'],
  citations: [
    { source: 'TOK', section: 'Bulk registration token', strength: 'required' },
    { source: 'TP2001.2', section: 'Create a bulk registration token: the sample', strength: 'observed' },
  ],
  example: { good: '"Type":"BulkRegistration"', bad: 'an access token of Microsoft Entra ID' },
  check({ token }) {
    const { members, whole } = token.claims;
    const path = 'claims/Type';
    const type = textOf(token.claims, 'Type');
    if (type === TYPE) return pass(`Its type is ${TYPE}.`, { type });
    if (members.has('Type')) {
      return fail(`Its type is ${type === undefined ? 'no text' : `"${clip(type)}"`}, not "${TYPE}".`, { path });
    }
    if (!whole) return notApplicable('The claims cannot be read as far as that (token/form).');
    return fail(
      isSiteToken(token)
        ? 'It names no type.'
        : 'It is a token of another service, not of a Configuration Manager site.',
      { path },
    );
  },
});
