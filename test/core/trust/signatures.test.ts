import { describe, expect, it } from 'vitest';
import { CmgCertError } from '../../../src/core/errors.js';
import type { VerifyRequest } from '../../../src/core/ports.js';
import { readCertificate } from '../../../src/core/x509/certificate.js';
import type { Certificate, PublicKeyInfo } from '../../../src/core/x509/types.js';
import { nodeCrypto } from '../../../src/platform/node/crypto.js';
import { algorithm, NULL } from '../../support/algorithms.js';
import { TestCa } from '../../support/ca.js';
import { sequence } from '../../support/der.js';
import { failureOf, validate } from '../../support/validate.js';

const root = TestCa.root('Contoso Root CA');
const anchors = [root.certificate];

describe('signatures on a path', () => {
  it('make a certificate worthless that differs in any octet from the one signed', async () => {
    const { der } = root.issueLeaf('pc1.contoso.com');
    const accepted: number[] = [];
    for (let i = 0; i < der.length; i += 1) {
      const altered = Uint8Array.from(der);
      altered[i] = (altered[i] as number) ^ 0x01;
      try {
        if ((await validate(readCertificate(altered), { anchors, profile: 'rfc5280' })).valid) accepted.push(i);
      } catch (error) {
        if (!(error instanceof CmgCertError)) throw error;
      }
    }
    expect(accepted).toEqual([]);
  });

  it('are verified once for a CA with several certificates of one key', async () => {
    const issuing = root.issueCa('Contoso Issuing CA 1');
    const reissued = Array.from({ length: 5 }, () => root.certify(issuing, { notAfter: '2026-02-01T00:00:00Z' }));
    const result = await validate(issuing.issueLeaf('pc1.contoso.com'), { anchors, intermediates: reissued });
    // The leaf once, under the one key; each of the reissued certificates fails by its date before its own signature.
    expect(result).toMatchObject({ valid: false, work: { signatures: 1 } });
  });

  it('of an algorithm that the platform lacks leave the question open', async () => {
    const leaf = root.issueLeaf('pc1.contoso.com');
    const failure = await failureOf(leaf, { anchors, verify: async () => 'unsupported' });
    expect(failure).toMatchObject({ code: 'signature-unsupported', kind: 'undecidable', certificate: leaf });
  });

  it('must name the same algorithm inside and outside what is signed', async () => {
    const leaf = root.issueLeaf('pc1.contoso.com');
    const other = algorithm('1.2.840.10045.4.3.3');
    const failure = await failureOf({ ...leaf, signatureAlgorithm: other }, { anchors });
    expect(failure).toMatchObject({ code: 'algorithm-mismatch', kind: 'refused' });
  });

  it('by a DSA key take its missing parameters from the key above', async () => {
    const parameters = sequence(NULL);
    const dsa = (certificate: Certificate, withParameters: boolean): Certificate => {
      const publicKey: PublicKeyInfo = {
        ...certificate.publicKey,
        der: certificate.publicKey.der,
        bits: certificate.publicKey.bits,
        algorithm: algorithm('1.2.840.10040.4.1', withParameters ? parameters : undefined),
        key: { type: 'dsa' },
      };
      return { ...certificate, publicKey };
    };
    const issuing = root.issueCa('Contoso Issuing CA 1');
    const leaf = issuing.issueLeaf('pc1.contoso.com');
    const asked: VerifyRequest[] = [];
    const result = await validate(leaf, {
      anchors: [dsa(root.certificate, true)],
      intermediates: [dsa(issuing.certificate, false)],
      verify: async (request) => {
        asked.push(request);
        return 'valid';
      },
    });
    expect(result.valid).toBe(true);
    const key = (certificate: Certificate) =>
      sequence(algorithm('1.2.840.10040.4.1', parameters).der, bits(certificate.publicKey.bits));
    expect(asked.map(({ data }) => data)).toEqual([issuing.certificate.tbs, leaf.tbs]);
    expect(asked[1]?.spki).toEqual(key(issuing.certificate));
  });

  it('verify with the platform that is given', async () => {
    let count = 0;
    const verify: typeof nodeCrypto.verify = (request) => {
      count += 1;
      return nodeCrypto.verify(request);
    };
    const result = await validate(root.issueLeaf('pc1.contoso.com'), { anchors, verify });
    expect(result.valid).toBe(true);
    expect(count).toBe(result.work.signatures);
  });
});

function bits(content: Uint8Array): Uint8Array {
  return Uint8Array.from([0x03, 0x42, 0x00, ...content]);
}
