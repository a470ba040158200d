import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'cert/signature-algorithms-agree',
  rule: 'cert/signature-algorithms-agree',
  title: 'The certificate names SHA-384 inside and SHA-256 outside',
  fails: ['cert/signature-algorithms-agree', 'trust/path-valid'],
  make: (kit) => kit.serverPfx({ innerHash: 'sha384' }),
});
