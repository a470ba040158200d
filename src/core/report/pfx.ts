import { bytesEqual } from '../asn1/bytes.js';
import type { OpenedInput } from '../check/inputs.js';
import { fingerprint } from '../fingerprint.js';
import { shortScheme } from '../pkcs12/shortScheme.js';
import type { MacScheme, Pfx, ProvedIdentity } from '../pkcs12/types.js';
import type { CryptoPort } from '../ports.js';
import { isoTime } from '../text/isoTime.js';
import { supportOfEncryption, supportOfMac } from '../windows/pfxSupport.js';
import { formatName } from '../x509/formatName.js';
import { shortName } from '../x509/shortName.js';
import type { Certificate } from '../x509/types.js';
import { keyOf } from './inputSummary.js';

/** Why no PFX was written. */
export interface PfxProblem {
  readonly code: 'no-key' | 'no-certificate' | 'key-mismatch' | 'not-proved';
  readonly message: string;
  readonly fix: string;
}

/** The answer of `cmg-cert pfx build` and `pfx convert` as data: its JSON (docs/guides/pfx.md). */
export interface PfxReport {
  readonly schemaVersion: 1;
  /** ISO 8601, UTC. */
  readonly checkedAt: string;
  readonly written: boolean;
  /** Absent when it was written. */
  readonly problem?: PfxProblem;
  /** What the new file is; absent when there is none. */
  readonly pfx?: {
    readonly subject: string;
    readonly commonName: string;
    readonly notAfter: string;
    /** Hexadecimal, upper case. */
    readonly thumbprintSha1: string;
    readonly key: { readonly type: string; readonly bits?: number };
    /** Names of the CA certificates in it, issuer first. */
    readonly chain: readonly string[];
    readonly encryption: string;
    readonly mac: string;
    /** Oldest Windows that imports it, in words. */
    readonly importsOn: string;
    readonly provider: string;
    readonly localMachine: boolean;
    readonly friendlyName: string | null;
  };
  /** What differs from the PFX that it was made from; empty when it was made from other files. */
  readonly changes: readonly { readonly what: string; readonly before: string; readonly after: string }[];
  /** Certificates given that are not in it. */
  readonly leftOut: readonly { readonly label: string; readonly reason: string }[];
  readonly warnings: readonly string[];
}

/** What the report is made from. */
interface Written {
  readonly identity: ProvedIdentity;
  readonly path: {
    readonly chain: readonly Certificate[];
    readonly root: Certificate | undefined;
    readonly missing: string | undefined;
  };
  readonly contents: { readonly password: string };
  /** The new file, read back. */
  readonly written: Pfx;
  readonly inputs: readonly OpenedInput[];
  readonly pool: readonly Certificate[];
  readonly checkedAt: number;
}

export function pfxReport(
  from: Written | { readonly problem: PfxProblem; readonly checkedAt: number },
  crypto: CryptoPort,
): PfxReport {
  const head = { schemaVersion: 1, checkedAt: isoTime(from.checkedAt) } as const;
  if ('problem' in from) {
    return { ...head, written: false, problem: from.problem, changes: [], leftOut: [], warnings: [] };
  }
  const { identity, written, inputs } = from;
  const { certificate } = identity;
  const key = written.keys[0];
  const old = inputs.find(({ pfx }) => pfx !== undefined)?.pfx;
  return {
    ...head,
    written: true,
    pfx: {
      subject: formatName(certificate.subject),
      commonName: shortName(certificate.subject),
      notAfter: isoTime(certificate.notAfter),
      thumbprintSha1: fingerprint(certificate.der, 'SHA-1', crypto),
      key: keyOf(certificate.publicKey.key),
      chain: written.certificates.slice(1).map((bag) => shortName(bag.certificate.subject)),
      encryption: encryptionOf(written),
      mac: macOf(written.mac),
      importsOn: importsOn(written),
      provider: key?.attributes.provider ?? '',
      localMachine: key?.attributes.localMachine === true,
      friendlyName: key?.attributes.friendlyName ?? null,
    },
    changes: old === undefined ? [] : changesFrom(old, written, identity),
    leftOut: leftOut(from),
    warnings: warningsOf(from),
  };
}

