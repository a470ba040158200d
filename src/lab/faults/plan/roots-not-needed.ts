import { defineFault } from '../defineFault.js';
import { planArtefact } from '../planArtefact.js';

export default defineFault({
  id: 'plan/roots-not-needed',
  rule: 'plan/roots-not-needed',
  title: 'A root is named, and no client uses PKI',
  fails: [],
  make: (kit) => planArtefact(kit, { files: { roots: ['root.cer'] } }, { 'root.cer': kit.root.der }),
});
