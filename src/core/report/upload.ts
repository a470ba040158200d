import { fingerprint } from '../fingerprint.js';
import { UPLOAD_LIMITS } from '../plan/versions.js';
import type { CryptoPort } from '../ports.js';
import { isoTime } from '../text/isoTime.js';
import { certificateLabel } from '../trust/label.js';
import { formatName } from '../x509/formatName.js';
import { shortName } from '../x509/shortName.js';
import type { Certificate } from '../x509/types.js';

export interface UploadFile {
  /** `root-1-Contoso-Root-CA.cer`. */
  readonly name: string;
  readonly kind: 'root' | 'intermediate';
  /** Its DER is the file's content. */
  readonly certificate: Certificate;
}

/** Why the set is not fit to be uploaded. */
export interface UploadProblem {
  readonly code:
    | 'nothing-given'
    | 'too-many'
    | 'no-root'
    | 'issuer-missing'
    | 'self-signed'
    | 'not-valid'
    | 'over-limits';
  readonly message: string;
  readonly fix: string;
  /** Where the missing certificate may be fetched by hand: the caIssuers of the certificate below it. */
  readonly urls: readonly string[];
}

export interface UploadSet {
  /** Roots, then intermediates, each after its issuer; empty unless `problems` is. */
  readonly files: readonly UploadFile[];
  readonly problems: readonly UploadProblem[];
  readonly warnings: readonly string[];
  /** The certificates whose chains were followed; empty where CA files alone were given. */
  readonly serves: readonly Certificate[];
  /** CA certificates given that no chain needs. */
  readonly leftOut: readonly Certificate[];
}

/** The answer of `cmg-cert chain export` as data: its JSON (docs/guides/upload-set.md). */
export interface UploadReport {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC. */
  readonly checkedAt: string;
  readonly complete: boolean;
  readonly files: readonly {
    readonly name: string;
    readonly kind: 'root' | 'intermediate';
    readonly label: string;
    readonly subject: string;
    readonly notAfter: string;
    /** Hexadecimal, upper case. */
    readonly thumbprintSha1: string;
  }[];
  readonly counts: { readonly roots: number; readonly intermediates: number };
  /** What Configuration Manager up to `lastVersion` takes, and whether the set keeps within it. */
  readonly limits: typeof UPLOAD_LIMITS & { readonly within: boolean };
  readonly problems: readonly UploadProblem[];
  readonly warnings: readonly string[];
  /** Certificates whose chains were followed. */
  readonly serves: readonly string[];
  /** CA certificates given that no chain needs. */
  readonly leftOut: readonly string[];
}

export function uploadReport(set: UploadSet, at: number, crypto: CryptoPort, version: string): UploadReport {
  const roots = set.files.filter(({ kind }) => kind === 'root').length;
  const intermediates = set.files.length - roots;
  return {
    schemaVersion: 1,
    tool: { name: 'cmg-cert', version },
    checkedAt: isoTime(at),
    complete: set.problems.length === 0,
    files: set.files.map(({ name, kind, certificate }) => ({
      name,
      kind,
      label: labelOf(certificate),
      subject: formatName(certificate.subject),
      notAfter: isoTime(certificate.notAfter),
      thumbprintSha1: fingerprint(certificate.der, 'SHA-1', crypto),
    })),
    counts: { roots, intermediates },
    limits: {
      ...UPLOAD_LIMITS,
      within: roots <= UPLOAD_LIMITS.roots && intermediates <= UPLOAD_LIMITS.intermediates,
    },
    problems: set.problems,
    warnings: set.warnings,
    serves: set.serves.map(labelOf),
    leftOut: set.leftOut.map(labelOf),
  };
}

const labelOf = (certificate: Certificate): string => shortName(certificate.subject) || certificateLabel(certificate);
