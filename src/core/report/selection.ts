import type { SelectionRequest } from '../clients/candidate.js';
import { criterionText } from '../clients/criterion.js';
import { candidateName, type Judged, type Selection } from '../clients/select.js';
import { fingerprint } from '../fingerprint.js';
import type { CryptoPort } from '../ports.js';
import { isoTime } from '../text/isoTime.js';
import { formatName } from '../x509/formatName.js';

/** The answer of `cmg-cert select` as data: exactly its JSON (docs/guides/client-certificate-selection.md). */
export interface SelectionReport {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC. */
  readonly checkedAt: string;
  readonly computer: string;
  /** The issuers list as given; null where there was none. */
  readonly issuers: readonly string[] | null;
  readonly criterion: string | null;
  readonly firstCertificate: boolean;
  readonly outcome: Selection['outcome'];
  readonly reason: string;
  readonly notes: readonly string[];
  readonly candidates: readonly CandidateReport[];
  /** Inputs that could not be read. */
  readonly unreadable: readonly {
    readonly name: string;
    readonly code: string;
    readonly message: string;
    readonly remedy?: string;
  }[];
}

export interface CandidateReport {
  readonly name: string;
  readonly label: string;
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** Hexadecimal, upper case. */
  readonly thumbprintSha1: string;
  readonly state: Judged['state'];
  /** The rule that decided; absent for the one chosen. */
  readonly step?: Judged['step'];
  readonly reason: string;
  readonly assumed: readonly string[];
}

export function selectionReport(
  selection: Selection,
  request: SelectionRequest,
  unreadable: SelectionReport['unreadable'],
  crypto: CryptoPort,
  version: string,
): SelectionReport {
  return {
    schemaVersion: 1,
    tool: { name: 'cmg-cert', version },
    checkedAt: isoTime(request.at),
    computer: request.computer,
    issuers: request.issuers?.map(({ text }) => text) ?? null,
    criterion: request.criterion === undefined ? null : criterionText(request.criterion),
    firstCertificate: request.firstCertificate,
    outcome: selection.outcome,
    reason: selection.reason,
    notes: selection.notes,
    candidates: selection.judged.map((judged) => candidateReport(judged, crypto)),
    unreadable,
  };
}

function candidateReport({ candidate, state, step, reason, assumed }: Judged, crypto: CryptoPort): CandidateReport {
  const { certificate } = candidate;
  return {
    name: candidate.label,
    label: candidateName(candidate),
    subject: formatName(certificate.subject),
    issuer: formatName(certificate.issuer),
    notBefore: isoTime(certificate.notBefore),
    notAfter: isoTime(certificate.notAfter),
    thumbprintSha1: fingerprint(certificate.der, 'SHA-1', crypto),
    state,
    ...(step === undefined ? {} : { step }),
    reason,
    assumed,
  };
}
