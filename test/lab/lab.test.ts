import { spawn } from 'node:child_process';
import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../src/core/report/report.js';
import { readCertificate } from '../../src/core/x509/certificate.js';
import { readExtension } from '../../src/core/x509/readExtension.js';
import { clientNames, computersOf, openLab } from '../../src/lab/index.js';
import { cmgCert, ROOT, type Run } from '../support/cli.js';
import { hasOpenssl, openssl, temporaryDirectory } from '../support/openssl.js';
import { runInProcess } from '../support/runInProcess.js';

const folder = temporaryDirectory();
const tool = hasOpenssl();

/** The usual lab, and one with all that can be asked for. */
const PLAIN = join(folder, 'lab');
const WIDE = join(folder, 'a wide one');
const PLAIN_ARGS = ['lab', 'init', PLAIN, '--service-name', 'GraniteFalls.contoso.com'];
const WIDE_ARGS = [
  ...[
    'lab',
    'init',
    WIDE,
    '--service-name',
    'cmg.fabrikam.com',
    '--roots',
    '2',
    '--intermediates',
    '4',
    '--depth',
    '2',
  ],
  ...['--clients', 'LAP{08..10}.fabrikam.com', '--template', '--pfx', '3des', '--provider', 'csp', '--days', '210'],
  ...['--crl-url', 'http://crl.fabrikam.com/lab', '--ocsp-url', 'http://ocsp.fabrikam.com/', '--plain-keys'],
];
let plain: Run;
let wide: Run;

beforeAll(async () => {
  [plain, wide] = await Promise.all([runInProcess(PLAIN_ARGS), runInProcess(WIDE_ARGS)]);
}, 120_000);

/** Words of a command line as a shell would hand them over. */
const words = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '').slice(1);

const nextCommand = (run: Run): string => /^ Next {2}(cmg-cert .*)$/m.exec(run.stdout)?.[1] ?? '';

const reportOf = async (args: readonly string[]): Promise<Report> =>
  JSON.parse((await runInProcess([...args, '--format', 'json'])).stdout) as Report;

const findings = (report: Report): readonly Finding[] => [
  ...report.inputs.flatMap(({ results }) => results),
  ...report.runResults,
];

/** What would be answered by more files than were given. */
const unanswered = (report: Report): string[] =>
  findings(report)
    .filter(({ outcome }) => outcome === 'unknown')
    .filter((finding) => !JSON.stringify(finding).includes('--online'))
    .map(({ rule }) => rule);

const failures = (report: Report): string[] =>
  findings(report)
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ rule, message }) => `${rule}: ${message}`);

const filesBelow = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();

