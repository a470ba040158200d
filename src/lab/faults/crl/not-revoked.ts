import { defineFault } from '../defineFault.js';
import { DAY, serialOf } from '../kit.js';

export default defineFault({
  id: 'crl/not-revoked',
  rule: 'crl/not-revoked',
  title: 'The certificate is revoked',
  fails: ['crl/not-revoked', 'crl/covers-chain'],
  make: (kit) =>
    kit.withCrls({
      'issuing.crl': kit.crl({
        revoked: [{ serialNumber: serialOf(kit.server()), date: kit.now - 3 * DAY, reason: 'keyCompromise' }],
      }),
    }),
});
