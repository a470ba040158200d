import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../../src/core/x509/certificate.js';
import type { Certificate } from '../../../src/core/x509/types.js';
import { CaPool, walkChain } from '../../../src/gather/chain.js';
import { missingIssuers, uploadFact } from '../../../src/gather/uploadFacts.js';
import { nodeCrypto } from '../../../src/platform/node/crypto.js';
import rule from '../../../src/rules/trust/upload-complete.js';
import { issuing, root, upload } from '../../support/authorities.js';
import { TestCa } from '../../support/ca.js';
import { issueClient } from '../../support/certificates.js';
import { clientTarget, context } from '../../support/targets.js';

describe(rule.id, () => {
  /** @param beside CA certificates at hand that are not in the set */
  async function check(set: readonly Certificate[], beside: readonly Certificate[] = []) {
    const client = readCertificate(issueClient());
    const { chain } = await walkChain(client, new CaPool([...set, ...beside]), nodeCrypto.verify);
    const fact = await uploadFact(client, chain, upload(set), nodeCrypto.verify);
    return rule.check(clientTarget({}, { upload: fact }), context());
  }

  it('passes a client whose whole chain is in the set', async () => {
    expect(await check([root, issuing()])).toMatchObject({
      outcome: 'pass',
      evidence: { chain: ['Contoso Issuing CA 1', 'Contoso Root CA'] },
    });
  });

  it('fails a client whose intermediate is not in the set, at hand or not, and says that it would see 401', async () => {
    for (const beside of [[], [issuing()]]) {
      expect(await check([root], beside)).toMatchObject({
        outcome: 'fail',
        message: expect.stringMatching(/lacks Contoso Issuing CA 1: .*401/),
        evidence: { missing: ['Contoso Issuing CA 1'] },
      });
    }
    expect(rule.symptoms).toContain('cmg-unauthorized');
  });

  it('fails a client whose root is not in the set', async () => {
    expect(await check([issuing()])).toMatchObject({ outcome: 'fail', evidence: { missing: ['Contoso Root CA'] } });
  });

  it('leaves it open where a file that may hold the CA could not be read', async () => {
    const client = readCertificate(issueClient());
    const set = { ...upload([root]), unread: ['issuing.cer'] };
    const fact = await uploadFact(client, [issuing()], set, nodeCrypto.verify);
    expect(rule.check(clientTarget({}, { upload: fact }), context())).toMatchObject({
      outcome: 'unknown',
      reason: 'missing-input',
      message: expect.stringContaining('issuing.cer could not be read'),
    });
    const whole = { ...upload([root, issuing()]), unread: ['other.cer'] };
    const found = await uploadFact(client, [], whole, nodeCrypto.verify);
    expect(rule.check(clientTarget({}, { upload: found }), context()).outcome).toBe('pass');
  });

  it('finds the way through cross-signed CAs', async () => {
    const old = TestCa.root('Old Root');
    const current = TestCa.root('Current Root');
    const cross = old.certify(current, { notAfter: '2029-01-01T00:00:00Z' });
    const issuer = current.issueCa('Issuing');
    const client = issuer.issueLeaf('pc1.contoso.com');
    const set = upload([cross, issuer.certificate, current.certificate]);
    const fact = await uploadFact(client, [issuer.certificate, cross, old.certificate], set, nodeCrypto.verify);
    expect(fact.chain?.map((ca) => ca.subject.der)).toEqual([
      issuer.certificate.subject.der,
      current.certificate.subject.der,
    ]);
  });

  it('takes another CA of the same name for what it is', async () => {
    const impostor = TestCa.root('Contoso Issuing CA 1');
    expect(await check([root, impostor.certificate])).toMatchObject({ outcome: 'fail' });
  });

  it('is not asked without an upload set', () => {
    expect(rule.check(clientTarget(), context())).toMatchObject({ outcome: 'unknown', reason: 'not-asked' });
  });

  it('asks a set alone whether it holds together, and fails it only where it is said to be the whole', async () => {
    const missing = await missingIssuers([issuing()], nodeCrypto.verify);
    expect(missing).toEqual(['Contoso Root CA']);
    expect(rule.check(upload([issuing()], { missing }), context())).toMatchObject({
      outcome: 'unknown',
      reason: 'not-asked',
    });
    expect(rule.check(upload([issuing()], { missing, stated: true }), context())).toMatchObject({
      outcome: 'fail',
      message: expect.stringContaining('401'),
    });
    expect(await missingIssuers([issuing(), root], nodeCrypto.verify)).toEqual([]);
    expect(rule.check(upload([issuing(), root], { stated: true }), context())).toMatchObject({
      outcome: 'unknown',
      reason: 'not-asked',
    });
  });
});
