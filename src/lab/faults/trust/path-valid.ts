import { defineFault } from '../defineFault.js';

export default defineFault({
  id: 'trust/path-valid',
  rule: 'trust/path-valid',
  title: 'The issuing CA may have no path below it but signs through another CA',
  async make(kit) {
    const limited = kit.authority('Contoso Policy CA', kit.keys.other, kit.root.signer, {
      extensions: { basicConstraints: { ca: true, pathLength: 0 } },
    });
    const issuing = kit.authority('Contoso Issuing CA 1', kit.keys.issuing, limited.signer);
    const leaf = kit.server();
    const file = await kit.pfx(leaf, {
      certificates: [{ der: leaf, id: 1 }, { der: issuing.der }, { der: limited.der }],
    });
    return kit.withRoot({ 'server.pfx': file }, { inputs: ['server.pfx'] });
  },
});
