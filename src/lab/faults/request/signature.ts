import { csrArtefact, serverCsr } from '../csr.js';
import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'request/signature',
  rule: 'request/signature',
  title: 'One bit of the signature is wrong',
  make(kit) {
    const der = Uint8Array.from(serverCsr(kit));
    der[der.length - 1] = (der.at(-1) ?? 0) ^ 1;
    return csrArtefact(der);
  },
});
