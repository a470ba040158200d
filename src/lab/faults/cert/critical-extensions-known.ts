import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'cert/critical-extensions-known',
  rule: 'cert/critical-extensions-known',
  title: 'A critical extension that no Windows processes',
  fails: ['cert/critical-extensions-known', 'trust/path-valid'],
  make: (kit) =>
    kit.serverPfx({ extraExtensions: [{ oid: '1.3.6.1.4.1.55555.1', value: Uint8Array.of(5, 0), critical: true }] }),
});
