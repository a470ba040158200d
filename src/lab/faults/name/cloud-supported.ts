import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'name/cloud-supported',
  rule: 'name/cloud-supported',
  title: 'A name in the cloud of China',
  make: (kit) => kit.serverPfx({ name: 'granitefalls.chinacloudapp.cn' }),
});
