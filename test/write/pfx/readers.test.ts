import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPfx } from '../../../src/core/pkcs12/openPfx.js';
import { nodeCrypto } from '../../../src/platform/node/crypto.js';
import { type Protection, writePfx } from '../../../src/write/pfx/writePfx.js';
import { ISSUING, issueCertificate, testKey } from '../../support/certificates.js';
import { ROOT } from '../../support/cli.js';
import { temporaryDirectory } from '../../support/openssl.js';

/** docs/pfx-readers.json: what the table of docs/pfx-readers.md is made from. */
interface Table {
  readonly passwords: Readonly<Record<string, { readonly example: string }>>;
  readonly protections: Readonly<Record<string, string>>;
  readonly keys: Readonly<Record<string, string>>;
  readonly readers: readonly { readonly id: string; readonly name: string; readonly refuses: readonly string[] }[];
}

interface Written {
  /** The file, named from its folder. */
  readonly file: string;
  readonly password: string;
  /** The password and nothing else, in UTF-8. */
  readonly passwordFile: string;
  readonly folder: string;
}

interface Reader {
  /** Command that must be there. */
  readonly needs: string | undefined;
  /** The private key that the program got out of the file, or its public key; throws when it refuses. */
  read(written: Written): Promise<KeyObject>;
}

const AGAIN = 'again-2026';
const directory = temporaryDirectory();
const table = JSON.parse(readFileSync(path.join(ROOT, 'docs/pfx-readers.json'), 'utf8')) as Table;

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The one key in a PFX that another program wrote out of ours. */
async function keyIn(file: string, password: string): Promise<KeyObject> {
  const pfx = await openPfx(readFileSync(file), { passwords: [password], crypto: nodeCrypto });
  expect(pfx.identities.length).toBe(1);
  return createPrivateKey({ key: Buffer.from(pfx.keys[0]?.key.pkcs8 ?? []), format: 'der', type: 'pkcs8' });
}

/** The first private key in PEM that a program prints. */
function printedKey(text: string): KeyObject {
  return createPrivateKey(/-----BEGIN (?:RSA |EC )?PRIVATE KEY-----[^-]+-----END [^-]+-----/.exec(text)?.[0] ?? '');
}

const READERS: Readonly<Record<string, Reader>> = {
  'cmg-cert': {
    needs: undefined,
    read: ({ folder, file, password }) => keyIn(path.join(folder, file), password),
  },
  openssl: {
    needs: 'openssl',
    read: async ({ folder, file, passwordFile }) =>
      printedKey(run('openssl', ['pkcs12', '-in', file, '-passin', `file:${passwordFile}`, '-noenc'], folder)),
  },
  gnutls: {
    needs: 'certtool',
    async read({ folder, file, password }) {
      const from = ['--p12-info', '--inder', '--password', password, '--infile', file];
      run('certtool', [...from, '--outfile', 'gnutls.pem'], folder);
      // It prints EC keys without their curve; the public key, which it computes from the private one, is whole.
      const toPublic = ['--pubkey-info', '--pkcs8', '--password', password, '--load-privkey', 'gnutls.pem'];
      return createPublicKey(/-----BEGIN[\s\S]+/.exec(run('certtool', toPublic, folder))?.[0] ?? '');
    },
  },
  nss: {
    needs: 'pk12util',
    async read({ folder, file, passwordFile }) {
      const database = `sql:${mkdtempSync(path.join(folder, 'nss-'))}`;
      run('certutil', ['-N', '-d', database, '--empty-password'], folder);
      run('pk12util', ['-i', file, '-d', database, '-w', passwordFile], folder);
      run('pk12util', ['-o', 'nss.pfx', '-d', database, '-n', 'granite', '-W', AGAIN], folder);
      return keyIn(path.join(folder, 'nss.pfx'), AGAIN);
    },
  },
  java: {
    needs: 'keytool',
    async read({ folder, file, passwordFile }) {
      const target = path.join(mkdtempSync(path.join(folder, 'java-')), 'java.pfx');
      const from = ['-srckeystore', file, '-srcstoretype', 'PKCS12', '-srcstorepass:file', passwordFile];
      const to = ['-destkeystore', target, '-deststoretype', 'PKCS12', '-deststorepass', AGAIN];
      run(
        'keytool',
        ['-importkeystore', '-noprompt', ...from, ...to, '-srcalias', 'granite', '-destkeypass', AGAIN],
        folder,
      );
      return keyIn(target, AGAIN);
    },
  },
};

const CA = issueCertificate({
  issuer: 'self',
  key: ISSUING.key,
  subject: ISSUING.name,
  serialNumber: Uint8Array.of(2),
  ca: true,
  keyUsage: ['keyCertSign', 'cRLSign'],
  dnsNames: 'none',
  purposes: 'none',
});

const cases = Object.keys(table.protections).flatMap((protection) =>
  Object.keys(table.keys).flatMap((key) =>
    Object.entries(table.passwords).map(([kind, { example }]) => ({ protection, key, kind, example })),
  ),
);

async function written({ protection, key: type, kind, example }: (typeof cases)[number]) {
  const folder = path.join(directory, `${protection}-${type}-${kind}`);
  mkdirSync(folder, { recursive: true });
  const key = testKey(type === 'rsa' ? 'server' : 'ec-p256');
  const pkcs8 = key.export({ format: 'der', type: 'pkcs8' });
  const pfx = await writePfx({
    key: pkcs8,
    certificate: issueCertificate({ key }),
    chain: [CA],
    password: example,
    protection: protection as Protection,
    friendlyName: 'granite',
    provider: 'Microsoft Software Key Storage Provider',
    localMachine: true,
  });
  writeFileSync(path.join(folder, 'out.pfx'), pfx);
  writeFileSync(path.join(folder, 'password.txt'), example);
  return { key, at: { folder, file: 'out.pfx', password: example, passwordFile: 'password.txt' } };
}

describe('docs/pfx-readers.json names the readers that are tried', () => {
  it('no more and no fewer', () => {
    expect(table.readers.map(({ id }) => id)).toEqual(Object.keys(READERS));
  });
});

describe.each(table.readers)('$name', ({ id, refuses }) => {
  const reader = READERS[id] as Reader;
  const { needs } = reader;
  const there = needs === undefined || spawnSync('sh', ['-c', `command -v ${needs}`]).status === 0;
  if (!there) process.stdout.write(`skipped: no ${needs} here (scripts/setup-tests.sh installs it)\n`);
  it.skipIf(!there).each(cases)(
    'treats $protection, $key, password $kind as the table says',
    async (one) => {
      const { key, at } = await written(one);
      if (refuses.includes(one.kind)) {
        await expect(reader.read(at)).rejects.toThrow();
        return;
      }
      const read = await reader.read(at);
      expect(read.equals(read.type === 'public' ? createPublicKey(key) : key)).toBe(true);
    },
    120_000,
  );
});
