import { spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAll } from '../../src/core/read.js';
import { commonNames } from '../../src/core/x509/nameAttributes.js';
import { readExtension } from '../../src/core/x509/readExtension.js';
import { nodeCrypto } from '../../src/platform/node/crypto.js';
import { writeInf } from '../../src/write/request/writeInf.js';
import { fixturePath } from '../support/fixtures.js';
import { type InfLine, parseInf } from '../support/inf.js';
import { hasOpenssl, temporaryDirectory } from '../support/openssl.js';
import { runInProcess } from '../support/runInProcess.js';

const AT = ['--at', '2026-11-21T12:00:00Z'];
const ENV = { KEY: 'Größe-Ω 2026', COLUMNS: '100' };
const PASSWORD = ['--out-password-env', 'KEY'];
const directory = temporaryDirectory();
const folder = (): string => mkdtempSync(join(directory, 'run-'));
const run = (args: readonly string[], env: Record<string, string> = ENV) => runInProcess(['request', ...args], env);
const opensslHere = hasOpenssl();

/** What openssl says of a request's signature; its exit code is 0 either way. */
const verified = (file: string, form = 'PEM'): string | undefined => {
  const { stderr } = spawnSync('openssl', ['req', '-in', file, '-inform', form, '-verify', '-noout'], {
    encoding: 'utf8',
  });
  return /verify (OK|failure)/.exec(stderr)?.[1];
};

const values = (lines: readonly InfLine[] = []) => Object.fromEntries(lines.map(({ key, value }) => [key, value]));
const csrIn = (file: string) => {
  const [csr] = readAll(readFileSync(file)).requests;
  if (csr === undefined) throw new Error(`no request in ${file}`);
  return csr;
};

