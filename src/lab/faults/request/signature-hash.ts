import { csrArtefact, serverCsr, signedWithSha1 } from '../csr.js';
import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'request/signature-hash',
  rule: 'request/signature-hash',
  title: 'The request is signed with SHA-1',
  make: (kit) => csrArtefact(signedWithSha1(serverCsr(kit), kit)),
});
