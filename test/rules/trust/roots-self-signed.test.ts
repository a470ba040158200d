import { describe, expect, it } from 'vitest';
import type { GivenAuthority } from '../../../src/core/check/target.js';
import type { Certificate } from '../../../src/core/x509/types.js';
import { selfSignature } from '../../../src/gather/chain.js';
import { nodeCrypto } from '../../../src/platform/node/crypto.js';
import rule from '../../../src/rules/trust/roots-self-signed.js';
import { issuing, root, upload } from '../../support/authorities.js';
import { clientTarget, context } from '../../support/targets.js';

describe(rule.id, () => {
  const given = async (certificate: Certificate, as: GivenAuthority['as']): Promise<GivenAuthority> => ({
    label: 'ca.cer',
    certificate,
    as,
    selfSigned: await selfSignature(certificate, nodeCrypto.verify),
  });

  it('passes a root given as a root and an intermediate given as one', async () => {
    const both = [await given(root, 'root'), await given(issuing(), 'intermediate')];
    expect(rule.check(clientTarget({}, { given: both }), context())).toMatchObject([{ outcome: 'pass' }]);
    expect(rule.check(upload([root], { given: both }), context())).toMatchObject([{ outcome: 'pass' }]);
  });

  it('fails an intermediate given as a root, and a root given as an intermediate', async () => {
    const swapped = [await given(issuing(), 'root'), await given(root, 'intermediate')];
    expect(rule.check(clientTarget({}, { given: swapped }), context())).toMatchObject([
      { outcome: 'fail', message: expect.stringMatching(/Contoso Issuing CA 1.*not self-signed/) },
      { outcome: 'fail', message: expect.stringMatching(/Contoso Root CA.*is self-signed/) },
    ]);
  });

  it('does not know where the signature cannot be checked here', async () => {
    const unsure = [{ ...(await given(root, 'root')), selfSigned: 'unsupported' as const }];
    expect(rule.check(clientTarget({}, { given: unsure }), context())).toMatchObject([
      { outcome: 'unknown', reason: 'undecidable' },
    ]);
  });

  it('does not apply where nothing is given as either', () => {
    expect(rule.check(clientTarget(), context())).toMatchObject([{ outcome: 'not-applicable' }]);
  });
});
