import { defineRule, fail, type Judgement, pass } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { counted } from '../../core/text/days.js';
import { SAMPLE_FIX, sampleOf } from '../../core/token/sample.js';

export default defineRule({
  id: 'token/form',
  title: 'The token has three parts, and header and claims are JSON in UTF-8',
  targets: ['token'],
  severity: 'error',
  severityNote: 'warning for a token that is whole but broken over several lines',
  why: 'A token that lost or changed one character on its way is no token any more: the gateway refuses it, and with it the registration of the client.',
  fix: 'Copy the token again from the output of BulkRegistrationTokenTool.exe, whole and in one line; better, let the tool write into a file: BulkRegistrationTokenTool.exe /new > token.txt',
  symptoms: ['cmg-invalid-token'],
  citations: [
    { source: 'RFC 7515', section: '3.1: JWS compact serialization', strength: 'required' },
    { source: 'RFC 7519', section: '7.2: validating a JWT', strength: 'required' },
  ],
  example: { good: 'header.claims.signature, each base64url', bad: 'the end of the line is missing' },
  check({ token }): Judgement | readonly Judgement[] {
    const { faults, lines, value } = token;
    if (faults.length > 0) {
      const sample = sampleOf(token) !== undefined;
      return faults.map(({ part, message, offset, member }) =>
        fail(clip(message), {
          path: member === undefined ? part : clip(`${part}/${member}`),
          evidence: { part, ...(offset === undefined ? {} : { offset }) },
          ...(sample ? { fix: SAMPLE_FIX } : {}),
        }),
      );
    }
    if (lines > 1) {
      return fail(`The token is whole, but stands on ${lines} lines; a command line takes it in one.`, {
        severity: 'warning',
        evidence: { lines },
        fix: 'Join the lines without blanks: cmg-cert token inspect --show-token prints it in one. Consoles break long lines: let the tool write into a file.',
      });
    }
    return pass(`Three parts, ${counted(value.length, 'character')}.`, { characters: value.length });
  },
});
