import { oid, sequence } from '../../../core/asn1/encode.js';
import { defineFault } from '../defineFault.js';

/** Microsoft's type for the password as DPAPI-NG protects it; its content opens for nobody. */
const PROTECTED = { type: '1.3.6.1.4.1.311.17.4', value: sequence(oid('1.2.840.113549.1.7.3')) };

export default defineFault({
  id: 'pfx/not-principal-protected',
  rule: 'pfx/not-principal-protected',
  title: 'The file is protected for an Active Directory principal, and its password is known to nobody',
  make: (kit) => kit.serverPfx({}, {}, { password: 'random, known to nobody', secrets: [PROTECTED] }),
});
