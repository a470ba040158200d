import { defineRule, fail, type Judgement, notApplicable, pass } from '../../core/check/rule.js';
import type { UploadFile } from '../../core/check/target.js';
import { counted } from '../../core/text/days.js';

export default defineRule({
  id: 'trust/upload-format',
  title: 'Each file to upload is one certificate, DER or Base64',
  targets: ['upload'],
  severity: 'warning',
  why: 'The wizard takes one certificate a file. Of a file with several, a P7B or a bundle, the others are left out, and with them the clients whose chain they are in.',
  fix: 'Write each CA certificate to a file of its own: open the P7B or bundle in Windows, then for each certificate All Tasks > Export > DER encoded binary X.509 (.CER).',
  symptoms: ['cmg-unauthorized'],
  citations: [{ source: 'SET', section: 'Client authentication: trusted certificates', strength: 'recommended' }],
  example: { good: 'root.cer and issuing.cer, DER', bad: 'chain.p7b, or both certificates in one PEM file' },
  check({ files = [] }): Judgement | readonly Judgement[] {
    const holders = files.filter(({ form, certificates }) => certificates > 0 && form !== 'pfx');
    if (holders.length === 0) return notApplicable('There is no certificate file to upload.');
    const wrong = holders.filter(({ form, certificates }) => form === 'p7b' || certificates > 1);
    if (wrong.length === 0) return pass(`${counted(holders.length, 'file')} of one certificate each.`);
    return wrong.map((file) =>
      fail(`${file.label} is ${described(file)} with ${counted(file.certificates, 'certificate')}.`, {
        evidence: { file: file.label, form: file.form, certificates: file.certificates },
      }),
    );
  },
});

const described = ({ form }: UploadFile): string => (form === 'p7b' ? 'a P7B (PKCS #7)' : 'one file');
