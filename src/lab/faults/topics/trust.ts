import { writePem } from '../../../core/pem.js';
import { defineFaults } from '../defineFaults.js';
import { DAY } from '../kit.js';

export const trustFaults = defineFaults([
  {
    id: 'trust/ca-basic-constraints',
    title: 'The issuing CA says that it is no CA',
    fails: ['trust/ca-basic-constraints', 'trust/path-valid'],
    make: (kit) =>
      kit.below(
        kit.authority('Contoso Issuing CA 1', kit.keys.issuing, kit.root.signer, {
          extensions: { basicConstraints: { ca: false } },
        }),
      ),
  },
  {
    id: 'trust/ca-expires-soon',
    title: 'The issuing CA ends in twelve days',
    // A certificate that ends before such a CA lives a short time as well.
    fails: ['trust/ca-expires-soon', 'cert/renewal-effort'],
    make: (kit) =>
      kit.below(
        kit.authority('Contoso Issuing CA 1', kit.keys.issuing, kit.root.signer, { notAfter: kit.now + 12 * DAY }),
        { notAfter: kit.now + 11 * DAY, notBefore: kit.now - 10 * DAY },
      ),
  },
  {
    id: 'trust/ca-key-strength',
    title: 'The issuing CA has a key of 1024 bits',
    make: (kit) => kit.below(kit.authority('Contoso Issuing CA 1', kit.keys.short, kit.root.signer)),
  },
  {
    id: 'trust/ca-key-usage',
    title: 'The issuing CA may not sign certificates',
    fails: ['trust/ca-key-usage', 'trust/path-valid'],
    make: (kit) =>
      kit.below(
        kit.authority('Contoso Issuing CA 1', kit.keys.issuing, kit.root.signer, {
          extensions: { keyUsage: ['digitalSignature', 'cRLSign'] },
        }),
      ),
  },
  {
    id: 'trust/ca-outlives-leaf',
    title: 'The issuing CA ends before the certificate does',
    make: (kit) =>
      kit.below(
        kit.authority('Contoso Issuing CA 1', kit.keys.issuing, kit.root.signer, { notAfter: kit.now + 200 * DAY }),
      ),
  },
  {
    id: 'trust/ca-signature-hash',
    title: "The issuing CA's certificate is signed with SHA-1",
    make: (kit) =>
      kit.below(kit.authority('Contoso Issuing CA 1', kit.keys.issuing, kit.root.signer, { hash: 'sha1' })),
  },
  {
    id: 'trust/ca-within-validity',
    title: 'The issuing CA ended ten days ago',
    fails: ['trust/ca-within-validity', 'trust/path-valid'],
    make: (kit) =>
      kit.below(
        kit.authority('Contoso Issuing CA 1', kit.keys.issuing, kit.root.signer, { notAfter: kit.now - 10 * DAY }),
        { notAfter: kit.now + 285 * DAY },
      ),
  },
  {
    id: 'trust/no-duplicates',
    title: 'The same CA is there twice',
    make: (kit) => kit.upload({ 'root.cer': kit.root.der, 'copy.cer': kit.root.der, 'issuing.cer': kit.issuing.der }),
  },
  {
    id: 'trust/no-unused',
    title: 'A CA that is above none of the clients given',
    fails: [],
    make(kit) {
      const other = kit.authority('Fabrikam Root CA', kit.keys.other);
      const files = {
        'client.cer': kit.client(),
        'root.cer': kit.root.der,
        'issuing.cer': kit.issuing.der,
        'fabrikam.cer': other.der,
      };
      return { files, check: { inputs: Object.keys(files) } };
    },
  },
  {
    id: 'trust/path-valid',
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
  },
  {
    id: 'trust/root-not-public',
    title: 'A public root is among the files',
    make: (kit) =>
      kit.upload({ 'root.cer': kit.root.der, 'issuing.cer': kit.issuing.der }, { publicRoots: ['root.cer'] }),
  },
  {
    id: 'trust/roots-self-signed',
    title: 'The issuing CA is given as a root',
    make: (kit) =>
      kit.upload(
        { 'root.cer': kit.root.der, 'issuing.cer': kit.issuing.der },
        { inputs: ['root.cer', 'issuing.cer'], roots: ['issuing.cer'] },
      ),
  },
  {
    id: 'trust/server-root-private',
    title: 'The root is a private one, which clients on the internet need',
    fails: [],
    make: (kit) => kit.serverPfx(),
  },
  {
    id: 'trust/upload-certificates-only',
    title: 'The root is there as a PFX with its private key',
    async make(kit) {
      const pfx = await kit.pfx(kit.root.der, {
        keys: [{ key: kit.keys.root, id: 1 }],
        certificates: [{ der: kit.root.der, id: 1 }],
      });
      return kit.upload({ 'root.pfx': pfx, 'issuing.cer': kit.issuing.der });
    },
  },
  {
    id: 'trust/upload-complete',
    title: 'The issuing CA of the clients is not among the files',
    make(kit) {
      const client = kit.client();
      return kit.withRoot({ 'client.cer': client }, { inputs: ['client.cer', 'root.cer'], roots: [] });
    },
  },
  {
    id: 'trust/upload-format',
    title: 'Both CAs are in one PEM file',
    make: (kit) =>
      kit.upload({ 'chain.pem': writePem('CERTIFICATE', kit.root.der) + writePem('CERTIFICATE', kit.issuing.der) }),
  },
  {
    id: 'trust/upload-limits',
    title: 'Three roots, for a release that takes two',
    make(kit) {
      const second = kit.authority('Fabrikam Root CA', kit.keys.other);
      const third = kit.authority('Fourth Coffee Root CA', kit.keys.leaf);
      return kit.upload(
        { 'root.cer': kit.root.der, 'root2.cer': second.der, 'root3.cer': third.der, 'issuing.cer': kit.issuing.der },
        { configmgr: 1902 },
      );
    },
  },
]);