describe('cmg-cert request -o name.inf', () => {
  it('writes what certreq makes a server key and request from', async () => {
    const at = folder();
    const out = join(at, 'cmg.inf');
    const { code, stdout } = await run(['GraniteFalls.contoso.com', '-o', out, '--template', 'CMG Server', ...AT]);
    expect(code).toBe(0);
    expect(stdout).toContain(`certreq -new ${out} `);
    const text = readFileSync(out, 'latin1');
    const inf = parseInf(text);
    expect(Object.fromEntries([...inf].map(([name, lines]) => [name, values(lines)]))).toEqual({
      Version: { Signature: '$Windows NT$' },
      NewRequest: {
        Subject: 'CN=GraniteFalls.contoso.com',
        KeyLength: '2048',
        KeyAlgorithm: 'RSA',
        HashAlgorithm: 'SHA256',
        ProviderName: 'Microsoft Software Key Storage Provider',
        KeyUsage: '0xA0',
        MachineKeySet: 'TRUE',
        Exportable: 'TRUE',
        RequestType: 'PKCS10',
        SMIME: 'FALSE',
      },
      EnhancedKeyUsageExtension: { OID: '1.3.6.1.5.5.7.3.1' },
      Extensions: { '2.5.29.17': '{text}dns=GraniteFalls.contoso.com' },
      RequestAttributes: { CertificateTemplate: 'CMG Server' },
    });
    expect(readdirSync(at)).toEqual(['cmg.inf']);
  });

  it('asks a CSP for a key for exchange, and for every name given', async () => {
    const out = join(folder(), 'cmg.inf');
    const csp = 'Microsoft RSA SChannel Cryptographic Provider';
    await run(['cmg1.contoso.com', '-o', out, '--provider', csp, '--dns', 'cmg2.contoso.com', '--key-size', '4096']);
    const inf = parseInf(readFileSync(out, 'latin1'));
    expect(values(inf.get('NewRequest'))).toMatchObject({
      ProviderName: csp,
      KeySpec: '1',
      ProviderType: '12',
      KeyLength: '4096',
    });
    expect(values(inf.get('NewRequest'))).not.toHaveProperty('KeyAlgorithm');
    expect(values(inf.get('Extensions'))).toEqual({ '2.5.29.17': '{text}dns=cmg1.contoso.com&dns=cmg2.contoso.com' });
    expect(inf.has('RequestAttributes')).toBe(false);
  });

  it('leaves a client key where it is made, unless told otherwise, and asks for Client Authentication', async () => {
    const at = folder();
    for (const [role, options, exportable] of [
      ['client', [], 'FALSE'],
      ['client', ['--exportable'], 'TRUE'],
      ['connection-point', [], 'TRUE'],
    ] as const) {
      const out = join(at, `${role}-${exportable}.inf`);
      expect((await run(['PC-0001', '--for', role, '-o', out, ...options])).code).toBe(0);
      const inf = parseInf(readFileSync(out, 'latin1'));
      expect(values(inf.get('NewRequest'))).toMatchObject({ Subject: 'CN=PC-0001', Exportable: exportable });
      expect(values(inf.get('EnhancedKeyUsageExtension'))).toEqual({ OID: '1.3.6.1.5.5.7.3.2' });
    }
  });

  it('asks for the whole subject of the certificate to be renewed, in INF and request alike', async () => {
    const at = folder();
    const subject = [
      ...['--organization', 'Contoso, "Ltd." = 100%', '--organizational-unit', 'IT+Ops', '--locality', 'Zürich'],
      ...['--state', 'ZH', '--country', 'ch'],
    ];
    const [inf, csr] = [join(at, 'cmg.inf'), join(at, 'cmg.csr')];
    expect((await run(['cmg.contoso.com', '-o', inf, ...subject])).stdout).toContain('Organization Contoso, "Ltd."');
    expect((await run(['cmg.contoso.com', '-o', csr, ...PASSWORD, ...subject])).code).toBe(0);
    const written = parseInf(readFileSync(inf).toString('utf16le').slice(1)).get('NewRequest');
    expect(values(written)).toMatchObject({
      Subject: 'CN=cmg.contoso.com, OU="IT+Ops", O="Contoso, ""Ltd."" = 100%", L=Zürich, S=ZH, C=CH',
    });
    const attributes = csrIn(csr).subject.rdns.flat();
    expect(attributes.map(({ oid, value }) => `${oid}=${value}`)).toEqual([
      ...['2.5.4.6=CH', '2.5.4.8=ZH', '2.5.4.7=Zürich', '2.5.4.10=Contoso, "Ltd." = 100%', '2.5.4.11=IT+Ops'],
      '2.5.4.3=cmg.contoso.com',
    ]);
    for (const wrong of [
      ['--country', 'USA'],
      ['--organization', 'x'.repeat(65)],
      ['--organization', ' '],
      ['--locality', 'a\nCN=b'],
    ]) {
      const refused = await run(['cmg.contoso.com', '-o', join(at, 'no.inf'), ...wrong]);
      expect(refused, wrong.join(' ')).toMatchObject({ code: 2, stdout: '' });
    }
    expect(readdirSync(at).sort()).toEqual(['cmg.csr', 'cmg.inf', 'cmg.key']);
  });

  it('is UTF-16 where a name in it is not ASCII', async () => {
    const out = join(folder(), 'cmg.inf');
    await run(['cmg.contoso.com', '-o', out, '--template', 'CMG für Größe']);
    const bytes = readFileSync(out);
    expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe]);
    const inf = parseInf(bytes.toString('utf16le').slice(1));
    expect(values(inf.get('RequestAttributes'))).toEqual({ CertificateTemplate: 'CMG für Größe' });
  });

  it('quotes what is given', () => {
    const recipe = {
      commonName: 'cmg.contoso.com',
      dnsNames: ['cmg.contoso.com'],
      purposes: [],
      keyUsage: ['digitalSignature'] as const,
      keyBits: 2048 as const,
    };
    const template = 'A "quoted" 100% template; with more';
    const text = writeInf(recipe, { provider: 'Contoso HSM', exportable: false, template });
    expect(values(parseInf(text).get('RequestAttributes'))).toEqual({ CertificateTemplate: template });
    expect(values(parseInf(text).get('NewRequest'))).toMatchObject({ KeyUsage: '0x80', ProviderName: 'Contoso HSM' });
  });
});