function changesFrom(old: Pfx, now: Pfx, { certificate, attributes }: ProvedIdentity): PfxReport['changes'] {
  const after = now.keys[0]?.attributes;
  const rows = [
    ['Encryption', encryptionOf(old), encryptionOf(now)],
    ['MAC', macOf(old.mac), macOf(now.mac)],
    ['Imports on', importsOn(old), importsOn(now)],
    ['Identities', String(old.identities.length), '1'],
    ['Chain', chainOf(old, certificate), chainOf(now, certificate)],
    ['Provider', attributes?.provider ?? 'not stated', after?.provider ?? 'not stated'],
    ['Key set', keySet(attributes?.localMachine), keySet(after?.localMachine)],
    ['Friendly name', attributes?.friendlyName ?? 'none', after?.friendlyName ?? 'none'],
  ] as const;
  return rows
    .filter(([, before, then]) => before !== then)
    .map(([what, before, then]) => ({ what, before, after: then }));
}

const keySet = (localMachine: boolean | undefined): string =>
  localMachine === true ? 'LocalMachine' : 'of the user who imports it';

const chainOf = (pfx: Pfx, leaf: Certificate): string =>
  pfx.certificates
    .map((bag) => bag.certificate)
    .filter(({ der }) => !bytesEqual(der, leaf.der))
    .map(({ subject }) => shortName(subject))
    .join(', ') || 'none';

function leftOut({ written, pool, path }: Written): PfxReport['leftOut'] {
  const inside = written.certificates.map((bag) => bag.certificate.der);
  const others = pool.filter(({ der }) => !inside.some((one) => bytesEqual(one, der)));
  const distinct = others.filter((one, index) => others.findIndex(({ der }) => bytesEqual(der, one.der)) === index);
  return distinct.map((certificate) => ({
    label: shortName(certificate.subject),
    reason:
      path.root !== undefined && bytesEqual(path.root.der, certificate.der)
        ? 'the root: clients have their own'
        : 'not of its chain',
  }));
}

function warningsOf({ path, contents, identity }: Written): string[] {
  const warnings: string[] = [];
  if (path.missing !== undefined) {
    warnings.push(
      `"${path.missing}", which issued "${shortName((path.chain.at(-1) ?? identity.certificate).subject)}", is not at hand. If it is an intermediate, it belongs into the file: give it with --chain. If it is the root, nothing is missing.`,
    );
  }
  if ([...contents.password].some((letter) => letter > '\u007f')) {
    warnings.push(
      'The new password has letters outside ASCII. Windows takes them; Java does not (docs/pfx-readers.md), and not every keyboard has them.',
    );
  }
  return warnings;
}

const encryptionOf = ({ keys, certificates }: Pfx): string =>
  [...new Set([...keys, ...certificates].map(({ encryption }) => shortScheme(encryption)))].join('; ');

const macOf = (mac: MacScheme | undefined): string =>
  mac === undefined ? 'none' : `${mac.hash}${mac.kind === 'pbmac1' ? ' (PBMAC1)' : ''}`;

function importsOn({ keys, certificates, mac }: Pfx): string {
  const support = [
    ...[...keys, ...certificates].flatMap(({ encryption }) =>
      encryption === undefined ? [] : supportOfEncryption(encryption),
    ),
    ...(mac === undefined ? [] : [supportOfMac(mac)]),
  ];
  if (support.includes('none')) return 'no Windows';
  if (support.includes('undocumented')) return 'not documented';
  return support.includes('server-2019') ? 'Windows Server 2019, Windows 10 version 1709 and later' : 'every Windows';
}
