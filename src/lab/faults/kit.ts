import type { KeyObject } from 'node:crypto';
import { lifetimeLimit } from '../../core/roots/lifetimes.js';
import { readCertificate } from '../../core/x509/certificate.js';
import { type CertificateRecipe, makeCertificate, type Signer } from '../../write/certificate.js';
import { type CrlRecipe, makeCrl } from '../../write/crl.js';
import type { ExtensionsRecipe } from '../../write/extensions.js';
import type { DistinguishedName } from '../../write/name.js';
import { PURPOSE } from '../../write/oids.js';
import type { Artefact, CheckCall } from './artefact.js';
import type { FaultKeys } from './keys.js';
import { assemblePfx, type PfxRecipe } from './pfx.js';

export const DAY = 24 * 60 * 60 * 1000;
export const PASSWORD = 'GraniteFalls-2026';
export const SERVER = 'GraniteFalls.contoso.com';
export const CLIENT = 'PC-0001.contoso.com';

/** What differs from a good certificate. `extensions` and `extra` replace and add one by one; undefined leaves an extension out. */
export interface Changes extends Partial<Omit<CertificateRecipe, 'extensions'>> {
  readonly extensions?: Partial<ExtensionsRecipe>;
  /** The common name, in the subject and in the SAN. */
  readonly name?: string;
}

export interface CertificateAuthority {
  readonly der: Uint8Array;
  readonly signer: Signer;
}

export type PfxChanges = Partial<PfxRecipe>;

/** A small good PKI of two tiers, and the ways to leave it in one point. Times in ms since 1970. */
export class Kit {
  readonly now: number;
  readonly keys: FaultKeys;
  readonly root: CertificateAuthority;
  readonly issuing: CertificateAuthority;

  constructor(now: number, keys: FaultKeys) {
    this.now = now;
    this.keys = keys;
    this.root = this.authority('Contoso Root CA', keys.root);
    this.issuing = this.authority('Contoso Issuing CA 1', keys.issuing, this.root.signer);
  }

  /** @param issuer undefined makes a root */
  authority(name: string, key: KeyObject, issuer?: Signer, changes: Changes = {}): CertificateAuthority {
    const subject: DistinguishedName = [['CN', name]];
    const { extensions, ...recipe } = changes;
    const der = makeCertificate({
      subject,
      key,
      issuer: issuer ?? 'self',
      serialNumber: serial(1),
      notBefore: this.now - 400 * DAY,
      notAfter: this.now + 3000 * DAY,
      ...recipe,
      extensions: {
        basicConstraints: { ca: true },
        keyUsage: ['digitalSignature', 'keyCertSign', 'cRLSign'],
        ...(issuer === undefined ? {} : locations('Contoso Root CA')),
        ...extensions,
      },
    });
    return { der, signer: { name: recipe.subject ?? subject, key } };
  }

  /** A good server certificate but for the changes. */
  server(changes: Changes = {}): Uint8Array {
    return this.leaf(SERVER, [PURPOSE.serverAuth], changes);
  }

  /** A good client certificate but for the changes. */
  client(changes: Changes = {}): Uint8Array {
    return this.leaf(CLIENT, [PURPOSE.clientAuth], changes);
  }

  private leaf(usualName: string, purposes: readonly string[], changes: Changes): Uint8Array {
    const { extensions, name = usualName, ...recipe } = changes;
    return makeCertificate({
      subject: [['CN', name]],
      key: this.keys.leaf,
      issuer: this.issuing.signer,
      serialNumber: serial(2),
      notBefore: this.now - 80 * DAY,
      notAfter: this.now + 285 * DAY,
      ...recipe,
      extensions: {
        keyUsage: ['digitalSignature', 'keyEncipherment'],
        extendedKeyUsage: purposes,
        subjectAltName: [name],
        ...locations('Contoso Issuing CA 1'),
        ...extensions,
      },
    });
  }

  /** The longest life that a public CA may give to what began ten days ago. The limit falls over the years, and the kit is made as of any day. */
  publicLife(): { readonly notBefore: number; readonly notAfter: number } {
    const notBefore = this.now - 10 * DAY;
    const { days } = lifetimeLimit(notBefore) ?? { days: 365 };
    // Both ends belong to a life, to the second.
    return { notBefore, notAfter: notBefore + days * DAY - 1000 };
  }

