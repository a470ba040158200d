import { readCertificate } from '../../src/core/x509/certificate.js';
import type { CertificateStatus, Publication, PublishedAuthority, PublishedFile } from '../../src/lab/serve/index.js';
import { signingKeyOf } from '../../src/lab/serve/signingKey.js';
import { makeCertificate } from '../../src/write/certificate.js';
import { makeCrl, type RevokedRecipe } from '../../src/write/crl.js';
import { PURPOSE } from '../../src/write/oids.js';
import { testKey } from './certificates.js';

/** A root, an issuing CA and four certificates, published from memory. */

const DAY = 24 * 60 * 60 * 1000;
const NAME = 'Contoso <Issuing> & "CA" 1';

export interface TestPublication extends Publication {
  readonly rootDer: Uint8Array;
  readonly issuingDer: Uint8Array;
  readonly crl: Uint8Array;
  readonly delta: Uint8Array;
  /** Certificates: two issued, one revoked before the CRL, one that the CA never issued. */
  readonly leaves: Readonly<Record<'good' | 'other' | 'revoked' | 'unissued', Uint8Array>>;
  /** The CA revokes it now; the CRL stays as it is. */
  revoke(leaf: Uint8Array): void;
}

export function testPublication(now: number): TestPublication {
  const root = { name: [['CN', 'Contoso Root CA']] as const, key: testKey('root') };
  const issuing = { name: [['CN', NAME]] as const, key: testKey('issuing') };
  const caExtensions = { basicConstraints: { ca: true }, keyUsage: ['keyCertSign', 'cRLSign'] } as const;
  const life = { notBefore: now - 30 * DAY, notAfter: now + 300 * DAY };
  const rootDer = makeCertificate({
    ...life,
    subject: root.name,
    key: root.key,
    issuer: 'self',
    extensions: caExtensions,
  });
  const issuingDer = makeCertificate({
    ...life,
    subject: issuing.name,
    key: issuing.key,
    issuer: root,
    extensions: caExtensions,
  });
  const leaf = (serial: number): Uint8Array =>
    makeCertificate({
      ...life,
      subject: [['CN', `pc${serial}.contoso.com`]],
      key: testKey('server'),
      issuer: issuing,
      serialNumber: Uint8Array.of(0x41, serial),
      extensions: { keyUsage: ['digitalSignature'], extendedKeyUsage: [PURPOSE.clientAuth] },
    });
  const leaves = { good: leaf(1), other: leaf(2), revoked: leaf(3), unissued: leaf(9) };
  const issued = new Set(['4101', '4102', '4103']);
  const revoked = new Map<string, RevokedRecipe>();
  const serialOf = (der: Uint8Array) => readCertificate(der).serialNumber;
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  const revoke = (der: Uint8Array) =>
    void revoked.set(hex(serialOf(der)), { serialNumber: serialOf(der), date: now - DAY, reason: 'keyCompromise' });
  revoke(leaves.revoked);
  const dates = { thisUpdate: now - DAY, nextUpdate: now + 6 * DAY };
  const crl = makeCrl({
    ...dates,
    issuer: issuing,
    number: 7,
    revoked: [...revoked.values()],
    freshestCrl: ['http://pki.contoso.com/crl/Issuing%201+.crl'],
  });
  const delta = makeCrl({ ...dates, issuer: issuing, number: 8, deltaBase: 7 });
  const rootCrl = makeCrl({ ...dates, issuer: root, number: 3 });

  const authority = (
    label: string,
    der: Uint8Array,
    signer: typeof root | typeof issuing,
    status: (serial: string) => CertificateStatus,
  ): PublishedAuthority => ({
    label,
    certificate: readCertificate(der),
    signer,
    signingKey: signingKeyOf(signer.key),
    status: async (serial) => status(hex(serial)),
  });
  const rootAuthority = authority('Contoso Root CA', rootDer, root, (serial) => ({
    state: serial === hex(serialOf(issuingDer)) ? 'good' : 'unknown',
  }));
  const issuingAuthority = authority(NAME, issuingDer, issuing, (serial) => {
    const entry = revoked.get(serial);
    if (entry !== undefined) return { state: 'revoked', at: entry.date, reason: 1 };
    return { state: issued.has(serial) ? 'good' : 'unknown' };
  });
  const file = (
    name: string,
    kind: PublishedFile['kind'],
    of: PublishedAuthority,
    bytes: Uint8Array,
  ): PublishedFile => ({
    name,
    path: `/crl/${name}`,
    kind,
    authority: of,
    read: async () => ({ bytes, modifiedAt: now - DAY }),
  });
  return {
    rootDer,
    issuingDer,
    crl,
    delta,
    leaves,
    revoke,
    authorities: async () => [rootAuthority, issuingAuthority],
    files: async () => [
      file('root.crl', 'crl', rootAuthority, rootCrl),
      file('root.crt', 'certificate', rootAuthority, rootDer),
      file('Issuing 1.crl', 'crl', issuingAuthority, crl),
      file('Issuing 1+.crl', 'delta-crl', issuingAuthority, delta),
      file('Issuing 1.crt', 'certificate', issuingAuthority, issuingDer),
    ],
  };
}
