import { readExtension } from '../../x509/readExtension.js';
import type { Certificate, GeneralName, GeneralSubtree } from '../../x509/types.js';
import type { Meter } from '../budget.js';
import { failure, type PathFailure } from '../failure.js';
import { shortList } from '../label.js';
import { describeGeneralName } from '../names/describe.js';
import { constrainedNames } from './constrainedNames.js';
import { type AnyNameForm, formOf } from './forms.js';

/** One subtree, its base parsed where that is possible. */
interface Subtree {
  readonly base: GeneralName;
  readonly parsed: { readonly value: unknown; readonly lenient: boolean } | undefined;
  /** minimum 0 and no maximum: RFC 5280 § 4.2.1.10 defines nothing else. */
  readonly plain: boolean;
}

/** By kind, so that names are only ever held against subtrees of their own form. */
type Subtrees = ReadonlyMap<GeneralName['kind'], readonly Subtree[]>;

interface Constraints {
  readonly permitted: Subtrees;
  readonly excluded: Subtrees;
}

const parsedConstraints = new WeakMap<Certificate, Constraints>();

/** @returns undefined when there is no such extension, or none that can be read */
function constraintsOf(ca: Certificate): Constraints | undefined {
  const known = parsedConstraints.get(ca);
  if (known !== undefined) return known;
  const reading = readExtension(ca, 'nameConstraints');
  if (reading.state !== 'present') return undefined;
  const constraints = {
    permitted: groupByKind(reading.value.permitted),
    excluded: groupByKind(reading.value.excluded),
  };
  parsedConstraints.set(ca, constraints);
  return constraints;
}

function groupByKind(subtrees: readonly GeneralSubtree[]): Subtrees {
  const groups = new Map<GeneralName['kind'], Subtree[]>();
  for (const subtree of subtrees) {
    const group = groups.get(subtree.base.kind);
    if (group === undefined) groups.set(subtree.base.kind, [parseSubtree(subtree)]);
    else group.push(parseSubtree(subtree));
  }
  return groups;
}

function parseSubtree({ base, minimum, maximum }: GeneralSubtree): Subtree {
  const form = formOf(base.kind);
  return { base, parsed: form?.parseBase(base), plain: minimum === 0 && maximum === undefined };
}

/**
 * Whether a CA's subtrees are such as RFC 5280 § 4.2.1.10 defines: well-formed bases, no leading period in a DNS
 * name, masks without gaps, minimum 0, no maximum.
 */
export function checkConstraintSyntax(ca: Certificate, label: string): PathFailure | undefined {
  const constraints = constraintsOf(ca);
  if (constraints === undefined) return undefined;
  const subtrees = [...constraints.permitted.values(), ...constraints.excluded.values()].flat();
  for (const { base, parsed, plain } of subtrees) {
    const malformed = formOf(base.kind) !== undefined && (parsed === undefined || parsed.lenient);
    if (!malformed && plain) continue;
    const text = describeGeneralName(base);
    return failure(
      'name-constraint-malformed',
      ca,
      `The name constraints of ${label} name ${text}, which RFC 5280 does not allow there.`,
      { subtree: text },
    );
  }
  return undefined;
}

/**
 * Whether the names of a certificate keep to the name constraints of one CA above it (RFC 5280 § 6.1.3 (b), (c)).
 * Every CA's subtrees are asked separately, so that a CA below cannot widen what one above permits.
 *
 * @param commonNameIsDns the certificate's common name stands for a host
 */
export function checkNameConstraints(
  ca: { readonly certificate: Certificate; readonly label: string },
  below: { readonly certificate: Certificate; readonly label: string },
  commonNameIsDns: boolean,
  meter: Meter,
): PathFailure | undefined {
  const constraints = constraintsOf(ca.certificate);
  if (constraints === undefined) return undefined;
  for (const { name, parsed } of constrainedNames(below.certificate, commonNameIsDns)) {
    const excluded = constraints.excluded.get(name.kind) ?? [];
    const permitted = constraints.permitted.get(name.kind) ?? [];
    const context = { ca, below, name, parsed, meter };
    const failed = checkExcluded(context, excluded) ?? checkPermitted(context, permitted);
    if (failed !== undefined) return failed;
  }
  return undefined;
}

