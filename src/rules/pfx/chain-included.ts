import { defineRule, fail, type Judgement, notApplicable, pass, unknown } from '../../core/check/rule.js';
import type { PfxTarget } from '../../core/check/target.js';
import { findPublicRootCandidates } from '../../core/roots/publicRoots.js';
import { counted } from '../../core/text/days.js';
import { listed, MAX_LISTED } from '../../core/text/list.js';
import { isSelfIssued } from '../../core/x509/certificateKind.js';
import { nameKey } from '../../core/x509/compareNames.js';
import { shortName } from '../../core/x509/shortName.js';
import type { Certificate } from '../../core/x509/types.js';

const REBUILD =
  'cmg-cert pfx convert old.pfx --chain issuing.cer -o new.pfx. Repeat --chain for each missing intermediate. The command leaves out the root.';

export default defineRule({
  id: 'pfx/chain-included',
  title: 'The file contains the intermediate CA certificates and no root',
  targets: ['pfx'],
  severity: 'warning',
  why: 'The gateway sends only the certificates it has. A client that lacks an intermediate and cannot download it refuses the connection. The root is not needed. Clients trust the copy in their own store.',
  fix: `Export again with "Include all certificates in the certification path if possible" on a computer that has the intermediates in its store, or build the file: ${REBUILD}`,
  symptoms: ['winhttp-invalid-ca', 'cert-e-chaining'],
  citations: [
    { source: 'SRV', section: 'Choose the certificate type', strength: 'observed' },
    { source: 'RFC 8446', section: '4.4.2: Certificate', strength: 'required' },
  ],
  example: { good: 'the server certificate and its issuing CA', bad: 'only the server certificate' },
  check(target) {
    const { leaf, pfx } = target;
    if (leaf === undefined) return notApplicable('The file has no certificate that could have a chain.');
    if (isSelfIssued(leaf.certificate)) return notApplicable('The certificate is its own issuer, so it has no chain.');
    const roots = pfx.certificates
      .map(({ certificate }) => certificate)
      .filter((certificate) => certificate !== leaf.certificate && isSelfIssued(certificate));
    const intermediates = judgeIntermediates(target, leaf.certificate);
    if (roots.length === 0) return intermediates;
    const included = judgeRoots(roots);
    return intermediates.outcome === 'fail' ? [intermediates, included] : included;
  },
});

const quoted = (name: string): string => `"${name}"`;

const judgeRoots = (roots: readonly Certificate[]): Judgement => {
  const names = roots.map(({ subject }) => shortName(subject));
  return fail(
    `${names.length === 1 ? 'The root' : 'The roots'} ${listed(names.map(quoted))} ${names.length === 1 ? 'is' : 'are'} in the file. This is harmless. Clients ignore a root that the gateway sends. Windows exports it with "Include all certificates in the certification path".`,
    {
      evidence: { roots: names.slice(0, MAX_LISTED) },
      fix: `You do not have to do anything. To remove it: ${REBUILD}`,
    },
  );
};

/** Follows the issuers' names upward through the file. trust/path-valid checks the signatures. */
function judgeIntermediates({ pfx, pool = [] }: PfxTarget, leaf: Certificate): Judgement {
  const inFile = bySubject(pfx.certificates.map(({ certificate }) => certificate));
  const found = new Set<Certificate>();
  let top = leaf;
  for (let next = inFile.get(nameKey(top.issuer)); next !== undefined; next = inFile.get(nameKey(top.issuer))) {
    if (isSelfIssued(next)) return complete([...found], `the root "${shortName(next.subject)}"`);
    if (next === leaf || found.has(next)) break;
    found.add(next);
    top = next;
  }
  const issuer = shortName(top.issuer);
  const intermediates = [...found];
  const names = intermediates.map(({ subject }) => shortName(subject));
  const outside = bySubject(pool).get(nameKey(top.issuer));
  if (outside !== undefined && !isSelfIssued(outside)) {
    return fail(
      `The intermediate "${issuer}" is not in the file. You gave it separately, but the gateway sends only what the file contains.`,
      {
        evidence: { missing: issuer, intermediates: names.slice(0, MAX_LISTED) },
      },
    );
  }
  if (outside !== undefined || findPublicRootCandidates(top.issuer).length > 0) {
    return complete(intermediates, `the root "${issuer}"`);
  }
  if (names.length === 0) {
    return fail(
      `The file has no intermediate. The issuer "${issuer}" is not in it, and the gateway sends only what the file contains.`,
      {
        evidence: { missing: issuer },
        fix: `If "${issuer}" is the root, give it with --roots and this check passes. Otherwise, export again with "Include all certificates in the certification path if possible", or build the file: ${REBUILD}`,
      },
    );
  }
  return unknown(
    'not-asked',
    `The file has ${counted(names.length, 'intermediate')}. Without "${issuer}", cmg-cert cannot determine whether it is the root or another intermediate.`,
    {
      evidence: { intermediates: names.slice(0, MAX_LISTED) },
      asks: ['--roots FILE'],
    },
  );
}

function complete(intermediates: readonly Certificate[], issuer: string): Judgement {
  const names = intermediates.map(({ subject }) => shortName(subject));
  const message =
    names.length === 0
      ? `No intermediate is needed. The certificate was issued directly by ${issuer}.`
      : `${counted(names.length, 'intermediate')} up to ${issuer}.`;
  return pass(message, { intermediates: names.slice(0, MAX_LISTED) });
}

/** Keeps the first of several certificates with the same name. They differ in dates, not in their place in the chain. */
function bySubject(certificates: readonly Certificate[]): ReadonlyMap<string, Certificate> {
  const found = new Map<string, Certificate>();
  for (const certificate of certificates) {
    const key = nameKey(certificate.subject);
    if (!found.has(key)) found.set(key, certificate);
  }
  return found;
}
