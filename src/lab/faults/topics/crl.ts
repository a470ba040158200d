import { sequence } from '../../../core/asn1/encode.js';
import { writePem } from '../../../core/pem.js';
import { defineFaults } from '../defineFaults.js';
import { DAY, serialOf } from '../kit.js';

const LDAP =
  'ldap:///CN=Contoso%20Issuing%20CA%201,CN=CDP,DC=contoso,DC=com?certificateRevocationList?base?objectClass=cRLDistributionPoint';

const ISSUING_DISTRIBUTION_POINT = '2.5.29.28';

export const crlFaults = defineFaults([
  {
    id: 'crl/authority-key-identifier',
    title: "The CRL names another key than its issuer's",
    make: (kit) => kit.withCrls({ 'issuing.crl': kit.crl({ authorityKeyIdentifier: new Uint8Array(20).fill(0xab) }) }),
  },
  {
    id: 'crl/covers-chain',
    title: 'The CRL has a critical extension that nobody knows, so that it proves nothing',
    make: (kit) =>
      kit.withCrls({
        'issuing.crl': kit.crl({
          extraExtensions: [{ oid: '1.3.6.1.4.1.55555.2', value: Uint8Array.of(5, 0), critical: true }],
        }),
      }),
  },
  {
    id: 'crl/current',
    title: 'The CRL ended yesterday',
    fails: ['crl/current', 'crl/covers-chain'],
    make: (kit) =>
      kit.withCrls({ 'issuing.crl': kit.crl({ thisUpdate: kit.now - 8 * DAY, nextUpdate: kit.now - DAY }) }),
  },
  {
    id: 'crl/delta-current',
    title: 'The CRL names a delta CRL, and the one given was made for a later CRL',
    make: (kit) =>
      kit.withCrls({
        'issuing.crl': kit.crl({ freshestCrl: ['http://pki.contoso.com/issuing-delta.crl'] }),
        'issuing-delta.crl': kit.crl({ number: 19, deltaBase: 18 }),
      }),
  },
  {
    id: 'crl/delta-name',
    title: 'The name of the delta CRL ends in a plus sign',
    fails: [],
    make: (kit) => kit.serverPfx({ extensions: { freshestCrl: ['http://pki.contoso.com/issuing+.crl'] } }),
  },
  {
    id: 'crl/der',
    title: 'The CRL is PEM',
    make: (kit) => kit.withCrls({ 'issuing.crl': Buffer.from(writePem('X509 CRL', kit.crl())) }),
  },
  {
    id: 'crl/distribution-point',
    title: 'The certificate names no CRL',
    make: (kit) => kit.serverPfx({ extensions: { crlDistributionPoints: undefined } }),
  },
  {
    id: 'crl/distribution-point-matches',
    title: 'The CRL says that it is for another location',
    fails: ['crl/distribution-point-matches', 'crl/covers-chain'],
    make: (kit) =>
      kit.withCrls({ 'issuing.crl': kit.crl({ issuingDistributionPoint: ['http://pki.contoso.com/other.crl'] }) }),
  },
  {
    id: 'crl/expires-soon',
    title: 'The CRL ends in three hours',
    make: (kit) =>
      kit.withCrls({ 'issuing.crl': kit.crl({ thisUpdate: kit.now - 7 * DAY, nextUpdate: kit.now + DAY / 8 }) }),
  },
  {
    id: 'crl/http',
    title: 'The CRL is in LDAP alone',
    make: (kit) => kit.serverPfx({ extensions: { crlDistributionPoints: [LDAP] } }),
  },
  {
    id: 'crl/issuer',
    title: "In place of the issuing CA's CRL stands that of another CA",
    make: (kit) =>
      kit.withCrls({
        'fabrikam.crl': kit.crl({ issuer: { name: [['CN', 'Fabrikam Issuing CA']], key: kit.keys.other } }),
      }),
  },
  {
    id: 'crl/no-file',
    title: 'One location of the CRL is a file share',
    make: (kit) =>
      kit.serverPfx({
        extensions: {
          crlDistributionPoints: ['http://pki.contoso.com/issuing.crl', 'file://ca01/CertEnroll/issuing.crl'],
        },
      }),
  },
  {
    id: 'crl/no-https',
    title: 'One location of the CRL is https',
    make: (kit) =>
      kit.serverPfx({
        extensions: {
          crlDistributionPoints: ['http://pki.contoso.com/issuing.crl', 'https://pki.contoso.com/issuing.crl'],
        },
      }),
  },
  {
    id: 'crl/no-ldap-first',
    title: 'LDAP stands before http',
    fails: [],
    make: (kit) =>
      kit.serverPfx({ extensions: { crlDistributionPoints: [LDAP, 'http://pki.contoso.com/issuing.crl'] } }),
  },
  {
    id: 'crl/not-revoked',
    title: 'The certificate is revoked',
    fails: ['crl/not-revoked', 'crl/covers-chain'],
    make: (kit) =>
      kit.withCrls({
        'issuing.crl': kit.crl({
          revoked: [{ serialNumber: serialOf(kit.server()), date: kit.now - 3 * DAY, reason: 'keyCompromise' }],
        }),
      }),
  },
  {
    id: 'crl/number',
    title: 'The CRL has no number',
    make: (kit) => kit.withCrls({ 'issuing.crl': kit.crl({ number: undefined }) }),
  },
  {
    id: 'crl/public-host',
    title: "The CRL is on a host that only the company's own network knows",
    make: (kit) => kit.serverPfx({ extensions: { crlDistributionPoints: ['http://ca01/CertEnroll/issuing.crl'] } }),
  },
  {
    id: 'crl/signature',
    title: "The CRL's signature is wrong",
    fails: ['crl/signature', 'crl/covers-chain'],
    make: (kit) => kit.withCrls({ 'issuing.crl': kit.crl({ signature: 'broken' }) }),
  },
  {
    id: 'crl/verify-setting',
    title: 'Clients are not told to check a CRL that is public',
    fails: [],
    make: (kit) => kit.serverPfx({}, { clientsCheckCrl: false }),
  },
  {
    id: 'crl/well-formed',
    title: 'The issuing distribution point of the CRL is empty',
    fails: ['crl/well-formed', 'crl/covers-chain'],
    make: (kit) =>
      kit.withCrls({
        'issuing.crl': kit.crl({
          extraExtensions: [{ oid: ISSUING_DISTRIBUTION_POINT, critical: true, value: sequence() }],
        }),
      }),
  },
]);
