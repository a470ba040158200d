import { defineRule, fail, type Judgement, notApplicable, pass } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { listed } from '../../core/text/list.js';
import { CLAIMS, isSiteToken, timesOf } from '../../core/token/claims.js';
import type { JsonValue } from '../../core/token/json.js';
import { SAMPLE_FIX, sampleOf } from '../../core/token/sample.js';

export default defineRule({
  id: 'token/claims',
  title: 'All claims of a bulk registration token are there and well formed',
  targets: ['token'],
  severity: 'error',
  why: 'The management point reads who issued the token, for whom, and until when; a claim that is missing or makes no sense ends the registration.',
  fix: 'Make a new token: BulkRegistrationTokenTool.exe /new, in \\bin\\X64 of the site server.',
  symptoms: ['cmg-invalid-token'],
  citations: [
    { source: 'TP2001.2', section: 'Create a bulk registration token: the sample', strength: 'observed' },
    { source: 'RFC 7519', section: '4.1: registered claim names', strength: 'required' },
  ],
  example: {
    good: '"UniqueId":"db591e33-06fd-4c5b-82f3-bf673e5bd0a2"',
    bad: '"UniqueId":"db591e33-p6fd-4c5b-82f3-bf673e5bd0a2"',
  },
  check({ token }): Judgement | readonly Judgement[] {
    const { members, whole } = token.claims;
    if (members.size === 0 && !whole) return notApplicable('The claims cannot be read (token/form).');
    if (!isSiteToken(token)) {
      const said = members.get('iss');
      const issuer = typeof said === 'string' ? `: its issuer is "${clip(said)}"` : '';
      return fail(`None of the claims of Configuration Manager is in it${issuer}.`, {
        path: 'claims',
        evidence: { claims: listed([...members.keys()].map(clip)) },
        causedBy: 'token/type',
      });
    }
    const missing = CLAIMS.filter(({ name }) => name !== 'Type' && !members.has(name)).map(({ name }) => name);
    const found: Judgement[] = CLAIMS.flatMap(({ name, problem }) => {
      const value = members.get(name);
      const wrong = value === undefined ? undefined : problem(value);
      return value === undefined || wrong === undefined
        ? []
        : [
            fail(`${name} is ${shown(value)}, ${wrong}.`, {
              path: `claims/${name}`,
              evidence: { claim: name },
              ...(sampleOf(token) === undefined ? {} : { fix: SAMPLE_FIX }),
            }),
          ];
    });
    // Behind a fault nothing was read: what is not there may have been.
    if (missing.length > 0 && whole) {
      found.push(fail(`Missing: ${listed(missing)}.`, { path: 'claims', evidence: { missing } }));
    }
    const { notBefore, expires } = timesOf(token);
    if (notBefore !== undefined && expires !== undefined && expires <= notBefore) {
      found.push(fail('It ends (exp) before it begins (nbf).', { path: 'claims/exp' }));
    }
    if (found.length > 0) return found;
    return whole
      ? pass(`All ${CLAIMS.length} claims are there and well formed.`, { claims: CLAIMS.length })
      : notApplicable('Not all claims could be read; those that were are well formed (token/form).');
  },
});

const shown = (value: JsonValue): string =>
  typeof value === 'string' ? `"${clip(value)}"` : typeof value === 'object' ? 'no plain value' : String(value);
