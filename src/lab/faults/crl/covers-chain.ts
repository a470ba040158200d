import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'crl/covers-chain',
  rule: 'crl/covers-chain',
  title: 'The CRL has a critical extension that nobody knows, so that it proves nothing',
  make: (kit) =>
    kit.withCrls({
      'issuing.crl': kit.crl({
        extraExtensions: [{ oid: '1.3.6.1.4.1.55555.2', value: Uint8Array.of(5, 0), critical: true }],
      }),
    }),
});
