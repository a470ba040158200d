import { labUniqueId } from '../../../core/token/lab.js';
import { SAMPLE_TENANT, SAMPLE_THUMBPRINT } from '../../../core/token/sample.js';
import { defineFaults } from '../defineFaults.js';
import { siteToken, tokenArtefact } from '../siteToken.js';

/** The signature stays as it was. */
function changed(token: string): string {
  const [header, claims = '', signature] = token.split('.');
  const text = Buffer.from(claims, 'base64url').toString().replace('"UniqueId":"d', '"UniqueId":"c');
  return [header, Buffer.from(text).toString('base64url'), signature].join('.');
}

export const tokenFaults = defineFaults([
  {
    id: 'token/algorithm',
    title: 'The header says that the token is not signed',
    fails: ['token/algorithm', 'token/signature'],
    make: (kit) => tokenArtefact(kit, { header: { alg: 'none' } }),
  },
  {
    id: 'token/claims',
    title: 'The UniqueId is no GUID',
    make: (kit) => tokenArtefact(kit, { claims: { UniqueId: 'db591e33-p6fd-4c5b-82f3-bf673e5bd0a2' } }),
  },
  {
    id: 'token/current',
    title: 'The token expired an hour ago',
    make: (kit) => tokenArtefact(kit, { age: 4380 }),
  },
  {
    id: 'token/documentation-sample',
    title: 'The token says that it is the sample of the documentation',
    fails: [],
    make: (kit) => ({
      files: {
        'token.txt': siteToken(kit, {
          header: { x5t: Buffer.from(SAMPLE_THUMBPRINT, 'hex').toString('base64url') },
          claims: { TenantId: SAMPLE_TENANT, iss: `urn:sccm:oauth2:${SAMPLE_TENANT.toLowerCase()}` },
        }),
      },
      command: ['token', 'inspect', '{token.txt}'],
    }),
  },
  {
    id: 'token/expires-soon',
    title: 'The token has three hours left',
    make: (kit) => tokenArtefact(kit, { age: 4140 }),
  },
  {
    id: 'token/form',
    title: 'The end of the token is missing, as where it was not copied whole',
    fails: ['token/form', 'token/signature'],
    make: (kit) => tokenArtefact(kit, { tamper: (token) => token.slice(0, token.lastIndexOf('.')) }),
  },
  {
    id: 'token/lab-issued',
    title: "The token is a lab's",
    fails: [],
    make: (kit) => tokenArtefact(kit, { claims: { UniqueId: labUniqueId(new Uint8Array(16).fill(7)) } }),
  },
  {
    id: 'token/lifetime',
    title: 'The token lives thirty days',
    make: (kit) => tokenArtefact(kit, { lifetime: 43_200 }),
  },
  {
    id: 'token/signature',
    title: 'One character of the claims was changed',
    make: (kit) => tokenArtefact(kit, { tamper: (token) => changed(token) }),
  },
  {
    id: 'token/tenant',
    title: 'TenantId and issuer name two tenants',
    make: (kit) => tokenArtefact(kit, { claims: { iss: 'urn:sccm:oauth2:607b7853-6f6f-4d5d-b3d4-811c33fdd49a' } }),
  },
  {
    id: 'token/thumbprint',
    title: 'The header names another certificate than the one that signed',
    make: (kit) => tokenArtefact(kit, { header: { x5t: Buffer.alloc(20, 0xab).toString('base64url') } }),
  },
  {
    id: 'token/type',
    title: 'The token is for something else than bulk registration',
    make: (kit) => tokenArtefact(kit, { claims: { Type: 'ClientAuthentication' } }),
  },
]);