  /** A good CRL of the issuing CA but for the changes. */
  crl(changes: Partial<CrlRecipe> = {}): Uint8Array {
    return makeCrl({
      issuer: this.issuing.signer,
      thisUpdate: this.now - DAY,
      nextUpdate: this.now + 6 * DAY,
      number: 17,
      ...changes,
    });
  }

  rootCrl(): Uint8Array {
    return this.crl({ issuer: this.root.signer, number: 3 });
  }

  /** A PFX with the certificate, its key and the issuing CA. */
  pfx(certificate: Uint8Array, changes: PfxChanges = {}): Promise<Uint8Array> {
    return assemblePfx({
      keys: [{ key: this.keys.leaf, id: 1 }],
      certificates: [{ der: certificate, id: 1 }, { der: this.issuing.der }],
      password: PASSWORD,
      provider: 'Microsoft Software Key Storage Provider',
      ...changes,
    });
  }

  /** `server.pfx`, checked against the root. */
  async serverPfx(changes: Changes = {}, call: Partial<CheckCall> = {}, pfx: PfxChanges = {}): Promise<Artefact> {
    const keys = pfx.keys ?? keysOf(changes) ?? [{ key: this.keys.leaf, id: 1 }];
    const file = await this.pfx(this.server(changes), { ...pfx, keys });
    return this.withRoot({ 'server.pfx': file }, { inputs: ['server.pfx'], ...call });
  }

  /** `client.pfx`, checked against the root. */
  async clientPfx(changes: Changes = {}, call: Partial<CheckCall> = {}, pfx: PfxChanges = {}): Promise<Artefact> {
    const keys = pfx.keys ?? keysOf(changes) ?? [{ key: this.keys.leaf, id: 1 }];
    const file = await this.pfx(this.client(changes), { ...pfx, keys });
    return this.withRoot({ 'client.pfx': file }, { inputs: ['client.pfx'], as: 'client', ...call });
  }

  /** `server.pfx` from another issuing CA, for what is wrong with a CA. */
  async below(issuing: CertificateAuthority, changes: Changes = {}, call: Partial<CheckCall> = {}): Promise<Artefact> {
    const file = await this.pfx(this.server({ issuer: issuing.signer, ...changes }), {
      certificates: [{ der: this.server({ issuer: issuing.signer, ...changes }), id: 1 }, { der: issuing.der }],
    });
    return this.withRoot({ 'server.pfx': file }, { inputs: ['server.pfx'], ...call });
  }

  /** The CA files meant for the upload, with what is given beside them. */
  upload(files: Artefact['files'], call: Partial<CheckCall> = {}): Artefact {
    return { files, check: { inputs: Object.keys(files), as: 'ca', ...call } };
  }

  /** CRLs, judged beside `server.pfx` with the whole chain's other CRLs in order. */
  async withCrls(
    crls: Readonly<Record<string, Uint8Array>>,
    changes: Changes = {},
    call: Partial<CheckCall> = {},
  ): Promise<Artefact> {
    const { files } = await this.serverPfx(changes);
    return {
      files: { ...files, ...crls, 'root.crl': this.rootCrl() },
      check: { inputs: ['server.pfx'], roots: ['root.cer'], crl: [...Object.keys(crls), 'root.crl'], ...call },
    };
  }

  withRoot(files: Artefact['files'], check: CheckCall): Artefact {
    return { files: { ...files, 'root.cer': this.root.der }, check: { roots: ['root.cer'], ...check } };
  }
}

/** Of a certificate with a key of its own, that key. */
const keysOf = ({ key }: Changes): PfxRecipe['keys'] | undefined =>
  key === undefined || key instanceof Uint8Array ? undefined : [{ key, id: 1 }];

export const locations = (ca: string): Pick<ExtensionsRecipe, 'crlDistributionPoints' | 'authorityInfoAccess'> => ({
  crlDistributionPoints: [`http://pki.contoso.com/${encodeURIComponent(ca)}.crl`],
  authorityInfoAccess: { caIssuers: [`http://pki.contoso.com/${encodeURIComponent(ca)}.crt`] },
});

/** Sixteen octets, the same at every run, so that messages which show them are. */
export const serial = (last: number): Uint8Array =>
  Uint8Array.from({ length: 16 }, (_, at) => (at === 0 ? 0x4c : at === 15 ? last : at));

export const serialOf = (der: Uint8Array): Uint8Array => readCertificate(der).serialNumber;
