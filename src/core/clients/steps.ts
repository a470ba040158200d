import { present } from '../present.js';
import { clip } from '../text/clip.js';
import { isoDay } from '../text/days.js';
import { judgePurpose } from '../usage/judgePurpose.js';
import { CLIENT_AUTH } from '../usage/purposes.js';
import { isSelfIssued } from '../x509/certificateKind.js';
import { formatName } from '../x509/formatName.js';
import type { Certificate } from '../x509/types.js';
import { hasAttributes } from './attributeList.js';
import type { Candidate, SelectionRequest } from './candidate.js';
import { meetsCriterion } from './criterion.js';
import { clientIdentity } from './identity.js';
import type { ListedIssuer } from './issuersList.js';

export type SelectionStep =
  | 'issuers'
  | 'validity'
  | 'private-key'
  | 'client-authentication'
  | 'subject'
  | 'longest-life';

export type Answer =
  | { readonly state: 'yes'; readonly assumed?: string }
  | { readonly state: 'no'; readonly reason: string }
  | { readonly state: 'unknown'; readonly reason: string };

const YES: Answer = { state: 'yes' };
const no = (reason: string): Answer => ({ state: 'no', reason });
const assumed = (what: string): Answer => ({ state: 'yes', assumed: what });

/**
 * The client's criteria in their order [PLC, "PKI client certificate selection"]: issuers list; Personal store (not told by a file); valid, not
 * revoked, not expired, private key accessible; client authentication; computer name in the subject. The last, longest validity, compares candidates and
 * stands in select.ts.
 */
export const STEPS: readonly {
  readonly step: SelectionStep;
  readonly ask: (candidate: Candidate, request: SelectionRequest) => Answer;
}[] = [
  { step: 'issuers', ask: askIssuers },
  { step: 'validity', ask: askValidity },
  { step: 'private-key', ask: askPrivateKey },
  { step: 'client-authentication', ask: askPurpose },
  { step: 'subject', ask: askSubject },
];

/** PLC: without a list the step is skipped. */
function askIssuers(candidate: Candidate, { issuers }: SelectionRequest): Answer {
  if (issuers === undefined) return YES;
  const above = candidate.path.state === 'valid' ? candidate.path.path.slice(1) : candidate.chain;
  const top = above.at(-1) ?? candidate.certificate;
  if (!isSelfIssued(top)) {
    const reason = `its chain is not at hand up to a root: ${clip(formatName(top.issuer))} is missing (--roots, --intermediates)`;
    return { state: 'unknown', reason };
  }
  const root = above.at(-1);
  if (root === undefined) return no('it is self-signed: no CA of the issuers list stands above it');
  if (listed(root, issuers) !== undefined) return YES;
  return no(`its root ${clip(formatName(root.subject))} is not on the issuers list${nearMiss(above, issuers)}`);
}

const listed = (root: Certificate, issuers: readonly ListedIssuer[], foldCase = false): ListedIssuer | undefined =>
  issuers.find(({ attributes }) => hasAttributes(root.subject, attributes, foldCase));

/** What an administrator most likely mistyped. */
function nearMiss(above: readonly Certificate[], issuers: readonly ListedIssuer[]): string {
  const root = present(above.at(-1));
  const folded = listed(root, issuers, true);
  if (folded !== undefined) {
    return `: "${clip(folded.text)}" differs from it in upper and lower case, and the match is case-sensitive`;
  }
  const intermediate = above.slice(0, -1).find((certificate) => listed(certificate, issuers) !== undefined);
  return intermediate === undefined
    ? ''
    : `; the list names its intermediate ${clip(formatName(intermediate.subject))}, and the documents speak of root CAs alone`;
}

function askValidity({ certificate, path }: Candidate, { at }: SelectionRequest): Answer {
  if (at > certificate.notAfter) return no(`expired on ${isoDay(certificate.notAfter)}`);
  if (at < certificate.notBefore) return no(`not valid before ${isoDay(certificate.notBefore)}`);
  if (path.state === 'valid') return YES;
  // What it may be used for is a step of its own.
  if (path.onLeaf && path.code === 'purpose-not-allowed') return YES;
  if (path.kind === 'refused') return no(`not valid: ${path.message}`);
  if (path.kind === 'undecidable') return { state: 'unknown', reason: path.message };
  if (path.code === 'root-not-trusted' && path.anchors === 'given') return no(`not trusted: ${path.message}`);
  return assumed(`the computer trusts its chain. ${path.message}`);
}

function askPrivateKey({ privateKey }: Candidate): Answer {
  switch (privateKey) {
    case 'proven':
      return YES;
    case 'absent':
      return no('the file that should hold its private key has none');
    case 'mismatch':
      return no('the private key in the file belongs to another certificate');
    case 'not-seen':
      return assumed('its private key is in the store and the client may use it: only the certificate was given');
  }
}

/**
 * PLC calls the alternative methods a way "instead of" selecting by client authentication capability; PROP has them choose "a valid
 * client authentication certificate". IIS takes no other, so the step holds with them too.
 */
function askPurpose({ certificate }: Candidate): Answer {
  const judgement = judgePurpose(certificate, CLIENT_AUTH);
  if (judgement.outcome === 'unknown') return { state: 'unknown', reason: judgement.message };
  if (judgement.outcome !== 'fail') return YES;
  if (judgement.severity === 'warning') {
    return assumed(`Windows takes it as fit for client authentication. ${judgement.message}`);
  }
  return no(judgement.message);
}

/** PLC: with an alternative method the subject need not contain the computer name. */
function askSubject({ certificate }: Candidate, { computer, criterion }: SelectionRequest): Answer {
  if (criterion !== undefined) {
    const answer = meetsCriterion(certificate, criterion);
    if (answer.state === 'match') return YES;
    return answer.state === 'unknown' ? { state: 'unknown', reason: answer.text } : no(answer.text);
  }
  const wanted = computer.toLowerCase();
  const values = certificate.subject.rdns.flat().map(({ value }) => value);
  if (values.some((value) => value.toLowerCase().includes(wanted))) return YES;
  if (values.some((value) => value.trim() !== '')) {
    const subject = clip(formatName(certificate.subject));
    return no(`the subject "${subject}" does not contain ${clip(computer)}${shortNameHint(values, wanted)}`);
  }
  return askAlternativeName(certificate, computer);
}

/** An empty subject leaves the alternative name to tell the computer, of which Configuration Manager uses the first value [PKI]. */
function askAlternativeName(certificate: Certificate, computer: string): Answer {
  const identity = clientIdentity(certificate);
  if ('unreadable' in identity) {
    return {
      state: 'unknown',
      reason: `the subject is empty, and the alternative name cannot be read: ${identity.unreadable}`,
    };
  }
  const [first] = identity.alternativeNames;
  if (first === undefined) return no('it names nothing: neither subject nor alternative name');
  return first.toLowerCase().includes(computer.toLowerCase())
    ? assumed('the first alternative name serves in place of the empty subject, of which the documents do not speak')
    : no(`the subject is empty, and the first alternative name "${clip(first)}" does not contain ${clip(computer)}`);
}

/** PLC says "local computer name", which has no domain. */
function shortNameHint(values: readonly string[], wanted: string): string {
  const [host = ''] = wanted.split('.', 1);
  const contained = host !== wanted && host !== '' && values.some((value) => value.toLowerCase().includes(host));
  return contained ? `; it does contain the name without its domain: --computer ${host}` : '';
}
