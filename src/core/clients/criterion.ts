import { CmgCertError } from '../errors.js';
import { clip } from '../text/clip.js';
import { formatName } from '../x509/formatName.js';
import { commonNames } from '../x509/nameAttributes.js';
import type { Certificate } from '../x509/types.js';
import { hasAttributes, parseAttributes, type WantedAttribute } from './attributeList.js';
import { ALTERNATIVE_NAME } from './attributeTypes.js';
import { clientIdentity } from './identity.js';

/** What CCMCERTSEL asks for [PROP]. */
export type Criterion =
  | { readonly kind: 'Subject' | 'SubjectStr'; readonly value: string }
  | { readonly kind: 'SubjectAttr'; readonly attributes: readonly WantedAttribute[]; readonly text: string };

/** @throws CmgCertError `usage` for another keyword, or none */
export function parseCriterion(text: string): Criterion {
  const at = text.indexOf(':');
  const kind = text.slice(0, at).trim();
  const value = text.slice(at + 1).trim();
  if (at > 0 && value !== '') {
    if (kind === 'Subject' || kind === 'SubjectStr') return { kind, value };
    if (kind === 'SubjectAttr') return { kind, attributes: parseAttributes(value), text: value };
  }
  throw new CmgCertError('usage', `"${clip(text)}" is no selection criterion`, {
    remedy: 'Write Subject:NAME, SubjectStr:PART or "SubjectAttr:OU = Computers", as CCMCERTSEL takes them.',
  });
}

export const criterionText = (criterion: Criterion): string =>
  `${criterion.kind}:${criterion.kind === 'SubjectAttr' ? criterion.text : criterion.value}`;

export type CriterionAnswer =
  | { readonly state: 'match' | 'no-match'; readonly text: string }
  | { readonly state: 'unknown'; readonly text: string };

/**
 * Whether a certificate meets it. In the subject `Subject` is an exact match and case-sensitive, `SubjectStr` a part and case-insensitive; in the
 * subject alternative name both are case-insensitive [PROP]. Of several alternative names Configuration Manager uses the first alone [PKI].
 *
 * The documents compare `Subject` with a host name and do not say what they take for the subject's text: the whole name and the
 * common name are both tried.
 */
export function meetsCriterion(certificate: Certificate, criterion: Criterion): CriterionAnswer {
  const subject = formatName(certificate.subject);
  const identity = clientIdentity(certificate);
  const unreadable = 'unreadable' in identity ? identity.unreadable : undefined;
  const [first] = 'unreadable' in identity ? [] : identity.alternativeNames;
  if (inSubject(certificate, subject, criterion)) {
    return { state: 'match', text: `the subject "${clip(subject)}" meets ${clip(criterionText(criterion))}` };
  }
  if (first !== undefined && inAlternativeName(certificate, first, criterion)) {
    return {
      state: 'match',
      text: `the first alternative name "${clip(first)}" meets ${clip(criterionText(criterion))}`,
    };
  }
  if (unreadable !== undefined) {
    return { state: 'unknown', text: `its alternative name cannot be read: ${unreadable}` };
  }
  const names = first === undefined ? '' : ` nor the first alternative name "${clip(first)}"`;
  const lead = first === undefined ? 'the subject' : 'neither the subject';
  const verb = first === undefined ? 'does not meet' : 'meets';
  const hint = inSubject(certificate, subject, criterion, true) ? '; upper and lower case differ there' : '';
  return {
    state: 'no-match',
    text: `${lead} "${clip(subject)}"${names} ${verb} ${clip(criterionText(criterion))}${hint}`,
  };
}

function inSubject(certificate: Certificate, subject: string, criterion: Criterion, foldCase = false): boolean {
  switch (criterion.kind) {
    case 'Subject': {
      const form = (value: string) => (foldCase ? value.toLowerCase() : value);
      return [subject, ...commonNames(certificate.subject)].some((value) => form(value) === form(criterion.value));
    }
    case 'SubjectStr': {
      const values = certificate.subject.rdns.flat().map(({ value }) => value);
      return [subject, ...values].some((value) => value.toLowerCase().includes(criterion.value.toLowerCase()));
    }
    case 'SubjectAttr': {
      const { attributes } = criterion;
      if (attributes.some(({ oid }) => oid === ALTERNATIVE_NAME)) return false;
      return hasAttributes(certificate.subject, attributes, foldCase);
    }
  }
}

function inAlternativeName(certificate: Certificate, first: string, criterion: Criterion): boolean {
  switch (criterion.kind) {
    case 'Subject':
      return first.toLowerCase() === criterion.value.toLowerCase();
    case 'SubjectStr':
      return first.toLowerCase().includes(criterion.value.toLowerCase());
    case 'SubjectAttr': {
      const asked = criterion.attributes.filter(({ oid }) => oid === ALTERNATIVE_NAME);
      const others = criterion.attributes.filter(({ oid }) => oid !== ALTERNATIVE_NAME);
      if (asked.length === 0) return false;
      return asked.every(({ value }) => value === first) && hasAttributes(certificate.subject, others);
    }
  }
}
