import { defineRule, fail, notApplicable, pass } from '../../core/check/rule.js';
import { missingFromPlan, notRead } from '../../core/plan/stated.js';
import { counted } from '../../core/text/days.js';

export default defineRule({
  id: 'plan/roots-given',
  title: 'The roots of the client certificates are given where clients use PKI',
  targets: ['plan'],
  severity: 'error',
  why: 'The gateway admits client certificates of the CAs that were uploaded to it, and of no others: without them every PKI client gets 401.',
  fix: 'Name the CA files in files.roots and files.intermediates: cmg-cert chain export client.pfx --roots root.cer --out upload writes them.',
  symptoms: ['cmg-unauthorized'],
  citations: [
    { source: 'AUTH', section: 'Client trusted root certificate to CMG', strength: 'required' },
    { source: 'SET', section: 'Certificates', strength: 'required' },
  ],
  example: { good: 'files.roots: [root.cer]', bad: 'PKI clients, no roots' },
  check({ plan: { clients, files: named }, files }) {
    const methods = clients?.authentication;
    if (methods === undefined) return missingFromPlan('clients.authentication', 'how clients prove who they are');
    if (!methods.includes('pki')) return notApplicable('No client authenticates with a PKI certificate.');
    if (files.roots === 0 && (named?.roots ?? []).length > 0)
      return notRead('files.roots', 'What the plan names as roots');
    const evidence = { roots: files.roots, intermediates: files.intermediates };
    return files.roots > 0
      ? pass(`${counted(files.roots, 'root')} and ${counted(files.intermediates, 'intermediate')} are given`, evidence)
      : fail('Clients use PKI certificates, and the plan names no root to upload.', { path: 'files.roots', evidence });
  },
});
