import { createHash, type KeyObject } from 'node:crypto';
import { CmgCertError } from '../core/errors.js';
import { present } from '../core/present.js';
import { fileNamePart } from '../core/text/fileName.js';
import { type CertificateRecipe, makeCertificate, randomSerialNumber } from '../write/certificate.js';
import { keyPem, pkcs8Of } from '../write/keys.js';
import { writePfx } from '../write/pfx/writePfx.js';
import type { CertificateKind, CertificateRecord, LabOptions } from './ledger/entries.js';
import { FOLDERS } from './ledger/layout.js';
import type { Lab, LabCertificate } from './ledger/openLab.js';
import { stagedNames } from './ledger/staging.js';
import {
  AUTHORITY_EXTENSIONS,
  authoritySubject,
  BACKDATED,
  DAY,
  type LeafKind,
  leafExtensions,
  leafSubject,
  locations,
  PROVIDERS,
  TOKEN_SIGNING_LIFE,
} from './profiles.js';

/** What may differ from the lab's own settings. */
export interface IssueOptions {
  readonly keySize?: LabOptions['keySize'] | undefined;
  readonly days?: number | undefined;
  readonly template?: LabOptions['template'] | undefined;
  readonly pfx?: LabOptions['pfx'] | undefined;
  readonly provider?: LabOptions['provider'] | undefined;
}

interface Order {
  readonly kind: CertificateKind;
  readonly name: string;
  /** The record of the issuing CA. */
  readonly issuer: LabCertificate | 'self';
  readonly keySize: LabOptions['keySize'];
  /** Milliseconds; cut to the issuer's own end, as AD CS does. */
  readonly life: number;
  /** A key that is in the making already; otherwise one is made. */
  readonly newKey?: Promise<KeyObject> | undefined;
  readonly recipe: Pick<CertificateRecipe, 'subject' | 'extensions'>;
  readonly ca?: CertificateRecord['ca'];
  readonly pfx?: { readonly protection: LabOptions['pfx']; readonly provider: LabOptions['provider'] };
}

/** A certificate that is no CA's: key, certificate and, but for an OCSP responder, PFX with its chain. */
export async function issueLeaf(
  lab: Lab,
  kind: LeafKind,
  name: string,
  issuer: LabCertificate,
  options: IssueOptions = {},
): Promise<LabCertificate> {
  const { settings } = lab;
  const own = settings.options;
  const stem = stemOf(issuer);
  return fill(lab, {
    kind,
    name,
    issuer,
    keySize: options.keySize ?? own.keySize,
    life: (options.days ?? own.days) * DAY,
    recipe: {
      subject: leafSubject(name),
      extensions: {
        ...leafExtensions(kind, name, options.template ?? own.template, settings),
        ...locations(own, stem, kind !== 'ocsp-responder'),
      },
    },
    ...(kind === 'ocsp-responder'
      ? {}
      : { pfx: { protection: options.pfx ?? own.pfx, provider: options.provider ?? own.provider } }),
  });
}

export interface AuthorityOptions {
  /** Whether it issues certificates that are no CA's. */
  readonly issuing: boolean;
  /** Milliseconds. */
  readonly life: number;
  readonly keySize?: LabOptions['keySize'] | undefined;
  readonly newKey?: Promise<KeyObject> | undefined;
}

/** A CA: a root where there is no issuer. */
export async function issueAuthority(
  lab: Lab,
  name: string,
  issuer: LabCertificate | 'self',
  { issuing, life, keySize, newKey }: AuthorityOptions,
): Promise<LabCertificate> {
  const { settings } = lab;
  return fill(lab, {
    kind: 'ca',
    name,
    issuer,
    keySize: keySize ?? settings.options.keySize,
    life,
    newKey,
    recipe: {
      subject: authoritySubject(settings, name),
      extensions: {
        ...AUTHORITY_EXTENSIONS,
        ...(issuer === 'self' ? {} : locations(settings.options, stemOf(issuer), false)),
      },
    },
    ca: { role: issuer === 'self' ? 'root' : 'intermediate', issuing, stem: freeStem(lab, 'ca', name) },
  });
}

