import { PURPOSE } from '../../../write/oids.js';
import { defineFaults } from '../defineFaults.js';
import { DAY, SERVER, serial } from '../kit.js';

export const renewalFaults = defineFaults([
  {
    id: 'renewal/cn',
    title: 'The new certificate spells the name otherwise',
    async make(kit) {
      const before = kit.server({
        key: kit.keys.other,
        serialNumber: serial(3),
        notBefore: kit.now - 340 * DAY,
        notAfter: kit.now + 25 * DAY,
      });
      const after = kit.server({ name: 'granitefalls.contoso.com' });
      const files = {
        'old.cer': before,
        'new.pfx': await kit.pfx(after, { certificates: [{ der: after, id: 1 }, { der: kit.issuing.der }] }),
      };
      return kit.withRoot(files, { verb: 'renewal', inputs: ['old.cer', 'new.pfx'] });
    },
  },
  {
    id: 'renewal/convertible',
    title: 'A CMG whose name is in an Azure domain is to be converted',
    async make(kit) {
      const before = kit.server({
        key: kit.keys.other,
        serialNumber: serial(3),
        notBefore: kit.now - 340 * DAY,
        notAfter: kit.now + 25 * DAY,
        name: 'granitefalls.cloudapp.net',
      });
      const after = kit.server({ name: 'granitefalls.cloudapp.net' });
      const files = {
        'old.cer': before,
        'new.pfx': await kit.pfx(after, { certificates: [{ der: after, id: 1 }, { der: kit.issuing.der }] }),
      };
      return kit.withRoot(files, { verb: 'renewal', inputs: ['old.cer', 'new.pfx'], convert: true });
    },
  },
  {
    id: 'renewal/issuer',
    title: 'The new certificate comes from another root',
    async make(kit) {
      const fabrikam = kit.authority('Fabrikam Root CA', kit.keys.other);
      const before = kit.server({
        key: kit.keys.smallExponent,
        issuer: fabrikam.signer,
        serialNumber: serial(3),
        notBefore: kit.now - 340 * DAY,
        notAfter: kit.now + 25 * DAY,
      });
      const files = { 'old.cer': before, 'fabrikam.cer': fabrikam.der, 'new.pfx': await kit.pfx(kit.server()) };
      return kit.withRoot(files, {
        verb: 'renewal',
        inputs: ['old.cer', 'new.pfx'],
        roots: ['root.cer', 'fabrikam.cer'],
      });
    },
  },
  {
    id: 'renewal/key',
    title: 'The new key is of another type than the old one',
    async make(kit) {
      const before = kit.server({
        key: kit.keys.elliptic,
        serialNumber: serial(3),
        notBefore: kit.now - 340 * DAY,
        notAfter: kit.now + 25 * DAY,
        extensions: { keyUsage: ['digitalSignature'] },
      });
      const after = kit.server();
      const files = {
        'old.cer': before,
        'new.pfx': await kit.pfx(after, { certificates: [{ der: after, id: 1 }, { der: kit.issuing.der }] }),
      };
      return kit.withRoot(files, { verb: 'renewal', inputs: ['old.cer', 'new.pfx'] });
    },
  },
  {
    id: 'renewal/later-expiry',
    title: 'The new certificate ends before the old one',
    async make(kit) {
      const before = kit.server({ key: kit.keys.other, serialNumber: serial(3), notAfter: kit.now + 300 * DAY });
      const after = kit.server();
      const files = {
        'old.cer': before,
        'new.pfx': await kit.pfx(after, { certificates: [{ der: after, id: 1 }, { der: kit.issuing.der }] }),
      };
      return kit.withRoot(files, { verb: 'renewal', inputs: ['old.cer', 'new.pfx'] });
    },
  },
  {
    id: 'renewal/organization',
    title: 'The organization is another',
    async make(kit) {
      const before = kit.server({
        key: kit.keys.other,
        serialNumber: serial(3),
        notBefore: kit.now - 340 * DAY,
        notAfter: kit.now + 25 * DAY,
        subject: [
          ['O', 'Contoso'],
          ['CN', SERVER],
        ],
      });
      const after = kit.server({
        subject: [
          ['O', 'Fabrikam'],
          ['CN', SERVER],
        ],
      });
      const files = {
        'old.cer': before,
        'new.pfx': await kit.pfx(after, { certificates: [{ der: after, id: 1 }, { der: kit.issuing.der }] }),
      };
      return kit.withRoot(files, { verb: 'renewal', inputs: ['old.cer', 'new.pfx'] });
    },
  },
  {
    id: 'renewal/pki-kind',
    title: 'The old certificate is from a public CA, the new one from a private PKI',
    fails: ['renewal/pki-kind', 'renewal/issuer'],
    async make(kit) {
      const fabrikam = kit.authority('Fabrikam Root CA', kit.keys.other);
      const before = kit.server({
        key: kit.keys.smallExponent,
        issuer: fabrikam.signer,
        serialNumber: serial(3),
        notBefore: kit.now - 160 * DAY,
        notAfter: kit.now + 25 * DAY,
      });
      const files = { 'old.cer': before, 'fabrikam.cer': fabrikam.der, 'new.pfx': await kit.pfx(kit.server()) };
      return kit.withRoot(files, {
        verb: 'renewal',
        inputs: ['old.cer', 'new.pfx'],
        roots: ['root.cer', 'fabrikam.cer'],
        publicRoots: ['fabrikam.cer'],
      });
    },
  },
  {
    id: 'renewal/san',
    title: 'A name of the old SAN is gone',
    async make(kit) {
      const before = kit.server({
        key: kit.keys.other,
        serialNumber: serial(3),
        notBefore: kit.now - 340 * DAY,
        notAfter: kit.now + 25 * DAY,
        extensions: { subjectAltName: [SERVER, 'gateway.contoso.com'] },
      });
      const after = kit.server();
      const files = {
        'old.cer': before,
        'new.pfx': await kit.pfx(after, { certificates: [{ der: after, id: 1 }, { der: kit.issuing.der }] }),
      };
      return kit.withRoot(files, { verb: 'renewal', inputs: ['old.cer', 'new.pfx'] });
    },
  },
  {
    id: 'renewal/usage',
    title: 'The new certificate is for clients alone',
    fails: ['renewal/usage', 'trust/path-valid', 'usage/server-auth'],
    async make(kit) {
      const before = kit.server({
        key: kit.keys.other,
        serialNumber: serial(3),
        notBefore: kit.now - 340 * DAY,
        notAfter: kit.now + 25 * DAY,
      });
      const after = kit.server({ extensions: { extendedKeyUsage: [PURPOSE.clientAuth] } });
      const files = {
        'old.cer': before,
        'new.pfx': await kit.pfx(after, { certificates: [{ der: after, id: 1 }, { der: kit.issuing.der }] }),
      };
      return kit.withRoot(files, { verb: 'renewal', inputs: ['old.cer', 'new.pfx'] });
    },
  },
]);
