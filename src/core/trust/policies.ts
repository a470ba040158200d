import { isSelfIssued } from '../x509/certificateKind.js';
import { readExtension } from '../x509/readExtension.js';
import type { Certificate } from '../x509/types.js';
import type { Meter } from './budget.js';
import { failure, type PathFailure } from './failure.js';
import { shortList } from './label.js';

export const ANY_POLICY = '2.5.29.32.0';

/** Inputs of RFC 5280 § 6.1.1 (c), (e), (f), (g). */
export interface PolicyInputs {
  /** Policies that the caller accepts; undefined or with any-policy in it: all. */
  readonly initialPolicySet: readonly string[] | undefined;
  readonly explicitPolicy: boolean;
  readonly inhibitMapping: boolean;
  readonly inhibitAnyPolicy: boolean;
}

/** Policies under which a path holds; any-policy (2.5.29.32.0) stands for all. */
export interface ValidPolicies {
  /** By the issuers' will alone, in the terms of the anchor's domain. */
  readonly authority: readonly string[];
  /** Of these, what the caller accepts. */
  readonly user: readonly string[];
}

interface Node {
  readonly policy: string;
  expected: ReadonlySet<string>;
  readonly parents: readonly Node[];
  /** Whether a certificate of the whole path holds under it; marked at the end, upward from the leaf. */
  alive: boolean;
}

/** Nodes of one depth, by policy: the graph of RFC 9618 has one node a policy, where RFC 5280's tree repeats them without bound. */
type Level = Map<string, Node>;

const NO_PARENTS: readonly Node[] = [];

interface Counters {
  explicitPolicy: number;
  policyMapping: number;
  inhibitAnyPolicy: number;
}

/**
 * Certificate policies along a path (RFC 5280 §§ 6.1.2 – 6.1.5 with the graph of RFC 9618 § 5).
 * @param path from the certificate that the anchor issued to the leaf; the anchor is not among them
 * @throws BudgetExceeded
 */
export function validatePolicies(
  path: readonly Certificate[],
  inputs: PolicyInputs,
  label: (certificate: Certificate) => string,
  meter: Meter,
): ValidPolicies | PathFailure {
  const beyond = path.length + 1;
  const counters: Counters = {
    explicitPolicy: inputs.explicitPolicy ? 0 : beyond,
    policyMapping: inputs.inhibitMapping ? 0 : beyond,
    inhibitAnyPolicy: inputs.inhibitAnyPolicy ? 0 : beyond,
  };
  const root: Node = { policy: ANY_POLICY, expected: new Set([ANY_POLICY]), parents: NO_PARENTS, alive: false };
  let level: Level | undefined = new Map([[ANY_POLICY, root]]);
  for (const [i, certificate] of path.entries()) {
    const last = i === path.length - 1;
    const selfIssued = isSelfIssued(certificate);
    level = nextLevel(level, certificate, counters.inhibitAnyPolicy > 0 || (!last && selfIssued), meter);
    if (counters.explicitPolicy === 0 && level === undefined) return refused(certificate, label(certificate), inputs);
    if (last) {
      wrapUp(certificate, counters);
    } else {
      const failed = prepareNext(level, certificate, counters, selfIssued, label, meter);
      if (failed !== undefined) return failed;
      if (level?.size === 0) level = undefined;
    }
  }
  const policies = validPolicies(level, inputs.initialPolicySet);
  const leaf = path.at(-1);
  if (leaf !== undefined && counters.explicitPolicy === 0 && policies.user.length === 0) {
    return refused(leaf, label(leaf), inputs, policies.authority);
  }
  return policies;
}

function refused(
  certificate: Certificate,
  label: string,
  { initialPolicySet = [ANY_POLICY] }: PolicyInputs,
  authority: readonly string[] = [],
): PathFailure {
  const wanted = initialPolicySet.slice(0, 20);
  const offered = authority.length === 0 ? 'no policy is left' : `the path holds under ${shortList(authority)}`;
  return failure(
    'policy-not-allowed',
    certificate,
    `A certificate policy is required, and down to ${label} ${offered} (accepted: ${wanted.includes(ANY_POLICY) ? 'any' : shortList(wanted)}).`,
    { accepted: wanted, offered: authority.slice(0, 20) },
  );
}

/**
 * RFC 9618 § 5.4 (d), (e).
 * @param anyCounts whether the certificate's any-policy is processed
 * @returns undefined when no policy is left
 */
function nextLevel(
  above: Level | undefined,
  certificate: Certificate,
  anyCounts: boolean,
  meter: Meter,
): Level | undefined {
  const reading = readExtension(certificate, 'certificatePolicies');
  if (above === undefined || reading.state !== 'present') return undefined;
  meter.spend('policies', reading.value.length);
  const byExpected = expectedIndex(above, meter);
  const anyAbove = above.get(ANY_POLICY);
  const level: Level = new Map();
  const add = (policy: string, parents: readonly Node[]) =>
    level.set(policy, { policy, expected: new Set([policy]), parents, alive: false });
  for (const { oid } of reading.value) {
    if (oid === ANY_POLICY || level.has(oid)) continue;
    const parents = byExpected.get(oid) ?? (anyAbove === undefined ? NO_PARENTS : [anyAbove]);
    if (parents.length > 0) add(oid, parents);
  }
  if (anyCounts && reading.value.some(({ oid }) => oid === ANY_POLICY)) {
    for (const [policy, parents] of byExpected) {
      if (!level.has(policy)) add(policy, parents);
    }
  }
  return level.size === 0 ? undefined : level;
}