describe('lab init', () => {
  it('says what it made, and a next command that passes as printed', async () => {
    for (const run of [plain, wide]) {
      expect(run).toMatchObject({ code: 0, stderr: '' });
      expect(run.stdout).toMatch(/^ MADE {2}a lab for /);
      const report = await reportOf(words(nextCommand(run)));
      expect(report.verdict).toBe('pass');
      expect(failures(report)).toEqual([]);
      expect(unanswered(report)).toEqual([]);
    }
  });

  it('prints what the guide shows', () => {
    const guide = readFileSync(join(ROOT, 'docs/guides/lab.md'), 'utf8');
    const [, shown = ''] = /^\$ cmg-cert lab init lab .*\n([\s\S]*?)^```$/m.exec(guide) ?? [];
    const { stdout } = cmgCert(['lab', 'init', 'lab', ...PLAIN_ARGS.slice(3)], { cwd: folder });
    const undated = (text: string) => text.replace(/\d{4}-\d\d-\d\d/g, 'DATE');
    expect(
      undated(stdout)
        .replace('COMPLETE  a lab', 'MADE  a lab')
        .replace(/^ {11}(?=For)/m, '       '),
    ).toBe(undated(shown));
  });

  it.each([
    ['clients', ['clients/*.pfx', '--as', 'client']],
    ['the connection point', ['connection-point/*.pfx', '--as', 'connection-point']],
    ['the upload set beside its clients', ['upload/*.cer', 'clients/*.cer']],
    ['the CRLs', ['crl/*.crl']],
  ])('makes %s that pass with roots, CRLs and their issuers', async (_what, [pattern = '', ...as]) => {
    for (const lab of [PLAIN, WIDE]) {
      const at = (file: string) => (file.includes('/') ? join(lab, file) : file);
      const companions = ['--roots', 'ca/*Root*.cer', '--crl', 'crl/*.crl', '--issuer', 'ca/*.cer'].map(at);
      const report = await reportOf([
        ...['check', at(pattern), ...as.map(at), ...companions],
        ...['--password-file', join(lab, 'password.txt')],
      ]);
      expect(failures(report)).toEqual([]);
      expect(report.verdict).toBe('pass');
      const asks = new Set(unanswered(report));
      // The name of one computer cannot be given for several; a .cer holds no key; clients have a SAN each of their own.
      for (const known of ['client/computer-name', 'client/key-provider', 'trust/upload-complete', 'trust/no-unused']) {
        if (known.startsWith('client/') || pattern.endsWith('.pfx')) asks.delete(known);
      }
      expect([...asks]).toEqual([]);
    }
  });

  it('writes a README whose checks pass as printed', () => {
    const commands = [...readFileSync(join(WIDE, 'README.md'), 'utf8').matchAll(/^cmg-cert check .*$/gm)];
    expect(commands).toHaveLength(4);
    for (const [command] of commands) {
      const { code, stdout } = cmgCert([...words(command), '-q'], { cwd: WIDE });
      expect(stdout).not.toMatch(/FAIL|WARN|OPEN/);
      expect(code).toBe(0);
    }
  });

  it('arranges roots, intermediates and leaves as asked', () => {
    const lab = openLab(WIDE);
    const chain = (name: string, kind: 'server' | 'client') =>
      lab.chainOf(lab.named(kind, name) as never).map((authority) => authority.name);
    expect(lab.authorities.map(({ name }) => name.replace('CMG Lab ', ''))).toEqual([
      ...['Root CA 1', 'Root CA 2', 'Policy CA 1', 'Policy CA 2', 'Issuing CA 1', 'Issuing CA 2'],
    ]);
    expect(chain('cmg.fabrikam.com', 'server')).toEqual([
      'CMG Lab Issuing CA 1',
      'CMG Lab Policy CA 1',
      'CMG Lab Root CA 1',
    ]);
    expect(chain('lap09.FABRIKAM.com', 'client')).toEqual([
      'CMG Lab Issuing CA 2',
      'CMG Lab Policy CA 2',
      'CMG Lab Root CA 2',
    ]);
    expect(
      lab
        .ofKind('ocsp-responder')
        .map(({ issuer }) => lab.find(issuer)?.name)
        .sort(),
    ).toEqual([...['CMG Lab Issuing CA 1', 'CMG Lab Issuing CA 2']]);
    expect(readdirSync(join(WIDE, 'upload')).map((name) => name.split('-')[0])).toEqual([
      ...['intermediate', 'intermediate', 'intermediate', 'intermediate', 'root', 'root'],
    ]);
    expect([...lab.publications.keys()]).toContain('/lab/CMG-Lab-Issuing-CA-1+.crl');
    for (const file of lab.publications.values()) expect(existsSync(file)).toBe(true);
  });

  it('marks everything as lab, gives clients A0 and serverAuth to the server alone, and writes templates where asked', () => {
    const lab = openLab(WIDE);
    for (const record of lab.certificates) {
      const certificate = readCertificate(lab.certificateBytes(record));
      expect(certificate.subject.rdns.flat().map(({ value }) => value)).toContain('cmg-cert lab (not for production)');
      const reading = readExtension(certificate, 'extendedKeyUsage');
      const purposes = reading.state === 'present' ? reading.value.join() : '';
      const usage = readExtension(certificate, 'keyUsage');
      const expected = { server: '1', client: '2', 'connection-point': '2', 'ocsp-responder': '9' }[
        record.kind as string
      ];
      expect(purposes).toBe(expected === undefined ? '' : `1.3.6.1.5.5.7.3.${expected}`);
      if (record.kind !== 'client') continue;
      expect(usage.state === 'present' && [...usage.value]).toEqual(['digitalSignature', 'keyEncipherment']);
      expect(readExtension(certificate, 'subjectAltName')).toMatchObject({
        value: [{ kind: 'dns', value: record.name }],
      });
      expect(readExtension(certificate, 'microsoftTemplate')).toMatchObject({
        state: 'present',
        value: { major: 100 },
      });
      expect(readExtension(certificate, 'microsoftApplicationPolicies')).toMatchObject({
        value: ['1.3.6.1.5.5.7.3.2'],
      });
      expect(JSON.stringify(readExtension(certificate, 'authorityInfoAccess'))).toContain('http://ocsp.fabrikam.com/');
      expect(Math.round((certificate.notAfter - certificate.notBefore) / 86_400_000)).toBe(210);
    }
    const responder = lab.ofKind('ocsp-responder')[0];
    expect(readExtension(lab.decoded(responder as never), 'ocspNoCheck').state).toBe('present');
  });

  it('lets nobody else read a key or the password, and encrypts keys unless told not to', () => {
    for (const lab of [PLAIN, WIDE]) {
      const secret = filesBelow(lab).filter((file) => /\.(key|pfx)$|^password\.txt$/.test(file));
      expect(secret.length).toBeGreaterThan(12);
      expect(secret.filter((file) => (statSync(join(lab, file)).mode & 0o777) !== 0o600)).toEqual([]);
    }
    const key = (lab: string) => readFileSync(join(lab, 'ca/CMG-Lab-Root-CA-1.key'), 'utf8');
    expect(key(PLAIN)).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
    expect(createPrivateKey(key(WIDE)).asymmetricKeyType).toBe('rsa');
    const password = readFileSync(join(PLAIN, 'password.txt'), 'utf8').trim();
    expect(createPrivateKey({ key: key(PLAIN), passphrase: password }).asymmetricKeyType).toBe('rsa');
    expect(
      plain.stdout + readFileSync(join(PLAIN, 'README.md')) + readFileSync(join(PLAIN, 'ledger.jsonl')),
    ).not.toContain(password);
  });

  it('asked again with the same options finds nothing to do, and with others refuses and says which', async () => {
    const before = filesBelow(PLAIN).map((file) =>
      createHash('sha256')
        .update(readFileSync(join(PLAIN, file)))
        .digest('hex'),
    );
    const again = await runInProcess(PLAIN_ARGS);
    expect(again.code).toBe(0);
    expect(again.stdout).toMatch(/^ COMPLETE {2}/);
    expect(
      filesBelow(PLAIN).map((file) =>
        createHash('sha256')
          .update(readFileSync(join(PLAIN, file)))
          .digest('hex'),
      ),
    ).toEqual(before);
    const other = await runInProcess([...PLAIN_ARGS, '--roots', '2', '--days', '10']);
    expect(other.code).toBe(2);
    expect(other.stderr).toContain('--roots 1, now 2');
    expect(other.stderr).toContain('--days 365, now 10');
  });

  it.each([
    ['a dash in the first label', 'cmg-gw.contoso.com', /a dash in its first label.*letters and digits/],
    ['a first label of two', 'ab.contoso.com', /2 characters/],
    ['a digit at the front', '1gateway.contoso.com', /begins with a digit/],
    ['no domain', 'granitefalls', /no domain/],
    ['a wildcard', '*.contoso.com', /asterisk/],
    ['an underscore', 'granite.con_toso.com', /underscore/],
    ['a cloud without CMG', 'granite.chinacloudapp.cn', /chinacloudapp/],
    ['a region too few', 'granite.cloudapp.azure.com', /Azure gives <prefix>\.<region>/],
    ['more than a common name holds', `granite.${'a'.repeat(60)}.com`, /a common name holds 64/],
  ])('refuses a service name with %s before it makes anything', async (_what, name, message) => {
    const directory = join(folder, 'never');
    const { code, stderr } = await runInProcess(['lab', 'init', directory, '--service-name', name]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(existsSync(directory)).toBe(false);
  });

  it('refuses numbers of CAs that make no whole chains, addresses that are no folder, and a folder with something else', async () => {
    const other = join(folder, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'notes.txt'), 'mine');
    const refusal = async (...args: string[]) => {
      const { code, stderr } = await runInProcess(['lab', 'init', other, '--service-name', 'cmg.contoso.com', ...args]);
      expect(code).toBe(2);
      return stderr;
    };
    expect(await refusal('--intermediates', '3', '--depth', '2')).toContain('--intermediates 4 --depth 2');
    expect(await refusal('--roots', '3', '--intermediates', '2')).toContain('too few for 3 roots');
    expect(await refusal('--crl-url', 'ldap://x/')).toContain('http');
    expect(await refusal('--clients', 'PC-0001.contoso.com', 'PC-0002.contoso.com')).toContain('in quotes');
    expect(await refusal('--clients', '2', '--computers', 'x')).toContain('one of them');
    expect(await refusal()).toContain('it holds notes.txt');
    expect(readdirSync(other)).toEqual(['notes.txt']);
  });
});

describe('names of clients', () => {
  it('stand in plan and README in their own order, whichever key was ready first', async () => {
    const computers = join(folder, 'computers.txt');
    writeFileSync(computers, 'PC-C.contoso.com\nPC-B.contoso.com\nPC-A.contoso.com\n');
    const sorted = join(folder, 'sorted');
    const { code } = await runInProcess([
      ...['lab', 'init', sorted, '--service-name', 'GraniteFalls.contoso.com'],
      ...['--computers', computers],
    ]);
    expect(code).toBe(0);
    const named = (at: string) => readFileSync(join(at, 'plan.yaml'), 'utf8').match(/clients\/\S+/g);
    expect(named(sorted)).toEqual(['clients/PC-A.contoso.com.pfx']);
    expect(named(WIDE)).toEqual(['clients/LAP08.fabrikam.com.pfx', 'clients/LAP09.fabrikam.com.pfx']);
    const [command] = /^cmg-cert check "upload.*$/m.exec(readFileSync(join(WIDE, 'README.md'), 'utf8')) ?? [];
    expect(command?.match(/(connection-point|clients)\/\S+\.cer/g)).toEqual([
      'connection-point/CMGCP1.fabrikam.com.cer',
      'clients/LAP09.fabrikam.com.cer',
    ]);
  });

  it('come from a number or from a pattern with one range', () => {
    expect(clientNames('3', 'contoso.com')).toEqual([
      'PC-0001.contoso.com',
      'PC-0002.contoso.com',
      'PC-0003.contoso.com',
    ]);
    expect(clientNames('0', 'contoso.com')).toEqual([]);
    expect(clientNames('W{098..101}.a.com', 'x')).toEqual(['W098.a.com', 'W099.a.com', 'W100.a.com', 'W101.a.com']);
    for (const bad of ['PC', '{5..1}.a.com', 'a{1..2}{1..2}', '-{1..2}.com', 'PC_{1..2}.com', '{1..200000}.com']) {
      expect(() => clientNames(bad, 'contoso.com'), bad).toThrow(expect.objectContaining({ code: 'usage' }));
    }
  });

  it('come from a file in UTF-8 or UTF-16, and a bad or repeated line is told by its number', () => {
    const text = 'PC-1.contoso.com\r\n\r\n  PC-2.contoso.com \r\n';
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    for (const bytes of [Buffer.from(text), utf16]) {
      expect(computersOf('c.txt', new Uint8Array(bytes))).toEqual(['PC-1.contoso.com', 'PC-2.contoso.com']);
    }
    const refused = (content: string) => () => computersOf('c.txt', new Uint8Array(Buffer.from(content)));
    expect(refused('PC-1\nPC-2\n\npc-1\n')).toThrow('c.txt, line 4: "pc-1" stands in line 1 already');
    expect(refused('PC-1\nPC 2\n')).toThrow('c.txt, line 2: "PC 2" contains a space');
    expect(refused('\n')).toThrow('no computer name');
  });
});

describe.skipIf(!tool)('OpenSSL', () => {
  const pem = (lab: string, pattern: RegExp, kind: 'x509' | 'crl', out: string) => {
    const files = filesBelow(lab).filter((file) => pattern.test(file));
    expect(files.length).toBeGreaterThan(0);
    writeFileSync(join(lab, out), files.map((file) => openssl(lab, [kind, '-inform', 'DER', '-in', file])).join(''));
  };

  it('accepts chain, purpose and CRLs, delta CRLs included', () => {
    for (const lab of [PLAIN, WIDE]) {
      pem(lab, /^ca\/.*Root.*\.cer$/, 'x509', '../roots.pem');
      pem(lab, /^ca\/.*\.cer$/, 'x509', '../cas.pem');
      pem(lab, /^crl\/.*\.crl$/, 'crl', '../crls.pem');
      const opened = openLab(lab);
      const purposes = {
        server: 'sslserver',
        client: 'sslclient',
        'connection-point': 'sslclient',
        'ocsp-responder': 'ocsphelper',
      } as const;
      for (const [kind, purpose] of Object.entries(purposes)) {
        for (const { files } of opened.ofKind(kind as 'server')) {
          const args = ['-CAfile', '../roots.pem', '-untrusted', '../cas.pem', '-purpose', purpose];
          const crls = kind === 'ocsp-responder' ? [] : ['-crl_check_all', '-use_deltas', '-CRLfile', '../crls.pem'];
          expect(openssl(lab, ['verify', '-x509_strict', ...args, ...crls, files.certificate])).toContain(': OK');
        }
      }
      for (const file of filesBelow(lab).filter((name) => name.endsWith('.crl'))) {
        const verified = openssl(lab, [
          'crl',
          '-inform',
          'DER',
          '-in',
          file,
          '-CAfile',
          '../cas.pem',
          '-verify',
          '-noout',
        ]);
        expect(verified).toBe('');
      }
    }
  });
});

describe('lab issue, revoke and crl', () => {
  const at = (file: string) => join(PLAIN, file);
  const inLab = (...args: string[]) => runInProcess(['lab', ...args, '--lab', PLAIN]);
  const client = at('clients/PC-0002.contoso.com.cer');
  const check = (file: string) =>
    reportOf([
      ...['check', file, '--as', 'client', '--roots', at('ca/*Root*.cer'), '--intermediates', at('upload/i*.cer')],
      ...['--crl', at('crl/*.crl')],
    ]);

  it('revoke says which command puts it on a CRL; then check fails by delta CRL and by base CRL', async () => {
    const revoked = await inLab('revoke', client, '--reason', 'keyCompromise');
    expect(revoked.stdout).toMatch(/^ REVOKED {2}PC-0002\.contoso\.com, keyCompromise/);
    expect(failures(await check(client))).toEqual([]);
    expect((await inLab('crl', '--delta')).stdout.replace(/\s+/g, ' ')).toMatch(/delta 2 on 1, 1 entry/);
    expect((await check(client)).verdict).toBe('fail');
    if (tool) {
      openssl(PLAIN, ['x509', '-inform', 'DER', '-in', 'ca/CMG-Lab-Root-CA-1.cer', '-out', '../root.pem']);
      openssl(PLAIN, ['x509', '-inform', 'DER', '-in', 'ca/CMG-Lab-Issuing-CA-1.cer', '-out', '../int.pem']);
      const crls = filesBelow(at('crl')).map((file) => openssl(at('crl'), ['crl', '-inform', 'DER', '-in', file]));
      writeFileSync(join(folder, 'crls.pem'), crls.join(''));
      const args = [
        '-CAfile',
        '../root.pem',
        '-untrusted',
        '../int.pem',
        '-crl_check',
        '-use_deltas',
        '-CRLfile',
        '../crls.pem',
      ];
      expect(() => openssl(PLAIN, ['verify', ...args, client])).toThrow(/certificate revoked/);
    }
    expect((await inLab('crl')).stdout).toMatch(
      /CMG-Lab-Issuing-CA-1\.crl +number 3, 1 entry[\s\S]*delta 3 on 3, 0 entries/,
    );
    const report = await check(client);
    expect(failures(report).join()).toContain('crl/not-revoked');
    expect(openLab(PLAIN).status(new X509Certificate(readFileSync(client)).serialNumber)).toMatchObject({
      state: 'revoked',
      reason: 'keyCompromise',
    });
  });

  it('a hold can be taken back, and the delta CRL says so; nothing else can', async () => {
    const held = at('clients/PC-0001.contoso.com.pfx');
    const cer = held.replace('.pfx', '.cer');
    await inLab('revoke', held, '--reason', 'certificateHold');
    await inLab('crl');
    expect((await check(cer)).verdict).toBe('fail');
    expect((await inLab('revoke', held, '--reason', 'removeFromCRL')).stdout).toMatch(/^ RESTORED/);
    await inLab('crl', '--delta', '--next-update', '3');
    expect((await check(cer)).verdict).toBe('pass');
    for (const args of [
      ['revoke', client],
      ['revoke', cer, '--reason', 'removeFromCRL'],
      ['revoke', at('ca/CMG-Lab-Root-CA-1.cer')],
      ['revoke', 'DEADBEEF01'],
      ['crl', '--issuer', 'Nobody'],
      ['crl', '--next-update', '2020-01-01'],
    ]) {
      expect(await inLab(...args), args.join(' ')).toMatchObject({ code: 2, stdout: '' });
    }
  });

  it('says everything as JSON, too', async () => {
    const json = async (...args: string[]) => JSON.parse((await inLab(...args, '--format', 'json')).stdout);
    const { certificate, next } = await json('issue', 'client', 'PC-0601.contoso.com');
    expect(certificate).toMatchObject({ kind: 'client', name: 'PC-0601.contoso.com', status: { state: 'good' } });
    expect(next).toEqual([expect.stringContaining(certificate.files.pfx)]);
    expect((await json('revoke', certificate.serialNumber, '--reason', 'superseded')).certificate.status).toMatchObject(
      { state: 'revoked', reason: 'superseded' },
    );
    expect((await json('crl', '--delta')).crls).toMatchObject([
      { kind: 'delta', file: expect.stringMatching(/^crl./) },
    ]);
    const again = JSON.parse((await runInProcess([...PLAIN_ARGS, '--format', 'json'])).stdout);
    expect(again).toMatchObject({ schemaVersion: 1, lab: PLAIN, began: 'complete', passwordFile: 'password.txt' });
    expect(again.certificates).toContainEqual({
      ...certificate,
      status: expect.objectContaining({ state: 'revoked' }),
    });
  });

  it('takes a hold back on the next delta CRL, also one that no base CRL has shown (RFC 5280, 5.2.4)', async () => {
    const { certificate } = JSON.parse(
      (await inLab('issue', 'client', 'PC-0602.contoso.com', '--format', 'json')).stdout,
    );
    const delta = () => {
      const { entries } = openLab(PLAIN).crlsOf({ serialNumber: certificate.issuer }).delta ?? { entries: 0 };
      return entries;
    };
    await inLab('crl');
    await inLab('revoke', certificate.serialNumber, '--reason', 'certificateHold');
    await inLab('crl', '--delta');
    expect(delta()).toBe(1);
    await inLab('revoke', certificate.serialNumber, '--reason', 'removeFromCRL');
    for (const _ of ['the next', 'and those after it']) {
      await inLab('crl', '--delta');
      expect(delta()).toBe(1);
    }
    await inLab('crl');
    expect(delta()).toBe(0);
  });

  it('issue makes certificates and CAs whose printed check passes, and keeps what is there', async () => {
    const first = readFileSync(at('server/GraniteFalls.contoso.com.cer'));
    const made = [
      await runInProcess(words(nextCommand(await inLab('issue', 'ca', 'Branch CA')))),
      await inLab('issue', 'client', 'PC-0777.contoso.com', '--issuer', 'branch ca', '--template', '1'),
      await inLab('issue', 'server', 'GraniteFalls.contoso.com', '--days', '30'),
    ];
    for (const run of made) {
      expect(run).toMatchObject({ code: 0, stderr: '' });
      const { code, stdout } = await runInProcess(words(nextCommand(run)));
      expect(stdout).not.toMatch(/FAIL|OPEN/);
      expect(code).toBe(0);
    }
    expect(readFileSync(at('server/GraniteFalls.contoso.com.cer'))).toEqual(first);
    expect(existsSync(at('server/GraniteFalls.contoso.com-2.pfx'))).toBe(true);
    const lab = openLab(PLAIN);
    const client = lab.named('client', 'PC-0777.contoso.com');
    expect(readExtension(lab.decoded(client as never), 'microsoftTemplateName')).toMatchObject({ value: 'Machine' });
    expect(readdirSync(at('upload')).filter((name) => name.includes('Branch'))).toHaveLength(1);
    expect(lab.chainOf(lab.named('client', 'PC-9001.contoso.com') as never)[0]?.name).toBe('Branch CA');
    expect(await inLab('issue', 'client', 'PC 1')).toMatchObject({ code: 2 });
    expect(await inLab('issue', 'server', 'a-b.contoso.com')).toMatchObject({ code: 2 });
    expect(await inLab('issue', 'client', 'PC-1', '--issuer', 'CMG Lab Root CA 1')).toMatchObject({ code: 2 });
  });
});

/** A lock of a process that has this number no longer: another has it, or none. */
const staleLock = (pid = process.pid): string =>
  JSON.stringify({ pid, started: '1', host: hostname(), command: 'x', since: 'y', nonce: 'z' });

describe('the lock', () => {
  const crl = () => runInProcess(['lab', 'crl', '--lab', PLAIN]);

  it('refuses a second writer while the first lives, and says who that is', async () => {
    const holder = openLab(PLAIN, { write: true, command: 'cmg-cert lab serve' });
    const { code, stderr } = await crl();
    expect(code).toBe(2);
    expect(stderr).toContain(`in use: cmg-cert lab serve (process ${process.pid}`);
    expect(openLab(PLAIN).certificates.length).toBeGreaterThan(7);
    holder.close();
    expect((await crl()).code).toBe(0);
  });

  it('is taken at once from a process that is dead, also when its number is used again', async () => {
    for (const stale of [staleLock(), staleLock(4_194_999)]) {
      writeFileSync(join(PLAIN, '.lock'), stale);
      expect((await crl()).code).toBe(0);
      expect(existsSync(join(PLAIN, '.lock'))).toBe(false);
    }
  });
});

describe('a dead lock that several find at once', () => {
  it('is taken by one at a time: no two CRLs get one number', { timeout: 60_000 }, async () => {
    writeFileSync(join(PLAIN, '.lock'), staleLock());
    const runs = Array.from(
      { length: 4 },
      () =>
        new Promise<number | null>((done) => {
          const args = [join(ROOT, 'bin/cmg-cert.js'), 'lab', 'crl', '--lab', PLAIN];
          spawn(process.execPath, args, { stdio: 'ignore' }).on('close', done);
        }),
    );
    const codes = await Promise.all(runs);
    expect(codes.filter((code) => code !== 0 && code !== 2)).toEqual([]);
    expect(codes).toContain(0);
    const made = readFileSync(join(PLAIN, 'ledger.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line.includes('"type":"crl"'))
      .map((line) => JSON.parse(line) as { issuer: string; number: number; kind: string })
      .map(({ issuer, number, kind }) => `${issuer} ${kind} ${number}`);
    expect(new Set(made).size).toBe(made.length);
    expect(existsSync(join(PLAIN, '.lock'))).toBe(false);
  });
});

describe('a ledger', () => {
  it('takes in what another process appends, and is refused when it was edited', async () => {
    const reader = openLab(WIDE);
    expect(reader.refresh()).toBe(false);
    const [client] = reader.ofKind('client');
    await runInProcess(['lab', 'revoke', client?.serialNumber ?? '', '--lab', WIDE]);
    expect(reader.refresh()).toBe(true);
    expect(reader.status(client?.serialNumber ?? '')).toMatchObject({ state: 'revoked' });
    expect(reader.status('00')).toEqual({ state: 'unknown' });
    appendFileSync(join(WIDE, 'ledger.jsonl'), '{"type":"certificate","files":{"key":"../../etc/x"}}\n');
    const { code, stderr } = await runInProcess(['lab', 'crl', '--lab', WIDE]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/ledger\.jsonl: line \d+ is no entry/);
    expect((await runInProcess(['lab', 'crl', '--lab', folder])).stderr).toContain('is no lab');
  });

  const copyOf = (ledger: (text: string) => string): string => {
    const copy = mkdtempSync(join(folder, 'copy-'));
    cpSync(PLAIN, copy, { recursive: true });
    writeFileSync(join(copy, 'ledger.jsonl'), ledger(readFileSync(join(PLAIN, 'ledger.jsonl'), 'utf8')));
    return copy;
  };

  it.each<[string, (text: string) => string, RegExp]>([
    ['that leads out of the lab', (text) => text.replaceAll('"stem":"', '"stem":"../../'), /line 2 is no entry/],
    ['without the line of a CA', (text) => text.replace(/^.*"role":"intermediate".*\n/m, ''), /has no line for it/],
    ['of a newer version', (text) => text.replace('"schemaVersion":1', '"schemaVersion":2'), /newer cmg-cert/],
  ])('%s is refused, and nothing is written', async (_, edit, message) => {
    const copy = copyOf(edit);
    const before = filesBelow(folder);
    const { code, stdout, stderr } = await runInProcess(['lab', 'crl', '--lab', copy]);
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([message.source.includes('newer') ? 2 : 3, '']);
    expect(filesBelow(folder)).toEqual(before);
  });

  it('whose password was changed is refused with the names of both files', async () => {
    const copy = copyOf((text) => text);
    writeFileSync(join(copy, 'password.txt'), 'another\n');
    const { code, stderr } = await runInProcess(['lab', 'crl', '--lab', copy]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/\.key does not open with the password in password\.txt/);
  });

  it('is not begun where a file is in the way', async () => {
    const { code, stderr } = await runInProcess(['lab', 'init', join(PLAIN, 'README.md'), ...PLAIN_ARGS.slice(3)]);
    expect(code).toBe(2);
    expect(stderr).toContain('README.md: a file of that name is in the way');
  });
});
