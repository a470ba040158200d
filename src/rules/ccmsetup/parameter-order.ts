import { redact } from '../../core/ccmsetup/redact.js';
import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { listed } from '../../core/text/list.js';

export default defineRule({
  id: 'ccmsetup/parameter-order',
  title: 'Parameters stand before properties',
  targets: ['commandline'],
  severity: 'warning',
  why: "Parameters (/x) are ccmsetup's own, properties (X=Y) are handed on to client.msi: the documentation asks for parameters first. Its own samples have /regtoken at the end.",
  fix: 'Move the parameters to the front: ccmsetup.exe /mp:… /regtoken:… CCMHOSTNAME=… SMSSITECODE=…',
  symptoms: 'none recorded',
  citations: [{ source: 'PROP', section: 'About CCMSetup.exe: Important', strength: 'required' }],
  example: { good: 'ccmsetup.exe /mp:SMSMP01 SMSSITECODE=S01', bad: 'ccmsetup.exe SMSSITECODE=S01 /mp:SMSMP01' },
  check({ line }) {
    const kinds = line.arguments.map(({ kind }) => kind);
    const first = kinds.indexOf('property');
    if (first < 0 || !kinds.includes('parameter')) return notApplicable('It has only one of the two kinds.');
    const late = line.arguments.slice(first).flatMap((one) => (one.kind === 'parameter' ? [`/${one.name}`] : []));
    if (late.length === 0) return pass('Parameters first, properties behind them.');
    return fail(`${clip(redact(listed(late)))} ${late.length === 1 ? 'stands' : 'stand'} behind the first property.`, {
      evidence: { parameters: late.map((name) => clip(redact(name))) },
    });
  },
});
