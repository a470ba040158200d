import { defineRule, fail, note, pass } from '../../core/check/rule.js';
import { UPLOAD_LIMITS } from '../../core/plan/versions.js';
import { counted } from '../../core/text/days.js';
import { toHex } from '../../core/text/hex.js';
import { isSelfIssued } from '../../core/x509/certificateKind.js';

const { roots: ROOTS, intermediates: INTERMEDIATES, lastVersion: LAST_LIMITED } = UPLOAD_LIMITS;

export default defineRule({
  id: 'trust/upload-limits',
  title: 'The upload keeps to two roots and four intermediates where that limit holds',
  targets: ['upload'],
  severity: 'error',
  severityNote: 'a note when no release is stated',
  why: 'Configuration Manager 1902 and earlier take at most two root and four intermediate CA certificates for the CMG; later releases have no such limit.',
  fix: 'Update the site to a release after 1902 (Administration > Updates and Servicing), or leave out CA certificates that no client has: trust/no-unused names them.',
  symptoms: 'none recorded',
  citations: [{ source: 'SET', section: 'Client authentication: trusted certificates', strength: 'required' }],
  example: { good: 'two roots, one intermediate', bad: 'three roots with --configmgr 1902' },
  check({ certificates }, { settings: { configmgrVersion } }) {
    const seen = new Map(certificates.map(({ certificate }) => [toHex(certificate.der), certificate]));
    const roots = [...seen.values()].filter(isSelfIssued).length;
    const intermediates = seen.size - roots;
    const evidence = { roots, intermediates };
    const has = `${counted(roots, 'root')} and ${counted(intermediates, 'intermediate')}`;
    if (roots <= ROOTS && intermediates <= INTERMEDIATES) return pass(`${has}.`, evidence);
    const limit = `at most ${ROOTS} roots and ${INTERMEDIATES} intermediates`;
    if (configmgrVersion === undefined) {
      return note(
        `${has}: releases up to ${LAST_LIMITED} take ${limit}, later ones any number (--configmgr VERSION).`,
        {
          evidence,
        },
      );
    }
    return configmgrVersion > LAST_LIMITED
      ? pass(`${has}; release ${configmgrVersion} has no limit.`, evidence)
      : fail(`${has}: release ${configmgrVersion} takes ${limit}.`, { evidence });
  },
});
