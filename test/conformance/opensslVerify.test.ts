import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isOpened } from '../../src/core/check/inputs.js';
import { writePem } from '../../src/core/pem.js';
import { validatePath } from '../../src/core/trust/validatePath.js';
import { isCa } from '../../src/core/x509/certificateKind.js';
import type { Certificate } from '../../src/core/x509/types.js';
import { open } from '../../src/gather/open.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';
import { DEFAULT_AT, type Fixture, fixtureBytes, manifest } from '../support/fixtures.js';
import { hasOpenssl, temporaryDirectory } from '../support/openssl.js';
import { EXCEPTIONS } from './opensslVerify-exceptions.js';

/** `openssl verify` as referee over every chain of the fixtures, and the table of where it and Windows' rules part. */

const GROUPS = /^(good|negative|adcs-like|variants)\//;
/** Nobody has its password. */
const SEALED = new Set(['negative/pfx-principal-protected-alone.pfx']);

const judged = [
  ...new Map(
    manifest()
      .filter(
        ({ file, role, kind }) =>
          GROUPS.test(file) && role !== undefined && role !== 'ca' && kind !== 'crl' && !SEALED.has(file),
      )
      .map((one) => [`${one.file} ${one.role} ${one.at ?? DEFAULT_AT}`, one] as const),
  ).values(),
];

async function certificatesOf({ file, password }: Pick<Fixture, 'file' | 'password'>): Promise<readonly Certificate[]> {
  const passwords = password === undefined ? [] : [password];
  const opened = await open({ name: file, bytes: fixtureBytes(file) }, { crypto: nodeCrypto, passwords });
  return isOpened(opened) ? opened.certificates : [];
}

const pem = (certificates: readonly Certificate[]): string =>
  certificates.map(({ der }) => writePem('CERTIFICATE', der)).join('');

const authorities = manifest().filter(({ file, role }) => role === 'ca' && GROUPS.test(file));

describe.skipIf(!hasOpenssl())('openssl verify and validatePath', async () => {
  const directory = temporaryDirectory();
  const at = (name: string) => path.join(directory, name);
  const known = (await Promise.all(authorities.map(certificatesOf))).flat();
  const isRoot = ({ subject, issuer }: Certificate) => Buffer.compare(subject.der, issuer.der) === 0;
  const roots = known.filter(isRoot);
  writeFileSync(at('roots.pem'), pem(roots));

  async function answers({ file, password, role, at: time = DEFAULT_AT }: Fixture) {
    const certificates = await certificatesOf({ file, ...(password === undefined ? {} : { password }) });
    const leaf = certificates.find((certificate) => !isCa(certificate)) ?? certificates[0];
    if (leaf === undefined) throw new Error(`${file} has no certificate`);
    const ownChain = certificates.filter((certificate) => certificate !== leaf);
    const intermediates = [...ownChain, ...(ownChain.length > 0 ? [] : known.filter((one) => !isRoot(one)))];
    const ours = await validatePath({
      leaf,
      intermediates,
      anchors: roots,
      at: Date.parse(time),
      profile: role === 'server' ? 'windows-server-auth' : 'windows-client-auth',
      verify: nodeCrypto.verify,
    });
    writeFileSync(at('leaf.pem'), pem([leaf]));
    writeFileSync(at('untrusted.pem'), pem(intermediates));
    const untrusted = intermediates.length === 0 ? [] : ['-untrusted', 'untrusted.pem'];
    const purpose = role === 'server' ? 'sslserver' : 'sslclient';
    const seconds = String(Date.parse(time) / 1000);
    const args = [
      'verify',
      '-purpose',
      purpose,
      '-attime',
      seconds,
      '-no-CApath',
      '-CAfile',
      'roots.pem',
      ...untrusted,
    ];
    const theirs = spawnSync('openssl', [...args, 'leaf.pem'], { cwd: directory, encoding: 'utf8' });
    return {
      ours: ours.valid ? 'valid' : ours.failure.code,
      // Only the answer: words and error numbers change between releases of OpenSSL.
      theirs: theirs.status === 0 ? 'valid' : 'refused',
    };
  }

  it('judge more than a hundred chains', () => {
    expect(judged.length).toBeGreaterThan(100);
    expect(roots.length).toBeGreaterThan(3);
  });

  it.each(judged)('agree on $file as $role, or the table says why not', async (fixture) => {
    const { ours, theirs } = await answers(fixture);
    const agree = (ours === 'valid') === (theirs === 'valid');
    const exception = EXCEPTIONS[fixture.file];
    const expected = exception === undefined ? 'agreement' : `${exception.ours} / ${exception.theirs}`;
    expect(agree ? 'agreement' : `${ours} / ${theirs}`).toBe(expected);
  });
});
