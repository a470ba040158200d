import { csrArtefact, serverCsr, signedWithSha1 } from '../csr.js';
import { defineFaults } from '../defineFaults.js';

export const requestFaults = defineFaults([
  {
    id: 'request/signature',
    title: 'One bit of the signature is wrong',
    make(kit) {
      const der = Uint8Array.from(serverCsr(kit));
      der[der.length - 1] = (der.at(-1) ?? 0) ^ 1;
      return csrArtefact(der);
    },
  },
  {
    id: 'request/signature-hash',
    title: 'The request is signed with SHA-1',
    make: (kit) => csrArtefact(signedWithSha1(serverCsr(kit), kit)),
  },
]);