function expectedIndex(level: Level, meter: Meter): Map<string, Node[]> {
  const index = new Map<string, Node[]>();
  for (const node of level.values()) {
    meter.spend('policies', node.expected.size);
    for (const policy of node.expected) {
      const nodes = index.get(policy);
      if (nodes === undefined) index.set(policy, [node]);
      else nodes.push(node);
    }
  }
  return index;
}

/** RFC 5280 § 6.1.4 (a), (b), (h) – (j). */
function prepareNext(
  level: Level | undefined,
  certificate: Certificate,
  counters: Counters,
  selfIssued: boolean,
  label: (certificate: Certificate) => string,
  meter: Meter,
): PathFailure | undefined {
  const mappings = readExtension(certificate, 'policyMappings');
  if (mappings.state === 'present') {
    meter.spend('policies', mappings.value.length);
    if (mappings.value.some((m) => m.issuerDomain === ANY_POLICY || m.subjectDomain === ANY_POLICY)) {
      return failure(
        'policy-not-allowed',
        certificate,
        `The policy mappings of ${label(certificate)} map any-policy, which is not allowed.`,
      );
    }
    if (level !== undefined) applyMappings(level, mappings.value, counters.policyMapping > 0);
  }
  if (!selfIssued) {
    counters.explicitPolicy = Math.max(0, counters.explicitPolicy - 1);
    counters.policyMapping = Math.max(0, counters.policyMapping - 1);
    counters.inhibitAnyPolicy = Math.max(0, counters.inhibitAnyPolicy - 1);
  }
  const constraints = readExtension(certificate, 'policyConstraints');
  if (constraints.state === 'present') {
    const { requireExplicitPolicy = counters.explicitPolicy, inhibitPolicyMapping = counters.policyMapping } =
      constraints.value;
    counters.explicitPolicy = Math.min(counters.explicitPolicy, requireExplicitPolicy);
    counters.policyMapping = Math.min(counters.policyMapping, inhibitPolicyMapping);
  }
  const inhibit = readExtension(certificate, 'inhibitAnyPolicy');
  if (inhibit.state === 'present') counters.inhibitAnyPolicy = Math.min(counters.inhibitAnyPolicy, inhibit.value);
  return undefined;
}

function applyMappings(
  level: Level,
  mappings: readonly { readonly issuerDomain: string; readonly subjectDomain: string }[],
  allowed: boolean,
): void {
  const targets = new Map<string, Set<string>>();
  for (const { issuerDomain, subjectDomain } of mappings) {
    const subjects = targets.get(issuerDomain);
    if (subjects === undefined) targets.set(issuerDomain, new Set([subjectDomain]));
    else subjects.add(subjectDomain);
  }
  // Any-policy on this level came from any-policy on the level above.
  const anyParents = level.get(ANY_POLICY)?.parents;
  for (const [issuerDomain, subjects] of targets) {
    const node = level.get(issuerDomain);
    if (!allowed) level.delete(issuerDomain);
    else if (node !== undefined) node.expected = subjects;
    else if (anyParents !== undefined) {
      level.set(issuerDomain, { policy: issuerDomain, expected: subjects, parents: anyParents, alive: false });
    }
  }
}

/** § 6.1.5 (a), (b). */
function wrapUp(certificate: Certificate, counters: Counters): void {
  counters.explicitPolicy = Math.max(0, counters.explicitPolicy - 1);
  const constraints = readExtension(certificate, 'policyConstraints');
  if (constraints.state === 'present' && constraints.value.requireExplicitPolicy === 0) counters.explicitPolicy = 0;
}

/** RFC 9618 § 5.6: the policies that any-policy's nodes first gave way to, as far as they reach the leaf. */
function validPolicies(leafLevel: Level | undefined, accepted: readonly string[] | undefined): ValidPolicies {
  if (leafLevel === undefined) return { authority: [], user: [] };
  const authority = new Set<string>();
  let nodes: Node[] = [...leafLevel.values()];
  for (const node of nodes) node.alive = true;
  if (leafLevel.has(ANY_POLICY)) authority.add(ANY_POLICY);
  while (nodes.length > 0) {
    const above: Node[] = [];
    for (const node of nodes) {
      if (node.policy !== ANY_POLICY && node.parents.some((parent) => parent.policy === ANY_POLICY)) {
        authority.add(node.policy);
      }
      for (const parent of node.parents) {
        if (parent.alive) continue;
        parent.alive = true;
        above.push(parent);
      }
    }
    nodes = above;
  }
  const all = [...authority];
  if (accepted === undefined || accepted.includes(ANY_POLICY)) return { authority: all, user: all };
  const user = authority.has(ANY_POLICY) ? [...accepted] : accepted.filter((policy) => authority.has(policy));
  return { authority: all, user };
}