interface Context {
  readonly ca: { readonly certificate: Certificate; readonly label: string };
  readonly below: { readonly certificate: Certificate; readonly label: string };
  readonly name: GeneralName;
  /** undefined: not of its form. */
  readonly parsed: unknown;
  readonly meter: Meter;
}

function checkExcluded(context: Context, excluded: readonly Subtree[]): PathFailure | undefined {
  const { name, parsed, meter } = context;
  for (const subtree of excluded) {
    meter.spend('nameComparisons');
    if (isOtherType(name, subtree.base)) continue;
    const form = formOf(name.kind);
    const obstacle = obstacleTo(context, subtree, form);
    if (obstacle !== undefined) return obstacle;
    if (form?.overlaps(parsed, subtree.parsed?.value)) return excludedFailure(context, subtree);
  }
  return undefined;
}

function checkPermitted(context: Context, permitted: readonly Subtree[]): PathFailure | undefined {
  const { name, parsed, meter } = context;
  const bases: GeneralName[] = [];
  for (const subtree of permitted) {
    meter.spend('nameComparisons');
    const form = formOf(name.kind);
    const obstacle = obstacleTo(context, subtree, form);
    if (obstacle !== undefined) return obstacle;
    if (form?.within(parsed, subtree.parsed?.value)) return undefined;
    bases.push(subtree.base);
  }
  return bases.length === 0 ? undefined : notPermittedFailure(context, bases);
}

/** An otherName of another type lies outside an excluded otherName, whatever its value. */
function isOtherType(name: GeneralName, base: GeneralName): boolean {
  return name.kind === 'other' && base.kind === 'other' && name.oid !== base.oid;
}

/** What keeps a name and a subtree of one form from being compared at all. */
function obstacleTo(
  { ca, below, name, parsed }: Context,
  subtree: Subtree,
  form: AnyNameForm | undefined,
): PathFailure | undefined {
  const comparable = form !== undefined && subtree.plain && parsed !== undefined && subtree.parsed !== undefined;
  if (comparable) return undefined;
  const base = describeGeneralName(subtree.base);
  const operands = { constrainedBy: ca.label, name: describeGeneralName(name), subtree: base };
  if (form === undefined || !subtree.plain) {
    return failure(
      'name-constraint-unsupported',
      below.certificate,
      `${below.label} has ${operands.name}, and ${ca.label} constrains names of that kind (${base}) in a way that cannot be checked here.`,
      operands,
    );
  }
  if (parsed === undefined) {
    return failure(
      'name-malformed',
      below.certificate,
      `${below.label} has ${operands.name}, which is no well-formed ${form.title}, while ${ca.label} constrains such names.`,
      operands,
    );
  }
  return failure(
    'name-constraint-malformed',
    ca.certificate,
    `The name constraints of ${ca.label} name ${base}, which is no well-formed ${form.title}; ${below.label} has ${operands.name}.`,
    operands,
  );
}

function excludedFailure({ ca, below, name }: Context, subtree: Subtree): PathFailure {
  const text = describeGeneralName(name);
  const base = describeGeneralName(subtree.base);
  return failure(
    'name-excluded',
    below.certificate,
    `${below.label} has ${text}, which the name constraints of ${ca.label} exclude (${base}).`,
    { constrainedBy: ca.label, name: text, subtree: base },
  );
}

function notPermittedFailure({ ca, below, name }: Context, bases: readonly GeneralName[]): PathFailure {
  const text = describeGeneralName(name);
  const permitted = bases.slice(0, 20).map(describeGeneralName);
  return failure(
    'name-not-permitted',
    below.certificate,
    `${below.label} has ${text}, which the name constraints of ${ca.label} do not permit (permitted: ${shortList(permitted, bases.length)}).`,
    { constrainedBy: ca.label, name: text, permitted },
  );
}
