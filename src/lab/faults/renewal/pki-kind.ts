import { defineFault } from '../defineFault.js';
import { DAY, serial } from '../kit.js';

export default defineFault({
  id: 'renewal/pki-kind',
  rule: 'renewal/pki-kind',
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
});