/** The lab's own "SMS Token Signing Certificate": self-signed, as the site's is. */
export async function issueTokenSigning(lab: Lab, name: string): Promise<LabCertificate> {
  return fill(lab, {
    kind: 'token-signing',
    name,
    issuer: 'self',
    // The signature of Microsoft's tokens has 256 octets.
    keySize: 2048,
    life: TOKEN_SIGNING_LIFE,
    recipe: { subject: leafSubject(name), extensions: { keyUsage: ['digitalSignature'] } },
  });
}

async function fill(lab: Lab, order: Order): Promise<LabCertificate> {
  const key = await (order.newKey ?? lab.makeRsaKey(order.keySize));
  const serial = randomSerialNumber();
  const now = Math.floor(Date.now() / 1000) * 1000;
  const end = order.issuer === 'self' ? Number.POSITIVE_INFINITY : Date.parse(order.issuer.notAfter);
  const notBefore = now - BACKDATED;
  const notAfter = Math.min(now + order.life, end);
  if (order.issuer !== 'self' && notAfter <= now) throw expired(order.issuer);
  const der = makeCertificate({
    ...order.recipe,
    key,
    issuer: order.issuer === 'self' ? 'self' : lab.signer(order.issuer),
    serialNumber: serial,
    notBefore,
    notAfter,
  });
  const serialNumber = hex(serial);
  const record: CertificateRecord = {
    type: 'certificate',
    serialNumber,
    kind: order.kind,
    name: order.name,
    issuer: order.issuer === 'self' ? serialNumber : order.issuer.serialNumber,
    issuedAt: new Date(now).toISOString(),
    notBefore: new Date(notBefore).toISOString(),
    notAfter: new Date(notAfter).toISOString(),
    thumbprintSha1: createHash('sha1').update(der).digest('hex').toUpperCase(),
    files: filesOf(lab, order),
    ...(order.ca === undefined ? {} : { ca: order.ca }),
  };
  await stage(lab, record, key, der, order);
  lab.append(record);
  if (order.kind === 'ca') lab.remember(record, key);
  return present(lab.find(serialNumber));
}

async function stage(
  lab: Lab,
  record: CertificateRecord,
  key: KeyObject,
  der: Uint8Array,
  order: Order,
): Promise<void> {
  const { password, staging } = lab;
  const names = stagedNames(record);
  if (order.pfx !== undefined) {
    // The root is left out: whoever is to trust it has it already.
    const chain = lab.chainOf(record).filter(({ issuer, serialNumber }) => issuer !== serialNumber);
    const pfx = await writePfx({
      key: pkcs8Of(key),
      certificate: der,
      chain: chain.map((authority) => lab.decoded(authority).der),
      password,
      protection: order.pfx.protection,
      provider: PROVIDERS[order.pfx.provider],
      friendlyName: `${order.name} (cmg-cert lab)`,
      localMachine: true,
    });
    staging.write(names.pfx, pfx, true);
  }
  staging.write(names.key, keyPem(key, lab.settings.options.encryptedKeys ? password : undefined), true);
  staging.write(names.certificate, der, false);
}

/** A second certificate for a name stands beside the first: a renewal wants both. */
function filesOf(lab: Lab, order: Order): CertificateRecord['files'] {
  const stem = order.ca?.stem ?? freeStem(lab, order.kind, order.name);
  const path = `${FOLDERS[order.kind]}/${stem}`;
  return {
    certificate: `${path}.cer`,
    key: `${path}.key`,
    ...(order.pfx === undefined ? {} : { pfx: `${path}.pfx` }),
  };
}

function freeStem(lab: Lab, kind: CertificateKind, name: string): string {
  const stem = fileNamePart(name);
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? stem : `${stem}-${number}`;
    if (lab.reserveFile(`${FOLDERS[kind]}/${candidate}.cer`)) return candidate;
  }
}

const stemOf = (authority: LabCertificate): string => {
  if (authority.ca === undefined) throw new TypeError(`${authority.name} is no CA`);
  return authority.ca.stem;
};

const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex').toUpperCase();

const expired = ({ name, notAfter }: LabCertificate): CmgCertError =>
  new CmgCertError('configuration', `the certificate of "${name}" ended on ${notAfter.slice(0, 10)}`, {
    remedy: 'Make a new lab: an expired CA can issue nothing.',
  });
