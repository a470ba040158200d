import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'cert/serial-number',
  rule: 'cert/serial-number',
  title: 'The serial number is negative',
  make: (kit) => kit.serverPfx({ serialNumber: Uint8Array.of(0x9c, 0x01, 0x02, 0x03) }),
});