describe('cmg-cert request -o name.csr', () => {
  it.each([
    { name: 'GraniteFalls.contoso.com', options: [], role: 'server', purpose: '1.3.6.1.5.5.7.3.1' },
    {
      name: '*.contoso.com',
      options: ['--service-name', 'cmg.contoso.com'],
      role: 'server',
      purpose: '1.3.6.1.5.5.7.3.1',
    },
    { name: 'PC-0001.contoso.com', options: ['--key-size', '4096'], role: 'client', purpose: '1.3.6.1.5.5.7.3.2' },
    { name: 'SITE1', options: [], role: 'connection-point', purpose: '1.3.6.1.5.5.7.3.2' },
  ])('asks for $name as $role; openssl req -verify accepts it', async ({ name, options, role, purpose }) => {
    const at = folder();
    const out = join(at, 'new.csr');
    const { code } = await run([name, '--for', role, '-o', out, ...options, ...PASSWORD]);
    expect(code).toBe(0);
    const csr = csrIn(out);
    expect(commonNames(csr.subject)).toEqual([name]);
    expect(readExtension(csr, 'subjectAltName')).toMatchObject({ value: [{ kind: 'dns', value: name }] });
    expect(readExtension(csr, 'extendedKeyUsage')).toMatchObject({ value: [purpose] });
    const usage = readExtension(csr, 'keyUsage');
    expect(usage.state === 'present' && [...usage.value]).toEqual(['digitalSignature', 'keyEncipherment']);
    const key = createPrivateKey({ key: readFileSync(join(at, 'new.key')), passphrase: ENV.KEY });
    const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
    expect(Buffer.from(csr.publicKey.der).equals(spki)).toBe(true);
    expect(key.asymmetricKeyDetails?.modulusLength).toBe(options.includes('4096') ? 4096 : 2048);
    if (opensslHere) expect(verified(out)).toBe('OK');
    const judged = await run(['check', out, '--for', role, ...options.slice(0, options.includes('4096') ? 0 : 2)]);
    expect(judged.code).toBe(0);
  });

  it.skipIf(!opensslHere)('has a request that openssl refuses once it is changed', async () => {
    const at = folder();
    await run(['cmg.contoso.com', '-o', join(at, 'new.csr'), '--plain-key']);
    const der = Buffer.from(csrIn(join(at, 'new.csr')).der);
    der[der.indexOf('cmg.contoso.com')] = 'x'.charCodeAt(0);
    writeFileSync(join(at, 'changed.csr'), der);
    expect(verified(join(at, 'changed.csr'), 'DER')).toBe('failure');
    const { code, stdout } = await run(['check', join(at, 'changed.csr')]);
    expect(code).toBe(1);
    expect(stdout).toContain('request/signature');
  });

  it.skipIf(process.platform === 'win32')('keeps the key to its owner, encrypted unless told otherwise', async () => {
    const at = folder();
    await run(['cmg.contoso.com', '-o', join(at, 'a.csr'), ...PASSWORD]);
    expect(readFileSync(join(at, 'a.key'), 'utf8')).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
    const { stdout } = await run([
      'cmg.contoso.com',
      '-o',
      join(at, 'b.csr'),
      '--key',
      join(at, 'c.pem'),
      '--plain-key',
    ]);
    expect(stdout).toContain('NOT encrypted');
    expect(readFileSync(join(at, 'c.pem'), 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----/);
    for (const file of ['a.key', 'c.pem']) expect(statSync(join(at, file)).mode & 0o777).toBe(0o600);
    expect(readdirSync(at).sort()).toEqual(['a.csr', 'a.key', 'b.csr', 'c.pem']);
  });

  it('goes on to a PFX of its key with cmg-cert pfx build', async () => {
    const at = folder();
    const { stdout } = await run(['cmg.contoso.com', '-o', join(at, 'cmg.csr'), ...PASSWORD]);
    expect(stdout).toContain(`cmg-cert pfx build ${join(at, 'cmg.key')} ${join(at, 'cmg.cer')} --chain issuing.cer -o`);
    const [der] = readAll(readFileSync(join(at, 'cmg.key'))).encryptedPrivateKeys;
    const { decryptPrivateKey } = await import('../../src/core/pkcs12/decryptPrivateKey.js');
    const key = await decryptPrivateKey(der as Uint8Array, [ENV.KEY], nodeCrypto);
    expect(await nodeCrypto.proves(key.pkcs8, csrIn(join(at, 'cmg.csr')).publicKey.der)).toBe('match');
  });
});

describe('cmg-cert request refuses', () => {
  it.each([
    { name: 'cmg-gw.contoso.com', rule: 'name/prefix-characters', fix: 'cmggw.contoso.com' },
    { name: 'cm.contoso.com', rule: 'name/prefix-length', fix: 'contoso.com' },
    { name: '1cmg.contoso.com', rule: 'name/prefix-starts-with-letter', fix: 'cmg1cmg.contoso.com' },
    { name: 'granitefalls', rule: 'name/cn-is-fqdn', fix: 'it has no domain' },
    { name: 'https://cmg.contoso.com/', rule: 'name/cn-is-fqdn', fix: 'cmg.contoso.com' },
    { name: 'cmg.chinacloudapp.cn', rule: 'name/cloud-supported', fix: '' },
    { name: 'cmg*.contoso.com', rule: 'name/wildcard-form', fix: '' },
  ])('$name before it is paid for, with the words of $rule', async ({ name, rule, fix }) => {
    const at = folder();
    for (const file of ['x.inf', 'x.csr']) {
      const { code, stdout, stderr } = await run([name, '-o', join(at, file)]);
      expect(code).toBe(1);
      expect(stdout).toContain(rule);
      expect(stdout).toContain(fix);
      expect(stderr).toContain('Nothing was written.');
    }
    expect(readdirSync(at)).toEqual([]);
  });

  it('a wildcard of which nobody said what it stands for, and what it cannot stand for', async () => {
    const at = folder();
    expect((await run(['*.contoso.com', '-o', join(at, 'x.inf')])).code).toBe(4);
    const other = await run(['*.contoso.com', '--service-name', 'cmg.fabrikam.com', '-o', join(at, 'x.inf')]);
    expect(other.code).toBe(1);
    expect(other.stdout).toContain('name/matches-service-name');
    expect(readdirSync(at)).toEqual([]);
  });

  it('a computer name that DNS does not allow, endings that say nothing, and options of the other form', async () => {
    const at = folder();
    for (const [args, words] of [
      [['PC_1', '--for', 'client', '-o', join(at, 'x.inf')], 'is no computer name'],
      [['cmg.contoso.com', '-o', join(at, 'x.inf'), '--dns', 'a.b&upn=c'], 'is no DNS name'],
      [['cmg.contoso.com', '-o', join(at, 'x.inf'), '--template', 'a\r\nb = c'], 'control character'],
      [['cmg.contoso.com', '-o', join(at, 'x.txt')], 'neither INF nor request'],
      [['cmg.contoso.com', '-o', join(at, 'x.inf'), '--plain-key'], '--plain-key'],
      [['cmg.contoso.com', '-o', join(at, 'x.csr'), '--template', 'Web'], '--template'],
      [['cmg.contoso.com', '-o', join(at, 'x.csr')], 'no password for the new private key'],
      [['cmg.contoso.com', '-o', join(at, 'x.csr'), '--key', join(at, 'x.csr'), '--plain-key'], 'are both'],
      [['cmg.contoso.com', '-o', join(at, 'x.inf'), '--key-size', '3072'], '2048 or 4096'],
    ] as const) {
      const { code, stderr } = await run(args);
      expect(stderr).toContain(words);
      expect(code).toBe(2);
    }
    expect(readdirSync(at)).toEqual([]);
  });

  it('to write over a request or a key that is there', async () => {
    const at = folder();
    writeFileSync(join(at, 'x.key'), 'mine');
    const args = ['cmg.contoso.com', '-o', join(at, 'x.csr'), '--plain-key'];
    expect((await run(args)).code).toBe(2);
    expect(readdirSync(at)).toEqual(['x.key']);
    expect(readFileSync(join(at, 'x.key'), 'utf8')).toBe('mine');
    expect((await run([...args, '--force'])).code).toBe(0);
  });
});

describe('what cmg-cert request prints', () => {
  it('says what to order, which record is needed and which commands follow', async () => {
    const at = folder();
    const out = join(at, 'cmg.inf');
    const { stdout } = await run(['GraniteFalls.contoso.com', '-o', out, '--region', 'westus', ...AT]);
    expect(stdout.replaceAll(`${at}/`, '')).toMatchInlineSnapshot(`
      " WRITTEN  cmg.inf asks for the CMG server certificate
                20 checks passed. Offline: nothing left this computer.

       Order
         Key          RSA 2048, SHA-256
         Names        common name (CN) GraniteFalls.contoso.com; subject alternative name (SAN)
                      GraniteFalls.contoso.com
         Purpose      Server Authentication (1.3.6.1.5.5.7.3.1) only
         Life         at most 200 days from a public CA; your own CA may give more
         Issuer       a public CA, or your own CA whose root the clients trust and whose CRL they reach
         DNS record   granitefalls.contoso.com. CNAME granitefalls.westus.cloudapp.azure.com.

       Next, on the computer that is to have the key, as administrator
         1  certreq -new cmg.inf cmg.csr
            makes the key in the store of Windows, and the request
         2  cmg-cert request check cmg.csr
            optional: judges what certreq made of it
         3  certreq -submit cmg.csr cmg.cer
            to your own CA; for a public CA paste the request into its order form and save its answer
         4  certreq -accept cmg.cer
            joins the certificate with its key
         5  certlm.msc > Personal > Certificates > All Tasks > Export
            with the private key and all certificates in the path, as a PFX
         6  cmg-cert check cmg.pfx
            judges what the CMG wizard will get
      "
    `);
  });

  it.each([
    ['2026-03-14', '398 days'],
    ['2026-03-15', '200 days'],
    ['2027-03-15', '100 days'],
    ['2029-03-15', '47 days'],
  ])('knows on %s how long a public certificate may live', async (day, life) => {
    const { stdout } = await run(['cmg.contoso.com', '-o', join(folder(), 'x.inf'), '--at', day]);
    expect(stdout).toContain(`at most ${life} from a public CA`);
  });

  it('is the same as JSON, with the report of the request', async () => {
    const out = join(folder(), 'x.inf');
    const good = JSON.parse((await run(['cmg.contoso.com', '-o', out, '--format', 'json'])).stdout);
    expect(good).toMatchObject({ schemaVersion: 1, written: true, files: [out], order: { key: 'RSA 2048, SHA-256' } });
    expect(good.report.inputs[0]).toMatchObject({ kind: 'csr', verdict: 'pass', role: 'server' });
    const bad = JSON.parse((await run(['cmg-1.contoso.com', '-o', `${out}2.inf`, '--format', 'json'])).stdout);
    expect(bad).toMatchObject({ written: false, files: [], report: { verdict: 'fail' } });
  });
});

describe('cmg-cert request check', () => {
  const check = (file: string, ...more: string[]) =>
    run(['check', fixturePath(file), '--format', 'json', ...AT, ...more]);
  const failing = (stdout: string): string[] =>
    JSON.parse(stdout)
      .inputs[0].results.filter(({ outcome }: { outcome: string }) => outcome === 'fail')
      .map(({ rule }: { rule: string }) => rule);

  it.each([
    ['codecs/request.pem', []],
    ['codecs/request.der', []],
    ['codecs/request-windows.pem', []],
    ['codecs/request-java.pem', []],
    ['codecs/request-new.pem', ['name/in-san']],
    ['codecs/request-ec.pem', ['key/rsa', 'name/in-san']],
  ])('judges %s', async (file, fails) => {
    const { code, stdout } = await check(file);
    expect(failing(stdout)).toEqual(fails);
    expect(code).toBe(fails.includes('key/rsa') ? 1 : 0);
    expect(JSON.parse(stdout).inputs[0].kind).toBe('csr');
  });

  it('says nothing of what a request cannot have: an issuer, dates, a chain, revocation', async () => {
    const { stdout } = await check('codecs/request.pem');
    const rules: string[] = JSON.parse(stdout).inputs[0].results.map(({ rule }: { rule: string }) => rule);
    expect(rules.filter((rule) => /^(trust|crl|ocsp|pfx|client)\//.test(rule))).toEqual([]);
    expect(rules).not.toContain('cert/within-validity');
    expect(rules).not.toContain('cert/signature-hash');
    expect(rules).toContain('request/signature');
  });

  it('leaves to the CA what a request does not ask for, and says so', async () => {
    const { inputs } = JSON.parse((await check('codecs/request-java.pem')).stdout);
    for (const rule of ['usage/server-auth', 'usage/key-usage']) {
      expect(inputs[0].results.find((one: { rule: string }) => one.rule === rule)).toMatchObject({ outcome: 'note' });
    }
  });

  it('judges as what it is for, and by the service name', async () => {
    expect(failing((await check('codecs/request.pem', '--for', 'client')).stdout)).toContain('usage/client-auth');
    const other = await check('codecs/request.pem', '--service-name', 'cmg.contoso.com');
    expect(failing(other.stdout)).toContain('name/matches-service-name');
  });

  it('refuses what is no request, and judges requests in cmg-cert check as well', async () => {
    const { code, stderr } = await run(['check', fixturePath('good/adcs/server.cer')]);
    expect(code).toBe(2);
    expect(stderr).toContain('is no certificate request');
    const plain = await runInProcess(['check', fixturePath('codecs/request.pem'), ...AT], ENV);
    expect(plain.code).toBe(0);
    expect(plain.stdout.replace(/\s+/g, ' ')).toContain(
      'asks for a certificate that can be the CMG server certificate',
    );
  });

  it('has a -o of its own', async () => {
    const out = join(folder(), 'report.json');
    expect((await run(['check', fixturePath('codecs/request.pem'), '-o', `json=${out}`])).code).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8')).verdict).toBe('pass');
  });
});
