import { CmgCertError } from '../../src/core/errors.js';
import { validatePath } from '../../src/core/trust/index.js';
import { readCertificate } from '../../src/core/x509/certificate.js';
import { readCrl } from '../../src/core/x509/crl/readCrl.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';
import { readConformance } from './data.js';

/** A case of BoringSSL's certificate path and CRL tests; DER in Base64. */
export interface BoringsslCase {
  readonly id: string;
  readonly kind: 'chain' | 'crl';
  readonly leaf: string;
  readonly intermediates: readonly string[];
  readonly anchors: readonly string[];
  readonly crls: readonly string[];
  readonly at: string | number;
  readonly purpose: 'serverAuth' | 'clientAuth' | 'any';
  readonly policies:
    | {
        readonly initialPolicySet: readonly string[] | null;
        readonly explicitPolicy: boolean;
        readonly inhibitMapping: boolean;
        readonly inhibitAnyPolicy: boolean;
      }
    | null
    | undefined;
  readonly expected: 'valid' | 'invalid' | 'revoked';
}

export const loadBoringssl = (): readonly BoringsslCase[] | undefined =>
  readConformance<{ cases: BoringsslCase[] }>('boringssl/boringssl-public.json.gz')?.cases;

/** What we say of a case, under the profiles that the program uses: `revoked` is told apart from every other refusal. */
export async function judgeBoringssl(
  test: BoringsslCase,
): Promise<{ verdict: BoringsslCase['expected']; reason: string }> {
  const der = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
  const certificate = (text: string) => readCertificate(der(text));
  try {
    const result = await validatePath({
      leaf: certificate(test.leaf),
      intermediates: test.intermediates.map(certificate),
      anchors: test.anchors.map(certificate),
      crls: test.crls.map((text) => readCrl(der(text))),
      at: typeof test.at === 'number' ? test.at : Date.parse(test.at),
      profile: test.purpose === 'clientAuth' ? 'windows-client-auth' : 'windows-server-auth',
      purpose: test.purpose,
      ...(test.policies === null || test.policies === undefined
        ? {}
        : { policies: { ...test.policies, initialPolicySet: test.policies.initialPolicySet ?? undefined } }),
      verify: nodeCrypto.verify,
    });
    if (result.valid) return { verdict: 'valid', reason: '' };
    const { code, message } = result.failure;
    return { verdict: code === 'revoked' ? 'revoked' : 'invalid', reason: `${code}: ${message}` };
  } catch (error) {
    if (!(error instanceof CmgCertError)) throw error;
    return { verdict: 'invalid', reason: `unreadable: ${error.message}` };
  }
}
