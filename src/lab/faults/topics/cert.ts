import { oid, sequence } from '../../../core/asn1/encode.js';
import { EXTENSION } from '../../../write/oids.js';
import { defineFaults } from '../defineFaults.js';
import { DAY } from '../kit.js';
import { contentStart, resign } from '../resign.js';

const OID_OF_KEY_USAGE = oid(EXTENSION.keyUsage);

/** The critical flag of the key usage. Looked for with the OID before it: a flag alone may stand in the octets of the key, too. */
function withSloppyTrue(tbs: Buffer): Uint8Array {
  const at = tbs.indexOf(Buffer.of(...OID_OF_KEY_USAGE, 0x01, 0x01, 0xff));
  tbs[at + OID_OF_KEY_USAGE.length + 2] = 0x01;
  return tbs;
}

/** The version field is the first of the TBS, five octets long. */
const withoutVersion = (tbs: Buffer): Uint8Array => sequence(tbs.subarray(contentStart(tbs) + 5));

export const certFaults = defineFaults([
  {
    id: 'cert/authority-key-identifier',
    title: 'The certificate names another key of its issuer',
    make: (kit) => kit.serverPfx({ extensions: { authorityKeyIdentifier: new Uint8Array(20).fill(0xab) } }),
  },
  {
    id: 'cert/critical-extensions-known',
    title: 'A critical extension that no Windows processes',
    fails: ['cert/critical-extensions-known', 'trust/path-valid'],
    make: (kit) =>
      kit.serverPfx({ extraExtensions: [{ oid: '1.3.6.1.4.1.55555.1', value: Uint8Array.of(5, 0), critical: true }] }),
  },
  {
    id: 'cert/der-encoding',
    title: 'TRUE is written as 01 in place of FF',
    make(kit) {
      const der = resign(kit.server(), kit.keys.issuing, (tbs) => withSloppyTrue(tbs));
      return kit.serverPfx({}, {}, { certificates: [{ der, id: 1 }, { der: kit.issuing.der }] });
    },
  },
  {
    id: 'cert/end-entity',
    title: 'The certificate is a CA',
    fails: ['cert/end-entity', 'pfx/no-ca-key'],
    make: (kit) => kit.serverPfx({ extensions: { basicConstraints: { ca: true } } }, { as: 'server' }),
  },
  {
    id: 'cert/expires-soon',
    title: 'The certificate ends in twelve days',
    make: (kit) => kit.serverPfx({ notBefore: kit.now - 353 * DAY, notAfter: kit.now + 12 * DAY }),
  },
  {
    id: 'cert/extensions-decodable',
    title: 'The key usage extension holds no BIT STRING',
    fails: ['cert/extensions-decodable', 'trust/path-valid'],
    make: (kit) =>
      kit.serverPfx({
        extensions: { keyUsage: undefined },
        extraExtensions: [{ oid: EXTENSION.keyUsage, value: Uint8Array.of(4, 1, 0), critical: true }],
      }),
  },
  {
    id: 'cert/no-duplicate-extensions',
    title: 'The authority information access is there twice',
    fails: ['cert/no-duplicate-extensions', 'trust/path-valid'],
    make: (kit) =>
      kit.serverPfx({ extraExtensions: [{ oid: EXTENSION.authorityInfoAccess, value: Uint8Array.of(0x30, 0) }] }),
  },
  {
    id: 'cert/not-self-signed',
    title: 'The certificate signed itself',
    async make(kit) {
      const der = kit.server({ issuer: 'self' });
      return {
        files: { 'server.pfx': await kit.pfx(der, { certificates: [{ der, id: 1 }] }) },
        check: { inputs: ['server.pfx'] },
      };
    },
  },
  {
    id: 'cert/not-yet-valid',
    rule: 'cert/within-validity',
    title: 'The certificate begins in ten days',
    fails: ['cert/within-validity', 'trust/path-valid'],
    make: (kit) => kit.serverPfx({ notBefore: kit.now + 10 * DAY, notAfter: kit.now + 375 * DAY }),
  },
  {
    id: 'cert/public-lifetime',
    title: 'A certificate from a public CA lives a year, longer than browsers allow',
    make: (kit) =>
      kit.serverPfx({ notBefore: kit.now - 10 * DAY, notAfter: kit.now + 355 * DAY }, { publicRoots: ['root.cer'] }),
  },
  {
    id: 'cert/renewal-effort',
    title: 'The certificate lives 47 days',
    make: (kit) => kit.serverPfx({ notBefore: kit.now - DAY, notAfter: kit.now + 46 * DAY - 1000 }),
  },
  {
    id: 'cert/serial-number',
    title: 'The serial number is negative',
    make: (kit) => kit.serverPfx({ serialNumber: Uint8Array.of(0x9c, 0x01, 0x02, 0x03) }),
  },
  {
    id: 'cert/signature-algorithms-agree',
    title: 'The certificate names SHA-384 inside and SHA-256 outside',
    fails: ['cert/signature-algorithms-agree', 'trust/path-valid'],
    make: (kit) => kit.serverPfx({ innerHash: 'sha384' }),
  },
  {
    id: 'cert/signature-hash',
    title: 'The certificate is signed with SHA-1',
    make: (kit) => kit.serverPfx({ hash: 'sha1' }),
  },
  {
    id: 'cert/signature-scheme',
    title: 'The certificate is signed with RSASSA-PSS, the "alternate signature format" of AD CS',
    make: (kit) => kit.serverPfx({ pss: true }),
  },
  {
    id: 'cert/version-3',
    title: 'The certificate says that it is of version 1, and has extensions all the same',
    fails: ['cert/version-3', 'trust/path-valid'],
    make(kit) {
      const der = resign(kit.server(), kit.keys.issuing, (tbs) => withoutVersion(tbs));
      return kit.serverPfx({}, {}, { certificates: [{ der, id: 1 }, { der: kit.issuing.der }] });
    },
  },
  {
    id: 'cert/within-validity',
    title: 'The certificate ended ten days ago',
    fails: ['cert/within-validity', 'trust/path-valid'],
    make: (kit) => kit.serverPfx({ notBefore: kit.now - 375 * DAY, notAfter: kit.now - 10 * DAY }),
  },
]);
