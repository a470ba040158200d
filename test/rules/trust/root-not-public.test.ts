import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { findPublicRootBySpki } from '../../../src/core/roots/publicRoots.js';
import { readCertificate } from '../../../src/core/x509/certificate.js';
import rule from '../../../src/rules/trust/root-not-public.js';
import { issuing, root, upload } from '../../support/authorities.js';
import { context } from '../../support/targets.js';

describe(rule.id, () => {
  it('passes private CAs', () => {
    expect(rule.check(upload([root, issuing()]), context())).toMatchObject([{ outcome: 'pass' }]);
  });

  it('fails a public root that Node knows, too', () => {
    const known = rootCertificates
      .map((pem) => readCertificate(new Uint8Array(new X509Certificate(pem).raw)))
      .find((certificate) => findPublicRootBySpki(certificate.publicKey.der) !== undefined);
    expect(known).toBeDefined();
    expect(rule.check(upload([root, known as typeof root]), context())).toMatchObject([
      { outcome: 'fail', path: 'certificates/1', message: expect.stringContaining('public root') },
    ]);
  });
});
