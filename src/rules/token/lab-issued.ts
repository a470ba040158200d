import { defineRule, note, pass } from '../../core/check/rule.js';
import { textOf } from '../../core/token/claims.js';
import { isLabSigner, isLabUniqueId } from '../../core/token/lab.js';

export default defineRule({
  id: 'token/lab-issued',
  title: 'The token does not come from a lab of this program',
  targets: ['token'],
  severity: 'info',
  why: 'A token of cmg-cert lab has the form of a real one, and is signed by a key that no site knows: only a lab gateway accepts it.',
  fix: 'For a real client, make the token on the site server: BulkRegistrationTokenTool.exe /new',
  symptoms: 'none recorded',
  citations: [
    { source: 'TOK', section: 'Token signing', strength: 'required' },
    { source: 'RFC 9562', section: '5.8: UUID version 8', strength: 'observed' },
  ],
  example: { good: 'made by BulkRegistrationTokenTool.exe', bad: 'made by cmg-cert lab token' },
  check({ token, signers }) {
    const lab = signers.find(({ certificate, signature }) => signature === 'valid' && isLabSigner(certificate));
    if (lab !== undefined)
      return note(`A lab token: ${lab.label}, which signed it, is the certificate of a lab. No site accepts it.`);
    const id = textOf(token.claims, 'UniqueId');
    if (id !== undefined && isLabUniqueId(id)) {
      return note('A lab token: its UniqueId is of the form that only cmg-cert lab writes. No site accepts it.', {
        path: 'claims/UniqueId',
      });
    }
    return pass('Nothing in it is of a lab.');
  },
});
