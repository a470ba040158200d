import { ENTRA, parameterOf, propertyOf } from '../../core/ccmsetup/ask.js';
import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { listed } from '../../core/text/list.js';

export default defineRule({
  id: 'ccmsetup/auth-conflict',
  title: '/UsePKICert does not stand beside properties of Microsoft Entra ID',
  targets: ['commandline'],
  severity: 'error',
  why: 'With /UsePKICert the client does not get its Microsoft Entra information from the gateway, and cannot sign in by it.',
  fix: 'For Microsoft Entra ID leave /UsePKICert out; for a client certificate leave the AAD… properties out.',
  symptoms: 'none recorded',
  citations: [{ source: 'PROP', section: '/UsePKICert', strength: 'required' }],
  example: { good: '/UsePKICert CCMHOSTNAME=…', bad: '/UsePKICert AADCLIENTAPPID=…' },
  check({ line }) {
    const pki = parameterOf(line, 'UsePKICert') !== undefined;
    const entra = ENTRA.filter((name) => propertyOf(line, name) !== undefined);
    if (!pki && entra.length === 0) return notApplicable('It has neither.');
    if (!pki || entra.length === 0) return pass(pki ? 'A client certificate alone.' : 'Microsoft Entra ID alone.');
    return fail(`/UsePKICert stands beside ${listed(entra)}.`, {
      path: '/UsePKICert',
      evidence: { properties: entra },
    });
  },
});
