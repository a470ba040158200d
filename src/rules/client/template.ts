import { defineRule, notApplicable, note, unknown } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { readExtension } from '../../core/x509/readExtension.js';

export default defineRule({
  id: 'client/template',
  title: 'The certificate says from which AD CS template it comes',
  targets: ['client', 'connection-point'],
  severity: 'info',
  why: 'The template decides key, provider and name. Configuration Manager wants keys of a key storage provider, which templates of version 3 and later give ("Compatibility" tab: Windows Server 2008 and Windows Vista, or later).',
  fix: 'See the template in certtmpl.msc: Compatibility and Cryptography tabs.',
  symptoms: 'none recorded',
  citations: [{ source: 'CNG', section: 'To use CNG certificates', strength: 'required' }],
  example: {
    good: 'template 1.3.6.1.4.1.311.21.8.…, version 100.4',
    bad: 'template "Machine" of version 1, which gives no choice of provider',
  },
  check({ certificate }) {
    const information = readExtension(certificate, 'microsoftTemplate');
    const name = readExtension(certificate, 'microsoftTemplateName');
    if (information.state === 'present') {
      const { oid, major, minor } = information.value;
      const version = major === undefined ? '' : `, revision ${major}${minor === undefined ? '' : `.${minor}`}`;
      return note(
        `From the template ${oid}${version}: of version 2, 3 or 4, which the certificate does not tell apart.`,
        {
          evidence: {
            template: oid,
            ...(major === undefined ? {} : { major }),
            ...(minor === undefined ? {} : { minor }),
          },
        },
      );
    }
    if (name.state === 'present') {
      return note(`From the template "${clip(name.value)}", of version 1.`, {
        evidence: { template: clip(name.value) },
      });
    }
    if (information.state === 'malformed' || name.state === 'malformed') {
      return unknown('undecidable', 'The extension that names the template cannot be read.');
    }
    return notApplicable('It names no AD CS template.');
  },
});
