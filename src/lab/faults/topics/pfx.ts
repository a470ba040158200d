import { oid, sequence } from '../../../core/asn1/encode.js';
import { defineFaults } from '../defineFaults.js';

/** Microsoft's type for the password as DPAPI-NG protects it; its content opens for nobody. */
const PROTECTED = { type: '1.3.6.1.4.1.311.17.4', value: sequence(oid('1.2.840.113549.1.7.3')) };

export const pfxFaults = defineFaults([
  {
    id: 'pfx/chain-included',
    title: 'The intermediate CA is beside the file, not in it',
    async make(kit) {
      const { files } = await kit.serverPfx({}, {}, { certificates: [{ der: kit.server(), id: 1 }] });
      return kit.withRoot(
        { ...files, 'issuing.cer': kit.issuing.der },
        { inputs: ['server.pfx'], intermediates: ['issuing.cer'] },
      );
    },
  },
  {
    id: 'pfx/integrity-protected',
    title: 'Nothing tells whether the file was altered: it has no MAC',
    make: (kit) => kit.serverPfx({}, {}, { mac: false }),
  },
  {
    id: 'pfx/key-matches-certificate',
    title: 'The private key is that of another certificate',
    make: (kit) => kit.serverPfx({}, {}, { keys: [{ key: kit.keys.other, id: 1 }] }),
  },
  {
    id: 'pfx/key-provider',
    title: 'The key was in a KSP, for a release that knows none',
    make: (kit) => kit.serverPfx({}, { configmgr: 1710 }),
  },
  {
    id: 'pfx/no-ca-key',
    title: 'The private key of the issuing CA is in the file',
    fails: ['pfx/no-ca-key', 'pfx/single-identity'],
    make: (kit) =>
      kit.serverPfx(
        {},
        {},
        {
          keys: [
            { key: kit.keys.leaf, id: 1 },
            { key: kit.keys.issuing, id: 2 },
          ],
          certificates: [
            { der: kit.server(), id: 1 },
            { der: kit.issuing.der, id: 2 },
          ],
        },
      ),
  },
  {
    id: 'pfx/not-principal-protected',
    title: 'The file is protected for an Active Directory principal, and its password is known to nobody',
    make: (kit) => kit.serverPfx({}, {}, { password: 'random, known to nobody', secrets: [PROTECTED] }),
  },
  {
    id: 'pfx/password-not-empty',
    title: 'The password is the empty one',
    make: (kit) => kit.serverPfx({}, {}, { password: '' }),
  },
  {
    id: 'pfx/private-key-present',
    title: 'The file holds the certificate and no key',
    make: (kit) => kit.serverPfx({}, {}, { keys: [] }),
  },
  {
    id: 'pfx/single-identity',
    title: 'Two certificates have their keys in the file',
    make(kit) {
      const first = kit.server();
      const second = kit.server({ key: kit.keys.other, name: 'fourthcoffee.contoso.com' });
      return kit.serverPfx(
        {},
        {},
        {
          keys: [
            { key: kit.keys.leaf, id: 1 },
            { key: kit.keys.other, id: 2 },
          ],
          certificates: [{ der: first, id: 1 }, { der: second, id: 2 }, { der: kit.issuing.der }],
        },
      );
    },
  },
  {
    id: 'pfx/windows-importable',
    title: 'AES-256 with SHA-256, for a site server that cannot read it',
    seen: 'The wizard says that the password is wrong, though it is right.',
    make: (kit) => kit.serverPfx({}, { siteServer: '2016' }),
  },
]);
