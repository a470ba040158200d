import { integerToBigInt, isNegativeInteger } from '../../asn1/integer.js';
import { nameKey } from '../../x509/compareNames.js';
import { CRL_EXTENSION_NAMES, readCrlExtension } from '../../x509/crl/readCrlExtension.js';
import type {
  CrlExtensionName,
  CrlExtensionValues,
  IssuingDistributionPoint,
  RevocationList,
} from '../../x509/types.js';
import { hasName, pointNameKeys } from './pointNames.js';

/** A CRL with its extensions decoded once, and what makes it unusable. */
export interface CrlView {
  readonly crl: RevocationList;
  /** Why no status may be read from it, apart from signature, dates and scope; undefined: nothing. */
  readonly problem: string | undefined;
  readonly keyIdentifier: Uint8Array | undefined;
  readonly number: bigint | undefined;
  /** BaseCRLNumber of a delta CRL. */
  readonly baseNumber: bigint | undefined;
  readonly issuerKey: string;
  readonly scope: IssuingDistributionPoint | undefined;
  /** Keys of the distribution points that it is limited to; undefined when it is to none. */
  readonly names: readonly string[] | undefined;
  /** The extension's octets: a delta and its base have the same scope exactly when these are equal (§ 5.2.4). */
  readonly scopeBytes: Uint8Array | undefined;
}

const ISSUING_DISTRIBUTION_POINT = '2.5.29.28';
/** Critical extensions that are processed here. */
const PROCESSED: ReadonlySet<CrlExtensionName> = new Set<CrlExtensionName>([
  'issuingDistributionPoint',
  'deltaCrlIndicator',
]);
/** § 5.2.3: a CRL number has at most 20 octets. */
const MAX_NUMBER_OCTETS = 20;

/** @param strict what RFC 5280 § 5 asks of conforming issuers counts */
export function viewCrl(crl: RevocationList, strict: boolean): CrlView {
  const authority = readCrlExtension(crl, 'authorityKeyIdentifier');
  const number = readCrlExtension(crl, 'crlNumber');
  const base = readCrlExtension(crl, 'deltaCrlIndicator');
  const scope = readCrlExtension(crl, 'issuingDistributionPoint');
  const value = scope.state === 'present' ? scope.value : undefined;
  return {
    crl,
    problem: unusable(crl) ?? (strict ? nonConforming(crl) : undefined),
    keyIdentifier: authority.state === 'present' ? authority.value.keyIdentifier : undefined,
    number: numberOf(number),
    baseNumber: numberOf(base),
    issuerKey: nameKey(crl.issuer),
    scope: value,
    names: value !== undefined && hasName(value) ? pointNameKeys(value, [crl.issuer]) : undefined,
    scopeBytes: crl.extensions.find(({ oid }) => oid === ISSUING_DISTRIBUTION_POINT)?.value,
  };
}

function numberOf(reading: { readonly state: string; readonly value?: Uint8Array }): bigint | undefined {
  return reading.value !== undefined && isNumber(reading.value) ? integerToBigInt(reading.value) : undefined;
}

function isNumber(content: Uint8Array): boolean {
  return content.length <= MAX_NUMBER_OCTETS && !isNegativeInteger(content);
}

/** §§ 5.1, 5.2: what is not well formed, is critical and not processed, or decides and cannot be read, makes the whole CRL unusable. */
function unusable(crl: RevocationList): string | undefined {
  const [problem] = crl.problems;
  if (problem !== undefined) return `it is not well formed: ${problem.message}`;
  const seen = new Set<string>();
  for (const { oid, critical } of crl.extensions) {
    if (seen.has(oid)) return `it has the extension ${oid} twice`;
    seen.add(oid);
    const name = CRL_EXTENSION_NAMES.get(oid);
    const processed = name !== undefined && (PROCESSED.has(name) || isHarmless(name));
    if (critical && !processed) return `its critical extension ${name ?? oid} is not processed here`;
    if (name === undefined || !(critical || PROCESSED.has(name))) continue;
    const reading = readCrlExtension(crl, name);
    if (reading.state === 'malformed') return `its extension ${name} cannot be read`;
  }
  const base = readCrlExtension(crl, 'deltaCrlIndicator');
  if (base.state === 'present' && !isNumber(base.value)) return 'its base CRL number is no number';
  return undefined;
}

/** Read here and without effect on the status, whatever the flag says; strict profiles judge the flag. */
function isHarmless(name: CrlExtensionName): boolean {
  return name === 'authorityKeyIdentifier' || name === 'crlNumber' || name === 'freshestCrl';
}

/** §§ 5.2.1 – 5.2.6. */
function nonConforming(crl: RevocationList): string | undefined {
  if (crl.version !== 2) return 'it is not of version 2';
  const wanted: readonly (readonly [CrlExtensionName, boolean])[] = [
    ['authorityKeyIdentifier', false],
    ['crlNumber', false],
    ['freshestCrl', false],
    ['issuingDistributionPoint', true],
    ['deltaCrlIndicator', true],
  ];
  for (const [name, critical] of wanted) {
    const reading = readCrlExtension(crl, name);
    if (reading.state !== 'absent' && reading.critical !== critical) {
      return `its extension ${name} is ${critical ? 'not ' : ''}marked critical`;
    }
  }
  return missing(crl, 'authorityKeyIdentifier') ?? missing(crl, 'crlNumber');
}

function missing(crl: RevocationList, name: keyof CrlExtensionValues): string | undefined {
  const reading = readCrlExtension(crl, name);
  return reading.state === 'present' ? undefined : `it has no ${name} that can be read`;
}
