import { defineRule, fail, pass } from '../../core/check/rule.js';
import { clipMessage } from '../../core/text/clip.js';
import { judgeCrls } from './shared/judgeCrls.js';

const MAX_NAMED = 5;

export default defineRule({
  id: 'crl/well-formed',
  title: 'The CRL is well formed',
  targets: ['server', 'client', 'connection-point', 'upload', 'crl'],
  severity: 'error',
  why: 'Clients differ in what they make of a CRL that breaks its standard: some use it, others treat it as missing and so treat every certificate of the CA as revoked.',
  fix: 'Publish the CRL again at the CA (certutil -crl). If it comes out the same, report it to the maker of the CA software.',
  symptoms: ['crypt-e-revocation-offline'],
  citations: [
    { source: 'RFC 5280', section: '5.1 and 5.2: CRL fields and extensions', strength: 'required' },
    { source: 'X.690', section: '10 and 11: DER', strength: 'required' },
  ],
  example: { good: 'version 2, entries only where there are any', bad: 'version 3, or an empty list of entries' },
  check(target) {
    return judgeCrls(
      target,
      ({ label, crl }) => {
        const { problems } = crl;
        if (problems.length === 0) return pass(`${label} is well formed.`);
        const named = problems.slice(0, MAX_NAMED).map(({ message }) => clipMessage(message));
        const more = problems.length > MAX_NAMED ? `; ${problems.length - MAX_NAMED} more` : '';
        return fail(`${label} is not well formed: ${named.join('; ')}${more}.`, {
          evidence: { file: label, problems: named, count: problems.length },
        });
      },
      '',
    );
  },
});
