import { readExtension } from '../../x509/readExtension.js';
import type { Certificate, GeneralName, GeneralSubtree } from '../../x509/types.js';
import type { Meter } from '../budget.js';
import { failure, type PathFailure } from '../failure.js';
import { shortList } from '../label.js';
import { describeGeneralName } from '../names/describe.js';
import { constrainedNames } from './constrainedNames.js';
import type { ParsedBase } from './form.js';
import { type AnyNameForm, formOf } from './forms.js';

/** One subtree, its base parsed where that is possible. */
interface Subtree {
  readonly base: GeneralName;
  readonly parsed: ParsedBase<unknown> | undefined;
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
  const form = formOf(name.kind);
  meter.spend('nameComparisons', excluded.length);
  for (const subtree of excluded) {
    if (isOtherType(name, subtree.base)) continue;
    const base = comparableBase(parsed, subtree);
    if (base === undefined || form === undefined) return obstacle(context, subtree, form);
    if (form.overlaps(parsed, base.value)) return excludedFailure(context, subtree);
  }
  return undefined;
}

/** One subtree that holds the name is enough, whatever the others are. */
function checkPermitted(context: Context, permitted: readonly Subtree[]): PathFailure | undefined {
  const { name, parsed, meter } = context;
  const form = formOf(name.kind);
  meter.spend('nameComparisons', permitted.length);
  let incomparable: Subtree | undefined;
  for (const subtree of permitted) {
    const base = comparableBase(parsed, subtree);
    if (base === undefined || form === undefined) incomparable ??= subtree;
    else if (form.within(parsed, base.value)) return undefined;
  }
  if (incomparable !== undefined) return obstacle(context, incomparable, form);
  return permitted.length === 0 ? undefined : notPermittedFailure(context, permitted);
}

/** @returns undefined when a name and a subtree cannot be compared: one of them is not well-formed, or not defined */
function comparableBase(name: unknown, { parsed, plain }: Subtree): ParsedBase<unknown> | undefined {
  return name === undefined || !plain ? undefined : parsed;
}

/** An otherName of another type lies outside an excluded otherName, whatever its value. */
function isOtherType(name: GeneralName, base: GeneralName): boolean {
  return name.kind === 'other' && base.kind === 'other' && name.oid !== base.oid;
}

/** What keeps a name and a subtree of one form from being compared at all. */
function obstacle({ ca, below, name, parsed }: Context, subtree: Subtree, form: AnyNameForm | undefined): PathFailure {
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

function notPermittedFailure({ ca, below, name }: Context, subtrees: readonly Subtree[]): PathFailure {
  const text = describeGeneralName(name);
  const permitted = subtrees.slice(0, 20).map(({ base }) => describeGeneralName(base));
  return failure(
    'name-not-permitted',
    below.certificate,
    `${below.label} has ${text}, which the name constraints of ${ca.label} do not permit (permitted: ${shortList(permitted, subtrees.length)}).`,
    { constrainedBy: ca.label, name: text, permitted },
  );
}
