import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'pfx/windows-importable',
  rule: 'pfx/windows-importable',
  title: 'AES-256 with SHA-256, for a site server that cannot read it',
  seen: 'The wizard says that the password is wrong, though it is right.',
  make: (kit) => kit.serverPfx({}, { siteServer: '2016' }),
});
