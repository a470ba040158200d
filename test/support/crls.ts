import type { CrlFact } from '../../src/core/check/crlFacts.js';
import type { FileForm } from '../../src/core/check/fileForm.js';
import type { OpenedInput } from '../../src/core/check/inputs.js';
import type { CrlTarget, RevocationFact } from '../../src/core/check/target.js';
import type { Certificate, Crl } from '../../src/core/x509/types.js';
import { CaPool } from '../../src/gather/chain.js';
import { crlFacts, revocationFact } from '../../src/gather/crl.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';
import { TestCa } from './ca.js';
import { AT } from './validate.js';

/** A hierarchy of two tiers, with a leaf, for tests of CRLs. */
export const ROOT_CA = TestCa.root('CRL Root');
export const ISSUER = ROOT_CA.issueCa('CRL Issuing', { crl: ['http://crl.contoso.com/root.crl'] });
export const LEAF = ISSUER.issueLeaf('granitefalls.contoso.com', { crl: ['http://crl.contoso.com/ca.crl'] });
export const PATH = [LEAF, ISSUER.certificate, ROOT_CA.certificate];

const file = (crl: Crl, index: number, form: FileForm): OpenedInput => ({
  name: `crl${index}.crl`,
  sha256: '',
  kind: 'crl',
  form,
  certificates: [],
  pfx: undefined,
  privateKeys: [],
  crls: [crl],
  requests: [],
});

interface Beside {
  /** CA certificates at hand. */
  readonly cas?: readonly Certificate[];
  readonly form?: FileForm;
  readonly issuerStated?: boolean;
}

export function factsOf(
  crls: readonly Crl[],
  { cas = PATH.slice(1), form = 'der', issuerStated = false }: Beside = {},
) {
  const files = crls.map((crl, index) => file(crl, index, form));
  return crlFacts(files, new CaPool(cas), issuerStated, nodeCrypto.verify);
}

/** The first CRL as an input of its own, the others beside it. */
export async function crlTarget(crls: readonly Crl[], beside: Beside = {}): Promise<CrlTarget> {
  const [facts] = (await factsOf(crls, beside)) as [CrlFact, ...CrlFact[]];
  return { kind: 'crl', role: undefined, label: facts.label, crl: facts.crl, facts };
}

/** What these CRLs, given by --crl, say of a path. */
export async function revocation(
  crls: readonly Crl[],
  path: readonly Certificate[] = PATH,
): Promise<RevocationFact | undefined> {
  const found = await factsOf(crls, { cas: path.slice(1) });
  const pool = new CaPool(path.slice(1));
  return revocationFact([path], { at: AT, crypto: nodeCrypto, pool, crls: found, givenCrls: found });
}
