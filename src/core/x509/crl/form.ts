import { bytesEqual } from '../../asn1/bytes.js';
import type { AlgorithmIdentifier, CrlExtensionName, DecodeProblem, Extension } from '../types.js';
import { readCrlExtension } from './readCrlExtension.js';
import { HAS_EXTENSIONS, HAS_NO_EXTENSION } from './revokedList.js';

/** What the form of a CRL is judged by. */
export interface CrlForm {
  readonly version: number;
  /** Whether the version is written, as only that of version 2 may be. */
  readonly versionWritten: boolean;
  /** Whether revokedCertificates is written, as it may be only where it has an entry. */
  readonly listWritten: boolean;
  readonly entryCount: number;
  /** Of all entries together: see `checkEntry`. */
  readonly entryFlags: number;
  readonly tbsSignatureAlgorithm: AlgorithmIdentifier;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly extensions: readonly Extension[];
}

/** Where a CRL breaks RFC 5280 § 5.1 or § 5.2.5, as sentences with the section. */
export function formProblems(form: CrlForm): DecodeProblem[] {
  const { version, entryFlags } = form;
  const problems: (string | false)[] = [
    version > 2 && `version ${version}: a CRL has version 1 or 2 (RFC 5280 § 5.1.2.1)`,
    version === 1 && form.versionWritten && 'version 1 is written: DER leaves out the default (RFC 5280 § 5.1)',
    version === 1 &&
      form.extensions.length > 0 &&
      'version 1 with extensions, which version 2 brought (RFC 5280 § 5.1.2.1)',
    version === 1 &&
      (entryFlags & HAS_EXTENSIONS) !== 0 &&
      'version 1 with extensions of entries, which version 2 brought (RFC 5280 § 5.1.2.1)',
    form.listWritten &&
      form.entryCount === 0 &&
      'the list of revoked certificates is written and empty (RFC 5280 § 5.1.2.6)',
    (entryFlags & HAS_NO_EXTENSION) !== 0 && 'an entry has an empty list of extensions (RFC 5280 § 5.1)',
    !bytesEqual(form.tbsSignatureAlgorithm.der, form.signatureAlgorithm.der) &&
      'the two signature algorithms differ (RFC 5280 § 5.1.1.2)',
    ...scopeProblems(form.extensions),
  ];
  return problems.flatMap((message) => (message === false ? [] : [{ message, offset: 0 }]));
}

/** § 5.2.5. */
function scopeProblems(extensions: readonly Extension[]): (string | false)[] {
  const name: CrlExtensionName = 'issuingDistributionPoint';
  const scope = readCrlExtension({ extensions }, name);
  if (scope.state !== 'present') return [];
  const { fullName, relativeName, onlySomeReasons, indirectCrl, ...only } = scope.value;
  const kinds = [only.onlyContainsUserCerts, only.onlyContainsCaCerts, only.onlyContainsAttributeCerts].filter(Boolean);
  const empty =
    fullName.length === 0 &&
    relativeName === undefined &&
    onlySomeReasons === undefined &&
    !indirectCrl &&
    kinds.length === 0;
  return [
    empty && 'its issuing distribution point says nothing (RFC 5280 § 5.2.5)',
    kinds.length > 1 &&
      'its issuing distribution point limits it to two kinds of certificate at once (RFC 5280 § 5.2.5)',
  ];
}
