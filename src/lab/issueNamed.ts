import { CmgCertError } from '../core/errors.js';
import { responderName } from './initLab.js';
import { type IssueOptions, issueAuthority, issueLeaf } from './issue.js';
import type { Lab, LabCertificate } from './ledger/openLab.js';
import { computerNameProblem, requireLegalServiceName } from './names.js';
import { authorityLife, DAY } from './profiles.js';
import { publishCrl } from './publishCrl.js';
import { writeReadme } from './readme.js';
import { writeUploadSet } from './upload.js';

/**
 * Issues one more certificate, as `cmg-cert lab issue` does. A CA gets an OCSP responder's certificate and CRLs as well, and the
 * folder of what is to be uploaded is brought in step.
 *
 * @throws CmgCertError `usage` for a name that cannot be
 */
export async function issueNamed(
  lab: Lab,
  kind: 'server' | 'client' | 'ca' | 'connection-point',
  name: string,
  options: IssueOptions & { readonly issuer?: LabCertificate | undefined } = {},
): Promise<LabCertificate> {
  refuseIllegal(kind, name);
  const issued = kind === 'ca' ? await issueCa(lab, name, options) : await issueEndEntity(lab, kind, name, options);
  writeUploadSet(lab);
  writeReadme(lab);
  return issued;
}

function refuseIllegal(kind: string, name: string): void {
  if (kind === 'server') {
    requireLegalServiceName(name);
    return;
  }
  const problem = kind === 'ca' ? authorityNameProblem(name) : computerNameProblem(name);
  if (problem === undefined) return;
  throw new CmgCertError('usage', `the name "${name.slice(0, 300)}" ${problem}`, {
    remedy: kind === 'ca' ? 'For example "CMG Lab Issuing CA 2".' : 'For example PC-0101.contoso.com.',
  });
}

const authorityNameProblem = (name: string): string | undefined => {
  if (name.trim() === '') return 'is empty';
  if (name.length > 64) return `is ${name.length} characters long; a common name holds 64`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  return /[\0-\x1f\x7f]/.test(name) ? 'holds control characters' : undefined;
};

async function issueEndEntity(
  lab: Lab,
  kind: 'server' | 'client' | 'connection-point',
  name: string,
  options: IssueOptions & { readonly issuer?: LabCertificate | undefined },
): Promise<LabCertificate> {
  const [first] = lab.issuingAuthorities.filter(({ status }) => status.state === 'good');
  const issuer = options.issuer ?? first;
  if (issuer === undefined) throw unfinished(lab);
  if (issuer.ca?.issuing !== true) {
    throw new CmgCertError('usage', `"${issuer.name}" issues only CAs`, {
      remedy: `Choose one of ${lab.issuingAuthorities.map((one) => `"${one.name}"`).join(', ')}.`,
    });
  }
  return issueLeaf(lab, kind, name, issuer, options);
}

async function issueCa(
  lab: Lab,
  name: string,
  options: IssueOptions & { readonly issuer?: LabCertificate | undefined },
): Promise<LabCertificate> {
  const issuer = options.issuer ?? lab.authorities[0];
  if (issuer === undefined) throw unfinished(lab);
  if (lab.named('ca', name) !== undefined) {
    throw new CmgCertError('usage', `the lab has a CA "${name}"`, { remedy: 'Choose another name.' });
  }
  const life = options.days === undefined ? authorityLife(1, 1) : options.days * DAY;
  const issued = await issueAuthority(lab, name, issuer, { issuing: true, life, keySize: options.keySize });
  await issueLeaf(lab, 'ocsp-responder', responderName(issued), issued, options);
  publishCrl(lab, issued);
  return issued;
}

const unfinished = (lab: Lab): CmgCertError =>
  new CmgCertError('configuration', `${lab.directory} has no CA that could issue this`, {
    remedy: lab.completed
      ? 'All of its issuing CAs are revoked: make another (lab issue ca NAME), or name one with --issuer.'
      : 'Run lab init again with its options: it was interrupted.',
  });
