import { defineRule, notApplicable, note, unknown } from '../../core/check/rule.js';
import { clip } from '../../core/text/clip.js';
import { readExtension } from '../../core/x509/readExtension.js';

export default defineRule({
  id: 'client/template',
  title: 'The certificate names its AD CS template',
  targets: ['client', 'connection-point'],
  severity: 'info',
  why: 'The template sets the key, the provider and the name. For CNG certificates, Configuration Manager requires a key storage provider. Templates of version 3 and later support it ("Compatibility" tab: Windows Server 2008 and Windows Vista, or later).',
  fix: 'Check the Compatibility and Cryptography tabs of the template in certtmpl.msc.',
  symptoms: 'none recorded',
  citations: [{ source: 'CNG', section: 'To use CNG certificates', strength: 'required' }],
  example: {
    good: 'template 1.3.6.1.4.1.311.21.8.…, version 100.4',
    bad: 'template "Machine", version 1, without a choice of provider',
  },
  check({ certificate }) {
    const information = readExtension(certificate, 'microsoftTemplate');
    const name = readExtension(certificate, 'microsoftTemplateName');
    if (information.state === 'present') {
      const { oid, major, minor } = information.value;
      const version = major === undefined ? '' : `, revision ${major}${minor === undefined ? '' : `.${minor}`}`;
      return note(
        `From the template ${oid}${version}. The certificate does not show whether it is version 2, 3 or 4.`,
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
      return note(`From the template "${clip(name.value)}", version 1.`, {
        evidence: { template: clip(name.value) },
      });
    }
    if (information.state === 'malformed' || name.state === 'malformed') {
      return unknown('undecidable', 'Cannot read the extension that names the template.');
    }
    return notApplicable('It does not name an AD CS template.');
  },
});
